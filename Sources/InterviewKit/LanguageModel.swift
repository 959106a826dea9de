/// A language model somewhere. Implemented over HTTP in `LanguageModels`.
package protocol LanguageModel: Sendable {
    /// The model's own name, as its server knows it.
    var name: String { get }
    /// Scheme, host, port and path of the server, without secrets.
    var endpoint: String { get }

    /// Sends `request` and streams what comes back. The stream ends after ``ModelEvent/finished(_:usage:)``, or throws a
    /// ``ModelError``; a reply whose end marker never came throws. Ending the iteration, or cancelling the task that
    /// iterates, cancels the request within 100 ms.
    func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error>
}

/// One request to a language model.
package struct ModelRequest: Hashable, Sendable {
    /// One message of the conversation, oldest first; the first may be the system's instructions.
    package struct Part: Hashable, Sendable {
        package let role: Message.Role
        package let text: String

        package init(_ role: Message.Role, _ text: String) {
            self.role = role
            self.text = text
        }
    }

    package var parts: [Part]
    /// The most tokens the reply may have.
    package var maximumTokens: Int?
    /// 0 (always the likeliest word) to 2.
    package var temperature: Double?
    /// What the reply must look like; nil for free text. A server may not enforce it, so the reply is checked all the same.
    package var schema: ReplySchema?

    package init(
        _ parts: [Part], maximumTokens: Int? = nil, temperature: Double? = nil, schema: ReplySchema? = nil
    ) {
        self.parts = parts
        self.maximumTokens = maximumTokens
        self.temperature = temperature
        self.schema = schema
    }
}

/// The form of a structured reply: one JSON object.
package struct ReplySchema: Hashable, Sendable {
    /// Letters, digits, `_` and `-`, at most 64, as the APIs want it.
    package let name: String
    /// A JSON Schema as JSON text. Every object lists all of its properties as required and allows no others, since the
    /// strict modes of the APIs ask for that.
    package let json: String

    package init(name: String, json: String) {
        self.name = name
        self.json = json
    }
}

/// What arrives while a model replies.
package enum ModelEvent: Hashable, Sendable {
    /// Nothing came yet, and the request is made again after a while.
    case waiting(RetryWait)
    /// It is thinking; the thoughts themselves are not passed on.
    case thinking
    /// The next piece of the reply.
    case text(String)
    /// The protocol's own end marker arrived.
    case finished(StopReason, usage: TokenUsage?)
}

/// Why a model stopped.
package enum StopReason: Hashable, Sendable {
    /// It was done.
    case complete
    /// It ran into the limit of tokens: the text is cut short.
    case length
    /// A reason of this server's own.
    case other(String)
}

/// Tokens that a request took.
package struct TokenUsage: Hashable, Codable, Sendable {
    package let prompt: Int
    package let reply: Int

    package init(prompt: Int, reply: Int) {
        self.prompt = prompt
        self.reply = reply
    }

    private enum CodingKeys: CodingKey { case prompt, reply }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(DocumentInteger(prompt), forKey: .prompt)
        try fields.encode(DocumentInteger(reply), forKey: .reply)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        prompt = try fields.decode(DocumentInteger.self, forKey: .prompt).value
        reply = try fields.decode(DocumentInteger.self, forKey: .reply).value
    }

    package static func + (one: TokenUsage, other: TokenUsage) -> TokenUsage {
        TokenUsage(prompt: sum(one.prompt, other.prompt), reply: sum(one.reply, other.reply))
    }

    /// As large as a number can be where the sum would be larger: what a server counts can be anything.
    private static func sum(_ one: Int, _ other: Int) -> Int {
        let (sum, isTooLarge) = one.addingReportingOverflow(other)
        return isTooLarge ? (one < 0 ? .min : .max) : sum
    }
}

/// What can go wrong with a model. No case carries a key or more than 200 characters of what a server said.
package enum ModelError: Error, Hashable, Sendable {
    /// No connection: name not found, refused, timed out.
    case unreachable(reason: String)
    /// The server's certificate is not to be trusted, or TLS failed.
    case untrusted(reason: String)
    /// 401 or 403.
    case unauthorized(status: Int, reason: String)
    /// The account has nothing left to spend (402, or a 429 that says so).
    case quotaExhausted(reason: String)
    /// 429; the server's own delay in seconds, if it named one.
    case rateLimited(retryAfter: Double?, reason: String)
    /// 404: no such address, or no such model at it.
    case notFound(reason: String)
    /// The conversation does not fit; tokens where the server told them.
    case contextExceeded(prompt: Int?, limit: Int?)
    /// 408, 409, 5xx, 529, or a model still loading; the server's own delay in seconds, if it named one.
    case unavailable(status: Int, retryAfter: Double?, reason: String)
    /// Any other status that is not success, redirects included.
    case rejected(status: Int, reason: String)
    /// The server reported an error in the middle of its reply.
    case failedMidway(reason: String)
    /// The connection ended, or the end marker never came, after some of the reply.
    case interrupted(reason: String)
    /// Nothing came for so many seconds.
    case stalled(seconds: Int)
    /// What came is not the protocol, or is larger than it may be.
    case malformed(reason: String)
    /// The model declined.
    case refusal(String)
    /// The provider's filter stopped the reply.
    case filtered
    /// The reply was whole, and empty.
    case empty
    case cancelled
    /// No model was asked: the question bank's file cannot be used.
    case bankUnusable(BankError)
}
