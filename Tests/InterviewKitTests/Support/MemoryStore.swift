import InterviewKit

/// A store in memory that keeps a log of its writes and fails where it is told to.
actor MemoryStore: SessionStore {
    /// How the next write of a kind goes wrong.
    struct Fault {
        let error: StoreError
        /// Whether the write takes place all the same.
        var isWritten = false
    }

    nonisolated let name = "memory"
    private(set) var shelf = Shelf()
    /// What was written, in order: `create`, `message`, `plan`, `turn`, `assessment`, `feedback`, `update`.
    private(set) var log: [String] = []
    private var faults: [String: [Fault]] = [:]
    private var readFault: StoreError?

    init(_ shelf: Shelf = Shelf()) { self.shelf = shelf }

    func fail(_ kind: String, _ fault: Fault) { faults[kind, default: []].append(fault) }
    func failReading(_ error: StoreError?) { readFault = error }

    private func write(_ kind: String, _ change: (inout Shelf) throws(StoreError) -> Void) throws(StoreError) {
        let fault = faults[kind]?.first
        if let fault {
            faults[kind]?.removeFirst()
            guard fault.isWritten else { throw fault.error }
        }
        try change(&shelf)
        log.append(kind)
        if let fault { throw fault.error }
    }

    func create(_ session: Session) throws(StoreError) {
        try write("create") { shelf throws(StoreError) in try shelf.create(session) }
    }
    func append(_ message: Message) throws(StoreError) {
        try write("message") { shelf throws(StoreError) in try shelf.append(message) }
    }
    func save(_ plan: Plan) throws(StoreError) {
        try write("plan") { $0.plans[plan.sessionID] = plan }
    }
    func save(_ turn: Turn) throws(StoreError) {
        try write("turn") { $0.turns[turn.id] = turn }
    }
    func save(_ assessment: Assessment) throws(StoreError) {
        try write("assessment") { $0.assessments[assessment.id] = assessment }
    }
    func save(_ feedback: Feedback) throws(StoreError) {
        try write("feedback") { $0.feedback[feedback.id] = feedback }
    }
    func update(_ sessionID: String, _ change: SessionChange, ifStatus expected: Status?) throws(StoreError)
        -> Session
    {
        try write("update") { shelf throws(StoreError) in
            _ = try shelf.update(sessionID, change, ifStatus: expected)
        }
        guard let session = shelf.sessions[sessionID] else { throw .noSuchSession(sessionID) }
        return session
    }

    private func read<Value>(_ value: Value) throws(StoreError) -> Value {
        if let readFault { throw readFault }
        return value
    }

    func session(_ sessionID: String) throws(StoreError) -> Session? { try read(shelf.sessions[sessionID]) }
    func sessions(
        _ filter: SessionFilter, after position: SessionPosition?, limit: Int?
    ) throws(StoreError) -> [Session] {
        let found = try read(Array(shelf.sessions.values)).filter { session in
            session.sessionID.hasPrefix(filter.idPrefix ?? "")
                && filter.status.map { $0 == session.status } != false
                && filter.role.map { $0 == session.role } != false
                && position.map(session.position.isBehind) != false
        }
        let ordered = found.sorted { $1.position.isBehind($0.position) }
        return Array(ordered.prefix(limit ?? ordered.count))
    }
    func delete(_ sessionID: String) throws(StoreError) -> Bool {
        shelf.messages.removeAll { $0.sessionID == sessionID }
        shelf.plans[sessionID] = nil
        return shelf.sessions.removeValue(forKey: sessionID) != nil
    }
    func messages(of sessionID: String, limit: Int?, skip: Int) throws(StoreError) -> [Message] {
        let found = try read(shelf.messages(of: sessionID)).dropFirst(skip)
        return Array(found.prefix(limit ?? found.count))
    }
    func messages(of sessionID: String, after position: MessagePosition?, limit: Int) throws(StoreError) -> [Message] {
        let found = try read(shelf.messages(of: sessionID)).filter { message in
            position.map { $0 < message.position } != false
        }
        return Array(found.prefix(limit))
    }
    func newestMessage(of sessionID: String) throws(StoreError) -> Message? {
        try read(shelf.messages(of: sessionID).last)
    }
    func plan(of sessionID: String) throws(StoreError) -> Plan? { try read(shelf.plans[sessionID]) }
    func turns(of sessionID: String) throws(StoreError) -> [Turn] {
        try read(shelf.turns.values.filter { $0.sessionID == sessionID }.sorted { $0.id < $1.id })
    }
    func assessments(of sessionID: String) throws(StoreError) -> [Assessment] {
        try read(shelf.assessments.values.filter { $0.sessionID == sessionID }.sorted { $0.id < $1.id })
    }
    func feedback(on sessionID: String) throws(StoreError) -> [Feedback] {
        try read(shelf.feedback.values.filter { $0.sessionID == sessionID }.sorted { $0.id < $1.id })
    }
    func feedbackSummaries(of sessionIDs: [String]) throws(StoreError) -> [String: FeedbackSummary] {
        let reports = try read(shelf.feedback.values.filter { sessionIDs.contains($0.sessionID) })
        return FeedbackSummary.newest(reports.compactMap(FeedbackSummary.init))
    }
    /// It has nobody who searches.
    func search(_ query: SearchQuery, limit: Int) throws(StoreError) -> [SearchHit] { try read([]) }
    func reports(of sessionIDs: [String]) throws(StoreError) -> [String: ReportResults] {
        let reports = try read(shelf.feedback.values.filter { sessionIDs.contains($0.sessionID) })
        return ReportResults.newest(reports.compactMap(ReportResults.init))
    }
    func check() throws(StoreError) -> StoreCheck { StoreCheck(summary: "memory") }
}
