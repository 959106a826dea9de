internal import InterviewKit

/// Stores messages, those of one session one after another, so that each gets a later time than the one before.
actor MessageDesk {
    private let store: any SessionStore
    private var ids = ObjectIDGenerator()
    private var tails: [String: (number: Int, task: Task<Result<Message, any Error>, Never>)] = [:]
    private var count = 0

    /// How far ahead of this clock a stored time may lie and still be followed; in milliseconds.
    private static let tolerableLead: Int64 = 5 * 60_000

    init(store: any SessionStore) { self.store = store }

    /// Stores what was said now; throws ``Refusal/noSuchSession`` or a ``StoreError``.
    func append(_ role: Message.Role, _ content: String, to sessionID: String) async throws -> Message {
        count += 1
        let number = count
        let earlier = tails[sessionID]?.task
        let task = Task<Result<Message, any Error>, Never> {
            _ = await earlier?.value
            do {
                return .success(try await self.store(role, content, to: sessionID))
            } catch {
                return .failure(error)
            }
        }
        tails[sessionID] = (number, task)
        let outcome = await task.value
        if tails[sessionID]?.number == number { tails[sessionID] = nil }
        return try outcome.get()
    }

    private func store(_ role: Message.Role, _ content: String, to sessionID: String) async throws -> Message {
        guard let session = try await store.session(sessionID) else { throw Refusal.noSuchSession }
        let newest = try await store.newestMessage(of: sessionID)?.createdAt
        var moment = Timestamp.now()
        if let newest, newest >= moment, newest.milliseconds - moment.milliseconds <= Self.tolerableLead {
            moment = newest.advanced(byMilliseconds: 1)
        }
        let message = Message(
            id: ids.next(at: moment), role: role, content: content, createdAt: moment, sessionID: sessionID)
        if role == .assistant, session.startedAt == nil, session.status == .active {
            try await storeFirstQuestion(message)
        } else {
            try await store.append(message)
        }
        return message
    }

    /// `started_at` is the first question's time, and the session's minutes count from there; in the terminal's order.
    private func storeFirstQuestion(_ message: Message) async throws {
        let known = try await store.plan(of: message.sessionID)
        var plan = known ?? Plan(sessionID: message.sessionID)
        plan.stretchBeganAt = message.createdAt
        try await store.save(plan)
        try await store.append(message)
        let change = SessionChange(startedAt: message.createdAt, updatedAt: message.createdAt)
        // The message is stored; a date that cannot be set now is no reason to say otherwise.
        _ = try? await store.update(message.sessionID, change, ifStatus: .active)
    }
}
