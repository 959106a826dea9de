import InterviewKit

/// Everything a store keeps, as a value: the rules of `SessionStore` without the waiting.
struct Shelf: Sendable {
    var sessions: [String: Session] = [:]
    var messages: [Message] = []
    var plans: [String: Plan] = [:]
    var turns: [ObjectID: Turn] = [:]
    var assessments: [ObjectID: Assessment] = [:]
    var feedback: [ObjectID: Feedback] = [:]
    /// Every status that each session has had, in order.
    var statuses: [String: [Status]] = [:]
    /// Changes of status that no session may make.
    var illegal: [IllegalTransition] = []

    mutating func create(_ session: Session) throws(StoreError) {
        if let found = sessions[session.sessionID] {
            guard found.id == session.id else { throw .sessionExists(session.sessionID) }
            return
        }
        sessions[session.sessionID] = session
        statuses[session.sessionID] = [session.status]
    }

    mutating func update(_ id: String, _ change: SessionChange, ifStatus expected: Status?) throws(StoreError)
        -> Session
    {
        guard var session = sessions[id] else { throw .noSuchSession(id) }
        if let expected, session.status != expected { throw .statusChanged(session.status) }
        if let next = change.status, next != session.status {
            do { try session.status.checkTransition(to: next) } catch { illegal.append(error) }
            statuses[id, default: []].append(next)
        }
        session.apply(change)
        sessions[id] = session
        return session
    }

    mutating func append(_ message: Message) throws(StoreError) {
        if let found = messages.first(where: { $0.id == message.id }) {
            guard found == message else { throw .conflict(message.id.hex) }
            return
        }
        messages.append(message)
    }

    /// Makes one write as the conductor does.
    mutating func perform(_ write: Write) throws(StoreError) {
        switch write {
        case .create(let session): try create(session)
        case .append(let message): try append(message)
        case .plan(let plan): plans[plan.sessionID] = plan
        case .turn(let turn): turns[turn.id] = turn
        case .assessment(let assessment): assessments[assessment.id] = assessment
        case .feedback(let feedback): self.feedback[feedback.id] = feedback
        case .update(let id, let change, let expected):
            do throws(StoreError) {
                _ = try update(id, change, ifStatus: expected)
            } catch .statusChanged(let found) where found == change.status {
                return
            }
        }
    }

    func messages(of id: String) -> [Message] {
        messages.filter { $0.sessionID == id }.sorted { $0.position < $1.position }
    }

    /// All that is stored of a session, or nil when it is not.
    func record(of id: String) -> InterviewRecord? {
        guard let session = sessions[id] else { return nil }
        return InterviewRecord(
            session: session,
            plan: plans[id] ?? Plan(sessionID: id, minutesBeforeStretch: session.durationMinutes),
            messages: messages(of: id), turns: turns.filter { $0.value.sessionID == id },
            assessments: assessments.filter { $0.value.sessionID == id })
    }
}
