/// What a server's error says, whichever of the shapes in use it has:
/// `{"error": {…}}` (OpenAI), `{"error": "…"}` (Ollama), `[{"error": {…}}]` (Gemini), `{"message": …}` (vLLM,
/// Mistral), `{"detail": …}` (FastAPI), or no JSON at all.
struct ErrorBody: Hashable, Sendable {
    /// The sentence meant for people, or the whole body where there is none.
    var message: String
    /// Names the kind of error: `code`, `type` and `status` of the error, lower case.
    var names: Set<String> = []
    /// An HTTP status inside the body, as errors under 200 have.
    var status: Int?
    var promptTokens: Int?
    var tokenLimit: Int?
    /// Google's `retryDelay`, in seconds.
    var retryDelay: Double?

    /// Reads a body that is known to be an error's.
    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let json = JSONValue.decode(bytes) ?? .string(text)
        self.init(Self.error(in: json) ?? json, whole: text)
    }

    /// Reads the value of an `error` member; `whole` stands in for a missing message.
    init(_ error: JSONValue, whole: String) {
        // Ollama passes on what llama.cpp said to it: JSON inside a string.
        let inner = error.string.flatMap { JSONValue.decode(Array($0.utf8)) }?["error"]
        let error = inner ?? error
        message = error.string ?? error["message"]?.string ?? error["detail"]?.string ?? whole
        names = Set(["code", "type", "status"].compactMap { error[$0]?.string?.lowercased() })
        status = [error["code"]?.integer, error["status"]?.integer].lazy.compactMap(\.self)
            .first { (400..<600).contains($0) }
        promptTokens = error["n_prompt_tokens"]?.integer
        tokenLimit = error["n_ctx"]?.integer
        for detail in error["details"]?.elements ?? [] { read(detail) }
        // OpenRouter wraps the error of the server behind it.
        if let behind = error["metadata"]?["raw"]?.string { message += ": " + behind }
    }

    /// The value of the `error` member, if this is an error's JSON.
    static func error(in json: JSONValue) -> JSONValue? {
        if let error = json["error"] { return error }
        if let first = json.elements.first { return first["error"] }
        if json["object"]?.string == "error" { return json }
        return nil
    }

    /// One of Google's `error.details`.
    private mutating func read(_ detail: JSONValue) {
        if let delay = detail["retryDelay"]?.string.flatMap(RetryAfter.seconds(inRetryDelay:)) { retryDelay = delay }
        if let reason = detail["reason"]?.string { names.insert(reason.lowercased()) }
        for violation in detail["violations"]?.elements ?? [] {
            if violation["quotaId"]?.string?.contains("PerDay") == true { names.insert("daily_quota") }
        }
    }
}
