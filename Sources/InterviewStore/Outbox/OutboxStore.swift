package import InterviewKit

/// A store that may be away, with an outbox before it: a write that it does not acknowledge in time is kept on this machine
/// and delivered when it is back, in order, each once, and only there.
///
/// What is kept counts as written: it is read back as if the store had it.
package actor OutboxStore: SessionStore {
    package nonisolated var name: String { remote.name }
    /// Hosts and database, by which the outbox knows what is meant for this store.
    nonisolated let place: String
    nonisolated let remote: any SessionStore
    nonisolated let outbox: Outbox

    /// How long a write may take before it is kept here.
    private let patience: Duration
    /// Writes on their way to the store whose outcome is not known yet, by their numbers in the outbox.
    var underway: [Int64: Task<Void, any Error>] = [:]
    var delivery: Task<Void, Never>?
    /// Sessions as they were last read or written, for the answer to a change that waits.
    var known: [String: Session] = [:]
    var state = Backlog.empty
    var listeners: [Int: AsyncStream<Backlog>.Continuation] = [:]
    var listenerCount = 0

    /// `place` is what ``MongoStore/deliveryPlace`` says of the remote store.
    package init(
        _ remote: any SessionStore, place: String, outbox: Outbox, patience: Duration = .milliseconds(300)
    ) {
        self.remote = remote
        self.place = place
        self.outbox = outbox
        self.patience = patience
    }

    // MARK: Writing

    package func create(_ session: Session) async throws(StoreError) {
        // A name that somebody chose may be taken, which only the store can tell; a random one is not.
        let patience = SessionID.isRandom(session.sessionID) ? patience : max(patience, .seconds(3))
        try await write(.create(session), patience: patience)
        known[session.sessionID] = session
    }

    package func update(
        _ sessionID: String, _ change: SessionChange, ifStatus expected: Status?
    ) async throws(StoreError) -> Session {
        guard let expected else { return try await remote.update(sessionID, change, ifStatus: nil) }
        try await write(.update(sessionID, change, ifStatus: expected), patience: patience)
        guard var session = known[sessionID] else { return try await changed(sessionID) }
        session.apply(change)
        known[sessionID] = session
        return session
    }

    private func changed(_ sessionID: String) async throws(StoreError) -> Session {
        guard let session = try await session(sessionID) else { throw .noSuchSession(sessionID) }
        return session
    }

    package func append(_ message: Message) async throws(StoreError) {
        // Too large for any store: whoever wrote it can still shorten it.
        try DocumentChecks.checkSize(of: message.content, in: "the message")
        try await write(.append(message), patience: patience)
    }

    package func save(_ plan: Plan) async throws(StoreError) { try await write(.plan(plan), patience: patience) }
    package func save(_ turn: Turn) async throws(StoreError) { try await write(.turn(turn), patience: patience) }
    package func save(_ assessment: Assessment) async throws(StoreError) {
        try await write(.assessment(assessment), patience: patience)
    }

    package func save(_ feedback: Feedback) async throws(StoreError) {
        try DocumentChecks.checkSize(of: feedback.content, in: "the report")
        try await write(.feedback(feedback), patience: patience)
    }

    /// Hands a write to the store and waits for `patience`; keeps it here when no acknowledgement has come by then.
    private func write(_ write: Write, patience: Duration) async throws(StoreError) {
        // Behind those that wait, so that all arrive in order. An outbox that cannot be read holds nothing up.
        if let waiting = try? await outbox.backlog(for: place).waiting, waiting > 0 {
            return try await keep(write, because: nil)
        }
        let attempt = Task { [remote] in try await remote.perform(write) }
        do {
            try await FirstOutcome.of(attempt, within: patience) { NoAnswerYet() }
            return
        } catch is NoAnswerYet {
            return try await keep(write, because: nil, underway: attempt)
        } catch let error as StoreError {
            switch WriteFate(asked: error) {
            case .waits: try await keep(write, because: error)
            case .isSetAside: try await setAside(write, because: error)
            case .isReturned: throw error
            }
        } catch {
            throw .unknownOutcome("the write was stopped")
        }
    }

    private struct NoAnswerYet: Error {}

    /// Keeps a write here. Where this machine cannot keep it either, what became of it at the store is all there is.
    private func keep(
        _ write: Write, because error: StoreError?, underway attempt: Task<Void, any Error>? = nil
    ) async throws(StoreError) {
        do throws(StoreError) {
            let number = try await outbox.keep(write, for: place)
            underway[number] = attempt
        } catch let failure {
            state.trouble = failure
            publish()
            guard let attempt else { throw failure }
            switch await Self.outcome(of: attempt) {
            case nil: return
            case .unknownOutcome(let reason): throw .unknownOutcome(reason)
            // Surely not stored, nowhere.
            case .some: throw failure
            }
        }
        state.waiting += 1
        if let error { state.trouble = error }
        publish()
        deliver()
    }

    private func setAside(_ write: Write, because error: StoreError) async throws(StoreError) {
        try await outbox.keep(write, for: place, refusal: error.refusal)
        state.setAside += 1
        state.trouble = error
        publish()
    }

    /// nil for success.
    static func outcome(of attempt: Task<Void, any Error>) async -> StoreError? {
        switch await attempt.result {
        case .success: nil
        case .failure(let error as StoreError): error
        case .failure: .unknownOutcome("the write was stopped")
        }
    }
}
