internal import InterviewKit
internal import Synchronization

/// Runs blocking work on one client at a time, on a thread that is not one of Swift's.
private actor MongoLane {
    nonisolated private let executor = BlockingExecutor(label: "mock-interview.mongodb")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func run<Value: Sendable>(_ work: @Sendable () throws -> Value) rethrows -> Value { try work() }
}

/// The way to one database: its pool and indexes, made at first use, and a few lanes on which calls wait for the server.
final class MongoConnection: Sendable {
    let uri: MongoURI
    let database: String
    private let lanes = (0..<4).map { _ in MongoLane() }
    private let indexLane = MongoLane()
    private let state = Mutex(State())

    private struct State: Sendable {
        var pool: MongoPool?
        /// The opening under way, or the one that succeeded.
        var opening: Task<MongoPool, any Error>?
        /// The making of the one unique index, and of all of them; under way or done.
        var uniqueness: Task<Void, any Error>?
        var indexing: Task<Void, any Error>?
        var waiting = [0, 0, 0, 0]
        var lastFailure: (at: ContinuousClock.Instant, error: StoreError)?
        var troubles: [Trouble] = []
        var sessionIDsAreUnique = false
    }

    init(uri: MongoURI, database: String) {
        self.uri = uri
        self.database = database
    }

    /// What is not as it should be, for `check()`.
    var troubles: [Trouble] { state.withLock { $0.troubles } }

    /// Whether the server itself refuses a second session of the same `session_id`.
    var sessionIDsAreUnique: Bool { state.withLock { $0.sessionIDsAreUnique } }

    /// Remembers a trouble, once and not without end.
    func note(_ trouble: Trouble) {
        state.withLock { state in
            if !state.troubles.contains(trouble), state.troubles.count < 50 { state.troubles.append(trouble) }
        }
    }

    /// Runs `work` with the database, on a lane of its own for as long as it takes.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable (MongoDatabase) throws -> Value
    ) async throws(StoreError) -> Value {
        let asked = ContinuousClock.now
        do {
            let pool = try await openPool()
            beginIndexing(with: pool)
            return try await onLane { [self] in try attempt(work, with: pool, asked: asked) }
        } catch {
            throw translate(error)
        }
    }

    /// Blocks. Throws ``MongoFailure`` and ``StoreError``.
    private func attempt<Value>(
        _ work: (MongoDatabase) throws -> Value, with pool: MongoPool, asked: ContinuousClock.Instant
    ) throws -> Value {
        try pool.withDatabase(database) { database in
            // Calls that waited for a lane or a client of one that found nobody there need not each wait as long.
            if let failure = state.withLock({ $0.lastFailure }), failure.at > asked { throw failure.error }
            do {
                return try work(database)
            } catch {
                let meaning = translate(error)
                if case .unreachable = meaning { state.withLock { $0.lastFailure = (at: .now, error: meaning) } }
                throw error
            }
        }
    }

    private func translate(_ error: any Error) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let failure as MongoFailure: StoreError.mongo(failure, uri: uri)
        default: StoreError.malformed("MongoDB's reply cannot be read")
        }
    }

    private func onLane<Value: Sendable>(_ work: @Sendable () throws -> Value) async throws -> Value {
        let lane = state.withLock { state in
            let idlest = state.waiting.indices.min { state.waiting[$0] < state.waiting[$1] } ?? 0
            state.waiting[idlest] += 1
            return idlest
        }
        defer { state.withLock { $0.waiting[lane] -= 1 } }
        return try await lanes[lane].run(work)
    }

    // MARK: - Opening

    /// The pool. Calls that come while it is made wait for the one opening, but not as long as it may take: looking up
    /// an SRV record takes 10 seconds when no name server answers.
    private func openPool() async throws -> MongoPool {
        let (pool, opening) = state.withLock { state -> (MongoPool?, Task<MongoPool, any Error>) in
            if let opening = state.opening { return (state.pool, opening) }
            let opening = Task { try await self.open() }
            state.opening = opening
            return (nil, opening)
        }
        if let pool { return pool }
        return try await FirstOutcome.of(opening, within: .milliseconds(4_500)) { [uri] in
            StoreError.unreachable(place: uri.place, reason: "no answer within 5 seconds")
        }
    }

    private func open() async throws -> MongoPool {
        do {
            let pool = try await onLane { [uri] in try MongoPool(uri) }
            state.withLock { $0.pool = pool }
            return pool
        } catch {
            // The next call tries again.
            state.withLock { $0.opening = nil }
            throw error
        }
    }

    // MARK: - Indexes

    /// Waits until the server itself refuses a second session of one `session_id`, or until that takes too long.
    func waitForUniqueness() async throws(StoreError) {
        do {
            beginIndexing(with: try await openPool())
            guard let task = state.withLock({ $0.uniqueness }) else { return }
            try await FirstOutcome.of(task, within: .seconds(4)) { CancellationError() }
        } catch is CancellationError {
            return
        } catch {
            throw translate(error)
        }
    }

    /// Waits until the indexes are made, or cannot be, at most for `limit`.
    func waitForIndexes(_ limit: Duration) async {
        guard let task = state.withLock({ $0.indexing }) else { return }
        try? await FirstOutcome.of(task, within: limit) { CancellationError() }
    }

    /// Begins to make the indexes, in the background: over data already there that takes as long as it takes.
    private func beginIndexing(with pool: MongoPool) {
        state.withLock { state in
            guard state.indexing == nil else { return }
            let uniqueness = Task { try await self.make(.uniqueSessionID, with: pool) }
            state.uniqueness = uniqueness
            state.indexing = Task {
                do {
                    try await uniqueness.value
                    for index in MongoIndex.others { try await self.make(index, with: pool) }
                } catch {
                    // Nobody answers: the next call tries again.
                    self.state.withLock { $0.indexing = nil }
                }
            }
        }
    }

    private func make(_ index: MongoIndex, with pool: MongoPool) async throws {
        do {
            let asked = ContinuousClock.now
            try await indexLane.run { [self] in try attempt({ try index.make(in: $0) }, with: pool, asked: asked) }
            if index.isUnique { state.withLock { $0.sessionIDsAreUnique = true } }
        } catch let failure as MongoFailure {
            switch StoreError.mongo(failure, uri: uri) {
            case .unreachable, .authenticationFailed: throw failure
            default: note(index.trouble(failure, database: database))
            }
        }
    }
}
