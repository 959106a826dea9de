/// A field of a request that some servers refuse.
enum RequestField: String, Hashable, Sendable, CaseIterable {
    case streamOptions = "stream_options"
    case temperature
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"

    /// The fields that an error says are not supported. A field whose *value* is refused, such as a limit of tokens
    /// that is too high, is none of them.
    static func unwelcome(inMessage message: String) -> Set<RequestField> {
        let text = message.lowercased()
        let refusals = [
            "unsupported", "not support", "unknown", "unrecognized", "unexpected", "not permitted", "not allowed",
            "extra_forbidden", "cannot find field", "no such field", "only the default",
        ]
        guard refusals.contains(where: text.contains) else { return [] }
        return Set(allCases.filter { text.contains($0.rawValue) })
    }
}

/// Which fields requests to one server have, as far as is known. Begins with the server's documented taste and learns
/// from its refusals.
struct RequestShape: Hashable, Sendable {
    private(set) var hasStreamOptions = true
    private(set) var hasTemperature = true
    /// The name under which the limit of tokens is sent, or nil when neither is understood.
    private(set) var tokenLimit: RequestField?
    private var refused: Set<RequestField> = []

    /// Newer models of OpenAI refuse `max_tokens`; other servers may not know its successor.
    init(host: String) {
        tokenLimit = host == "api.openai.com" ? .maxCompletionTokens : .maxTokens
    }

    /// Gives up fields the server refused. True when that changes the request, so that asking again makes sense; each
    /// field is given up once, so it cannot go on for ever.
    mutating func giveUp(_ fields: Set<RequestField>) -> Bool {
        let before = self
        if fields.contains(.streamOptions) { hasStreamOptions = false }
        if fields.contains(.temperature) { hasTemperature = false }
        if let sent = tokenLimit, fields.contains(sent) {
            refused.insert(sent)
            tokenLimit = [.maxCompletionTokens, .maxTokens].first { !refused.contains($0) }
        }
        return self != before
    }
}
