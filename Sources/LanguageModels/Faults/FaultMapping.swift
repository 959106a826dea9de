internal import InterviewKit

/// What an answer that is not a success means. Pure: status, headers and body in, a fault out.
struct FaultMapping: Sendable {
    /// The key of this exchange; no error may carry it.
    var secret: String?
    /// Seconds since 1970, for a `Retry-After` that is a date.
    var wallClock: Double = 0

    private var clean: CleanText { CleanText(secret: secret) }

    /// The fault of an answer with a status that is not 2xx.
    func fault(_ head: ResponseHead, body bytes: [UInt8]) -> Fault {
        if (300..<400).contains(head.status) {
            return Fault(.rejected(status: head.status, reason: redirectReason(head.headers["location"])))
        }
        let body = ErrorBody(bytes)
        let delay = RetryAfter.seconds(in: head.headers, wallClock: wallClock) ?? body.retryDelay
        return fault(status: head.status, body, retryAfter: delay, whole: bytes)
    }

    /// The fault an answer of status 200 turned out to be, before any of its text.
    func faultUnderSuccess(_ body: ErrorBody) -> Fault {
        let status = body.status ?? Self.status(named: body.names) ?? 200
        return fault(status: status, body, retryAfter: body.retryDelay, whole: Array(body.message.utf8))
    }

    private func fault(status: Int, _ body: ErrorBody, retryAfter: Double?, whole: [UInt8]) -> Fault {
        let error = error(status: status, body, retryAfter: retryAfter)
        switch error {
        case .rejected, .unavailable:
            let text = String(decoding: whole, as: UTF8.self)
            return Fault(error, unwelcome: RequestField.unwelcome(status: status, message: text))
        default: return Fault(error)
        }
    }

    /// The error a server reported in the middle of a reply.
    func errorMidway(_ body: ErrorBody) -> ModelError {
        .failedMidway(reason: clean(body.message))
    }

    /// A sentence of our own around a piece of what the server sent.
    func malformed(_ what: String, showing bytes: some Sequence<UInt8>) -> ModelError {
        let shown = clean(String(decoding: Array(bytes.prefix(4096)), as: UTF8.self))
        return .malformed(reason: clean(shown.isEmpty ? what : "\(what): \(shown)"))
    }

    /// What a server said, fit to be shown.
    func cleaned(_ text: String) -> String { clean(text) }

    private func error(status: Int, _ body: ErrorBody, retryAfter: Double?) -> ModelError {
        let reason = clean(body.message)
        if Self.isContextExceeded(status: status, body) {
            let counts = ContextCounts(message: body.message)
            return .contextExceeded(
                prompt: body.promptTokens ?? counts.prompt, limit: body.tokenLimit ?? counts.limit)
        }
        if !body.names.isDisjoint(with: Self.quotaNames) { return .quotaExhausted(reason: reason) }
        if !body.names.isDisjoint(with: Self.filterNames) { return .filtered }
        // Anthropic gives it the same name as any other mistake.
        if body.message.contains("credit balance is too low") { return .quotaExhausted(reason: reason) }
        if body.names.contains("model_not_found") { return .notFound(reason: reason) }
        if body.names.contains("api_key_invalid") { return .unauthorized(status: status, reason: reason) }
        switch status {
        case 401, 403: return .unauthorized(status: status, reason: reason)
        case 402: return .quotaExhausted(reason: reason)
        case 404: return .notFound(reason: reason)
        case 429: return .rateLimited(retryAfter: retryAfter, reason: reason)
        case 408, 409, 500...599: return .unavailable(status: status, retryAfter: retryAfter, reason: reason)
        default: return .rejected(status: status, reason: reason)
        }
    }

    private static let quotaNames: Set<String> = [
        "insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "billing_error", "daily_quota",
    ]
    private static let filterNames: Set<String> = ["content_filter", "content_policy_violation"]

    /// The status an error under 200 would have had, by its name.
    private static func status(named names: Set<String>) -> Int? {
        let statuses = [
            "rate_limit_exceeded": 429, "rate_limit_error": 429, "resource_exhausted": 429, "server_error": 500,
            "internal_error": 500, "api_error": 500, "timeout_error": 504, "overloaded_error": 529, "unavailable": 503,
            "unavailable_error": 503, "authentication_error": 401, "invalid_api_key": 401, "permission_error": 403,
            "not_found_error": 404, "invalid_request_error": 400, "exceed_context_size_error": 400,
            "context_length_exceeded": 400,
        ]
        return names.compactMap { statuses[$0] }.max()
    }

    private static func isContextExceeded(status: Int, _ body: ErrorBody) -> Bool {
        if !body.names.isDisjoint(with: ["context_length_exceeded", "exceed_context_size_error"]) { return true }
        guard [400, 413, 422].contains(status) else { return false }
        let message = body.message.lowercased()
        return [
            "context length", "context size", "context window", "context limit", "input token count",
            "prompt is too long",
        ].contains { message.contains($0) }
    }

    /// Where a redirect pointed: the host alone, since a path may hold a token.
    private func redirectReason(_ location: String?) -> String {
        guard let location, let start = location.firstRange(of: "//") else { return "the server redirects elsewhere" }
        let authority = location[start.upperBound...].prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return clean(host.isEmpty ? "the server redirects elsewhere" : "the server redirects to \(host)")
    }
}

/// The numbers in a sentence like "maximum context length is 8192 tokens … resulted in 9000 tokens".
struct ContextCounts: Hashable {
    var prompt: Int?
    var limit: Int?

    init(message: String) {
        limit = Self.number(
            after: [
                "maximum context length is ", "context length of only ", "number of tokens allowed (", " tokens > ",
                "available context size (",
            ], in: message)
        prompt = Self.number(
            after: [
                "resulted in ", "you requested ", "input token count (", "keep the first ", "prompt is too long: ",
                "request (",
            ], in: message)
    }

    private static func number(after phrases: [String], in message: String) -> Int? {
        for phrase in phrases {
            guard let range = message.firstRange(of: phrase) else { continue }
            let digits = message[range.upperBound...].prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
            if let number = Int(String(digits.filter(\.isNumber))) { return number }
        }
        return nil
    }
}
