/// Where sessions are kept. Implemented by `MongoStore` and `SQLiteStore`, which one contract test suite holds alike.
///
/// Every write is durable when its call returns. Every write that carries an `_id` may be repeated: the same document
/// again is success, another one under the same id is ``StoreError/conflict(_:)``.
package protocol SessionStore: Sendable {
    /// What to call it on the screen, for example `MongoDB` or `SQLite`.
    var name: String { get }

    /// Stores a new session. Throws ``StoreError/sessionExists(_:)`` when its `session_id` is taken by another.
    func create(_ session: Session) async throws(StoreError)
    /// The session with this `session_id`, or nil.
    func session(_ sessionID: String) async throws(StoreError) -> Session?
    /// Sessions that match `filter`, newest `updated_at` first, then by descending `_id`.
    func sessions(_ filter: SessionFilter) async throws(StoreError) -> [Session]
    /// Makes `change` if the session exists and, where `expected` is given, still has that status; answers with the
    /// session as it then is. Throws ``StoreError/noSuchSession(_:)`` or ``StoreError/statusChanged(_:)``.
    func update(_ sessionID: String, _ change: SessionChange, ifStatus expected: Status?) async throws(StoreError)
        -> Session
    /// Deletes the session last, after everything that belongs to it, so that an interrupted call can be repeated.
    /// False when there was no such session.
    func delete(_ sessionID: String) async throws(StoreError) -> Bool

    /// Stores a message. The session need not exist; whoever calls knows that it does.
    func append(_ message: Message) async throws(StoreError)
    /// Messages of a session in order (``MessagePosition``): all, or `limit` of them after the first `skip`.
    func messages(of sessionID: String, limit: Int?, skip: Int) async throws(StoreError) -> [Message]
    /// At most `limit` messages of a session behind `position`, or from its beginning, in order.
    func messages(of sessionID: String, after position: MessagePosition?, limit: Int) async throws(StoreError)
        -> [Message]
    /// The newest message of a session, of any role.
    func newestMessage(of sessionID: String) async throws(StoreError) -> Message?

    /// Stores the plan of its session, in place of an earlier one.
    func save(_ plan: Plan) async throws(StoreError)
    func plan(of sessionID: String) async throws(StoreError) -> Plan?
    /// Stores the turn, in place of one with the same id.
    func save(_ turn: Turn) async throws(StoreError)
    /// The turns of a session by ascending id.
    func turns(of sessionID: String) async throws(StoreError) -> [Turn]
    /// Stores the assessment, in place of one with the same id.
    func save(_ assessment: Assessment) async throws(StoreError)
    /// The assessments of a session by ascending id.
    func assessments(of sessionID: String) async throws(StoreError) -> [Assessment]
    /// Stores the report, in place of one with the same id.
    func save(_ feedback: Feedback) async throws(StoreError)
    /// The reports on a session, oldest first.
    func feedback(on sessionID: String) async throws(StoreError) -> [Feedback]

    /// Asks for a sign of life and describes what answered, in one line for `doctor`.
    func check() async throws(StoreError) -> StoreCheck
}

/// Which sessions to list.
package struct SessionFilter: Hashable, Sendable {
    /// Sessions whose id starts with this; the whole id included.
    package var idPrefix: String?
    package var status: Status?
    package var role: Role?
    /// At most this many; nil for all.
    package var limit: Int?

    package init(idPrefix: String? = nil, status: Status? = nil, role: Role? = nil, limit: Int? = nil) {
        self.idPrefix = idPrefix
        self.status = status
        self.role = role
        self.limit = limit
    }
}

/// What a store says of itself.
package struct StoreCheck: Hashable, Sendable {
    /// Product, version, topology and place, without secrets; one line.
    package let summary: String
    /// What is not as it should be, for example an index that could not be made; one sentence each.
    package let troubles: [String]

    package init(summary: String, troubles: [String] = []) {
        self.summary = summary
        self.troubles = troubles
    }
}

/// What can go wrong with a store. No case carries a password or a message's content.
package enum StoreError: Error, Hashable, Sendable {
    /// The URI cannot be read; says why.
    case invalidURI(String)
    /// Nobody answers at `place` (hosts and ports); nothing was written.
    case unreachable(place: String, reason: String)
    /// The server refused the name and password.
    case authenticationFailed(place: String)
    /// The write was sent and no acknowledgement came: it may or may not have happened. Writing it again is right.
    case unknownOutcome(String)
    case sessionExists(String)
    case noSuchSession(String)
    /// The status is not the expected one any more; carries the one found.
    case statusChanged(Status)
    /// Another document stands under this id.
    case conflict(String)
    /// The store will never take this write: validation, size, text that is not UTF-8.
    case refused(String)
    /// A document that cannot be read; says which and why.
    case malformed(String)
    /// The local disk or database file failed.
    case storage(String)
}

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

    package init(_ parts: [Part], maximumTokens: Int? = nil, temperature: Double? = nil) {
        self.parts = parts
        self.maximumTokens = maximumTokens
        self.temperature = temperature
    }
}

/// What arrives while a model replies.
package enum ModelEvent: Hashable, Sendable {
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
package struct TokenUsage: Hashable, Sendable {
    package let prompt: Int
    package let reply: Int

    package init(prompt: Int, reply: Int) {
        self.prompt = prompt
        self.reply = reply
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
}
