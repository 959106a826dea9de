/// What requests to one model at one server look like, as far as is known. Begins with the server's documented taste
/// and learns from its refusals.
struct RequestShape: Hashable, Sendable {
    private var refused: Set<RequestField> = []
    private let tokenLimits: [RequestField]
    /// The ways to ask for a structured reply that are left, best first; never empty.
    private var structures: [ReplyStructure]
    /// The largest context asked for so far, in tokens. Ollama loads the model anew for each size.
    private(set) var contextTokens = 0

    /// Newer models of OpenAI refuse `max_tokens`; other servers may not know its successor. `structures` are the ways
    /// the protocol has, best first; words always work.
    init(host: String, structures: [ReplyStructure] = ReplyStructure.allCases) {
        tokenLimits =
            host == "api.openai.com" ? [.maxCompletionTokens, .maxTokens] : [.maxTokens, .maxCompletionTokens]
        self.structures = structures
    }

    var hasStreamOptions: Bool { !refused.contains(.streamOptions) }
    var hasTemperature: Bool { !refused.contains(.temperature) }
    /// The name under which the limit of tokens is sent, or nil when neither is understood.
    var tokenLimit: RequestField? { tokenLimits.first { !refused.contains($0) } }
    /// How a structured reply is asked for.
    var structure: ReplyStructure { structures.first ?? .words }

    /// Gives up fields the server refused. True when that changes the request, so that asking again makes sense; each
    /// field is given up once, and each way to a structured reply, so it cannot go on for ever.
    mutating func giveUp(_ fields: Set<RequestField>) -> Bool {
        let before = self
        refused.formUnion(fields.intersection([.streamOptions, .temperature]))
        if let sent = tokenLimit, fields.contains(sent) { refused.insert(sent) }
        if fields.contains(.structure), structures.count > 1 { structures.removeFirst() }
        return self != before
    }

    /// Asks for a context of at least so many tokens from now on.
    mutating func reserveContext(_ tokens: Int) { contextTokens = max(contextTokens, tokens) }

    /// Takes over what another request learned.
    mutating func learn(_ other: RequestShape) {
        refused.formUnion(other.refused)
        if other.structures.count < structures.count { structures = other.structures }
        reserveContext(other.contextTokens)
    }
}
