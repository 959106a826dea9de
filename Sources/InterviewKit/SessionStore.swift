/// Where sessions are kept. Implemented by `MongoStore` and `SQLiteStore`, which one contract test suite holds alike.
///
/// Every write is durable when its call returns, in the store or in the backlog of this machine. Every write that carries an `_id` may be repeated: the same document
/// again is success, another one under the same id is ``StoreError/conflict(_:)``.
package protocol SessionStore: Sendable {
    /// What to call it on the screen, for example `MongoDB` or `SQLite`.
    var name: String { get }

    /// Stores a new session. Throws ``StoreError/sessionExists(_:)`` when its `session_id` is taken by another.
    func create(_ session: Session) async throws(StoreError)
    /// The session with this `session_id`, or nil.
    func session(_ sessionID: String) async throws(StoreError) -> Session?
    /// Sessions that match `filter` and stand behind `position`, or from the first, in the order of
    /// ``SessionPosition``: at most `limit` of them, or all. The filter's own limit does not count here. Fewer than
    /// `limit` are the last ones.
    func sessions(_ filter: SessionFilter, after position: SessionPosition?, limit: Int?) async throws(StoreError)
        -> [Session]
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

    /// The newest messages in which all of the query stands, of the interviewer and the candidate: at most `limit`, by
    /// descending position. Words are whole words; letter case and accents do not count.
    func search(_ query: SearchQuery, limit: Int) async throws(StoreError) -> [SearchHit]
    /// Whether it can be searched, or what that takes.
    func searchIndex() async throws(StoreError) -> SearchIndex
    /// Makes the index that ``searchIndex()`` says is missing.
    func makeSearchIndex() async throws(StoreError)

    /// What the newest written report on each of these sessions comes to, read at once and without the reports' texts;
    /// nothing for a session that has none.
    func feedbackSummaries(of sessionIDs: [String]) async throws(StoreError) -> [String: FeedbackSummary]
    /// What the newest written report on each of these sessions says of its questions, read at once and without the
    /// reports' texts; nothing for a session that has none.
    func reports(of sessionIDs: [String]) async throws(StoreError) -> [String: ReportResults]

    /// Asks for a sign of life and describes what answered, in one line for `doctor`.
    func check() async throws(StoreError) -> StoreCheck

    /// What waits on this machine for the store: as it is now, then at each change. Ends at once for a store that keeps
    /// nothing back.
    func backlog() async -> AsyncStream<Backlog>
    /// Waits until nothing waits any more, for `limit` at most; what then is left.
    func settle(within limit: Duration) async -> Backlog
    /// Sessions that match `filter` and of which all there is waits on this machine, newest `updated_at` first: they can
    /// be read while the store is away.
    func waitingSessions(_ filter: SessionFilter) async -> [Session]
    /// The writes that wait or were refused for good, oldest first, those for other places included.
    func keptWrites() async throws(StoreError) -> [KeptWrite]
}

extension SessionStore {
    package func searchIndex() async throws(StoreError) -> SearchIndex { .ready }
    package func makeSearchIndex() async throws(StoreError) {}
    package func backlog() async -> AsyncStream<Backlog> { AsyncStream { $0.finish() } }
    package func settle(within limit: Duration) async -> Backlog { .empty }
    package func waitingSessions(_ filter: SessionFilter) async -> [Session] { [] }
    package func keptWrites() async throws(StoreError) -> [KeptWrite] { [] }

    /// Sessions that match `filter`, newest `updated_at` first, then by descending `_id`.
    package func sessions(_ filter: SessionFilter) async throws(StoreError) -> [Session] {
        try await sessions(filter, after: nil, limit: filter.limit)
    }
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

    /// Whether the session is one of these; the limit does not count.
    package func matches(_ session: Session) -> Bool {
        (idPrefix.map { session.sessionID.utf8.starts(with: $0.utf8) } ?? true)
            && (status.map { $0 == session.status } ?? true) && (role.map { $0 == session.role } ?? true)
    }
}

/// What a store says of itself.
package struct StoreCheck: Hashable, Sendable {
    /// Product, version, topology and place, without secrets; one line.
    package let summary: String
    /// What else is good to know of it, such as its write concern: `name: value`, a line each.
    package let facts: [String]
    /// What is not as it should be, for example an index that could not be made.
    package let troubles: [Trouble]

    package init(summary: String, facts: [String] = [], troubles: [Trouble] = []) {
        self.summary = summary
        self.facts = facts
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
