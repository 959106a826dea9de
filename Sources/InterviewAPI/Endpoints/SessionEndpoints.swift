internal import Hummingbird
internal import InterviewKit

/// What `/api/sessions` does.
struct SessionEndpoints: Sendable {
    let store: any SessionStore
    let ids: IDs

    static let listLimit = 1...200
    static let defaultListLimit = 50

    func create(_ fields: Fields) async throws -> Response {
        let id = try fields.sessionID()
        let role = try fields.choice("role", of: Role.all.map(\.rawValue), Role.init(rawValue:))
        let level = try fields.choice("interview_level", of: Level.all.map(\.rawValue), Level.init(rawValue:))
        guard let role else { throw Refusal.malformed("role is missing.") }
        guard let level else { throw Refusal.malformed("interview_level is missing.") }
        let now = Timestamp.now()
        let session = Session(
            id: await ids.next(at: now), sessionID: id, role: role, level: level, createdAt: now)
        try await store.create(session)
        // As in the terminal: the time counts from here, and from the first question once there is one.
        try await store.save(Plan(sessionID: id, stretchBeganAt: now))
        return try Reply.json(Reply.One(session: session), status: .created)
    }

    func list(_ query: Query) async throws -> Response {
        let id = try query.sessionID()
        let status = try query.status()
        let limit = try query.number("limit", in: Self.listLimit) ?? Self.defaultListLimit
        guard let id else {
            let sessions = try await store.sessions(SessionFilter(status: status, limit: limit))
            return try Reply.json(Reply.Several(sessions: sessions))
        }
        let session = try await store.session(id)
        let sessions = [session].compactMap { $0 }.filter { status == nil || $0.status == status }
        return try Reply.json(Reply.Several(sessions: sessions))
    }

    func one(_ id: String) async throws -> Response {
        guard let session = try await store.session(id) else { throw Refusal.noSuchSession }
        return try Reply.json(Reply.One(session: session))
    }

    func delete(_ id: String) async throws -> Response {
        guard try await store.delete(id) else { throw Refusal.noSuchSession }
        return try Reply.json(Reply.Done())
    }

    func change(_ id: String, _ fields: Fields) async throws -> Response {
        let wish = try SessionWish(fields)
        // Another change may come between reading and writing; then what was read is out of date.
        for _ in 0..<8 {
            guard let session = try await store.session(id) else { throw Refusal.noSuchSession }
            do {
                let changed = try await change(session, wish)
                return try Reply.json(Reply.One(session: changed))
            } catch StoreError.statusChanged {
                continue
            }
        }
        throw Refusal(.conflict, "Other requests keep changing this session; try again.")
    }

    private func change(_ session: Session, _ wish: SessionWish) async throws -> Session {
        let id = session.sessionID
        let next = wish.status ?? session.status
        if next != session.status {
            do { try session.status.checkTransition(to: next) } catch {
                throw Refusal(.conflict, "Not possible: \(error.description).")
            }
        }
        let now = Timestamp.now()
        let becomes = next == session.status ? nil : next
        let stretch = becomes == nil && wish.minutes == nil ? nil : try await Stretch(of: session, in: store, at: now)
        let minutes = wish.minutes ?? (session.status == .active ? becomes.flatMap { _ in stretch?.minutes } : nil)
        let change = SessionChange(
            status: becomes, startedAt: wish.startedAt,
            completedAt: wish.completedAt ?? (becomes == .completed ? now : nil),
            durationMinutes: minutes, updatedAt: max(now, session.updatedAt))
        // The plan before a stretch begins, and after one ends: a session that is not active is never counted again.
        let plan = stretch?.plan(isActive: next == .active, minutes: minutes ?? session.durationMinutes)
        if next == .active, let plan { try await store.save(plan) }
        let changed = try await store.update(id, change, ifStatus: session.status)
        if next != .active, let plan { try await store.save(plan) }
        return changed
    }
}

/// What a PATCH asks for.
private struct SessionWish {
    let status: Status?
    let minutes: Double?
    let startedAt: Timestamp?
    let completedAt: Timestamp?

    init(_ fields: Fields) throws(Refusal) {
        guard !fields.isEmpty else { throw .malformed("The body must have at least one field.") }
        status = try fields.choice("status", of: Status.allCases.map(\.rawValue), Status.init(rawValue:))
        minutes = try fields.minutes("duration_minutes")
        startedAt = try fields.moment("started_at")
        completedAt = try fields.moment("completed_at")
    }
}

/// The active stretch of a session as it stands.
private struct Stretch {
    private let record: InterviewRecord
    private let now: Timestamp

    init(of session: Session, in store: any SessionStore, at now: Timestamp) async throws {
        record = try await store.record(of: session)
        self.now = now
    }

    /// The session's minutes, up to its last message.
    var minutes: Double { record.activeMinutes(at: now) }

    /// The plan to keep once the session has so many minutes.
    func plan(isActive: Bool, minutes: Double) -> Plan {
        var plan = record.plan
        plan.minutesBeforeStretch = minutes
        plan.stretchBeganAt = isActive ? max(now, record.messages.last?.createdAt ?? now) : nil
        return plan
    }
}
