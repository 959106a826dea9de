import Foundation
import InterviewKit

@testable import InterviewStore

/// A store that is away, slow or unwilling when it is told to be; otherwise as good as the SQLite store behind it.
actor TroubledStore: SessionStore {
    enum Trouble: Sendable {
        case none
        /// Nothing is written, and that is sure.
        case away
        /// The write takes place, and its acknowledgement is lost.
        case unconfirmed
        /// The write takes place once it is let go.
        case slow
        case refuses
        /// What is read is no document of ours.
        case unreadable
    }

    nonisolated let name = "MongoDB"
    nonisolated let behind: SQLiteStore
    private var trouble = Trouble.none
    private var held: [CheckedContinuation<Void, Never>] = []

    init(folder: URL) throws { behind = try SQLiteStore(path: folder.appending(path: "store.sqlite").path) }

    /// Whether a write waits to be let go.
    var isHolding: Bool { !held.isEmpty }

    func be(_ trouble: Trouble) {
        self.trouble = trouble
        for write in held { write.resume() }
        held = []
    }

    static let absence = StoreError.unreachable(place: "host:27017", reason: "away")

    private func write(_ work: @Sendable (SQLiteStore) async throws(StoreError) -> Void) async throws(StoreError) {
        switch trouble {
        case .none, .unreadable: try await work(behind)
        case .away: throw Self.absence
        case .unconfirmed:
            try await work(behind)
            throw .unknownOutcome("the connection broke")
        case .slow:
            await withCheckedContinuation { held.append($0) }
            try await work(behind)
        case .refuses: throw .refused("validation")
        }
    }

    private func read() throws(StoreError) {
        if case .away = trouble { throw Self.absence }
        if case .unreadable = trouble { throw .malformed("a session") }
    }

    func create(_ session: Session) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.create(session) }
    }
    func session(_ sessionID: String) async throws(StoreError) -> Session? {
        try read()
        return try await behind.session(sessionID)
    }
    func sessions(
        _ filter: SessionFilter, after position: SessionPosition?, limit: Int?
    ) async throws(StoreError) -> [Session] {
        try read()
        return try await behind.sessions(filter, after: position, limit: limit)
    }
    func update(
        _ sessionID: String, _ change: SessionChange, ifStatus expected: Status?
    ) async throws(StoreError) -> Session {
        try await write { store throws(StoreError) in
            _ = try await store.update(sessionID, change, ifStatus: expected)
        }
        guard let session = try await behind.session(sessionID) else { throw .noSuchSession(sessionID) }
        return session
    }
    func delete(_ sessionID: String) async throws(StoreError) -> Bool {
        try read()
        return try await behind.delete(sessionID)
    }
    func append(_ message: Message) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.append(message) }
    }
    func messages(of sessionID: String, limit: Int?, skip: Int) async throws(StoreError) -> [Message] {
        try read()
        return try await behind.messages(of: sessionID, limit: limit, skip: skip)
    }
    func messages(
        of sessionID: String, after position: MessagePosition?, limit: Int
    ) async throws(StoreError) -> [Message] {
        try read()
        return try await behind.messages(of: sessionID, after: position, limit: limit)
    }
    func newestMessage(of sessionID: String) async throws(StoreError) -> Message? {
        try read()
        return try await behind.newestMessage(of: sessionID)
    }
    func save(_ plan: Plan) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.save(plan) }
    }
    func plan(of sessionID: String) async throws(StoreError) -> Plan? {
        try read()
        return try await behind.plan(of: sessionID)
    }
    func save(_ turn: Turn) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.save(turn) }
    }
    func turns(of sessionID: String) async throws(StoreError) -> [Turn] {
        try read()
        return try await behind.turns(of: sessionID)
    }
    func save(_ assessment: Assessment) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.save(assessment) }
    }
    func assessments(of sessionID: String) async throws(StoreError) -> [Assessment] {
        try read()
        return try await behind.assessments(of: sessionID)
    }
    func save(_ feedback: Feedback) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.save(feedback) }
    }
    func feedback(on sessionID: String) async throws(StoreError) -> [Feedback] {
        try read()
        return try await behind.feedback(on: sessionID)
    }
    func feedbackSummaries(of sessionIDs: [String]) async throws(StoreError) -> [String: FeedbackSummary] {
        try read()
        return try await behind.feedbackSummaries(of: sessionIDs)
    }
    func search(_ query: SearchQuery, limit: Int) async throws(StoreError) -> [SearchHit] {
        try read()
        return try await behind.search(query, limit: limit)
    }
    func reports(of sessionIDs: [String]) async throws(StoreError) -> [String: ReportResults] {
        try read()
        return try await behind.reports(of: sessionIDs)
    }
    func check() async throws(StoreError) -> StoreCheck {
        try read()
        return try await behind.check()
    }
}
