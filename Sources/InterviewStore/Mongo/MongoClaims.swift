internal import FoundationEssentials
package import InterviewKit

/// Claims on sessions among the programs of all machines that keep them in one MongoDB: a lease for each in the collection
/// `claims`, which says who holds it and is renewed as long as the program lives.
///
/// Among the programs of one machine ``SessionLocks`` decide, which know at once when a program is gone: whoever has the lock
/// takes over the lease that another program of this machine left behind. Elsewhere a lease that is no longer renewed ends
/// after a while. A MongoDB that is away keeps nobody from going on. Times are the server's.
package actor MongoClaims: SessionClaims {
    private let store: MongoStore
    private let locks: SessionLocks
    private let machine: String
    private let host: String
    private let times: Times
    /// Tells this program from all others.
    private let program: String
    private var renewals: [String: Task<Void, Never>] = [:]

    /// How long a lease lasts when it is not renewed, how often it is, and how long the server is waited for in taking it and
    /// in giving it back.
    struct Times: Sendable {
        var lease = Duration.seconds(60)
        var renewal = Duration.seconds(20)
        var patience = Duration.seconds(3)
        var farewell = Duration.seconds(1)
    }

    /// `machine` is the same for all programs that share the folder of `locks`, and for no others; `host` is what people call
    /// it.
    package init(_ store: MongoStore, locks: SessionLocks, machine: String, host: String) {
        self.init(store, locks: locks, machine: machine, host: host, times: Times())
    }

    init(_ store: MongoStore, locks: SessionLocks, machine: String, host: String, times: Times) {
        self.store = store
        self.locks = locks
        self.machine = machine
        self.host = host
        self.times = times
        var ids = ObjectIDGenerator()
        program = ids.next(at: .now()).hex
    }

    package func claim(_ sessionID: String, isNew: Bool) async -> SessionHolder? {
        if let holder = await locks.claim(sessionID, isNew: isNew) { return holder }
        guard renewals[sessionID] == nil else { return nil }
        // Nobody can hold what is only about to be made.
        if !isNew, let holder = await leaseInTime(sessionID) {
            await locks.release(sessionID)
            return holder
        }
        renewals[sessionID] = Task { [weak self, times] in
            // Also the first time, for what was not waited for.
            while !Task.isCancelled {
                _ = try? await self?.lease(sessionID)
                try? await Task.sleep(for: times.renewal)
            }
        }
        return nil
    }

    package func release(_ sessionID: String) async {
        guard let renewal = renewals.removeValue(forKey: sessionID) else { return await locks.release(sessionID) }
        renewal.cancel()
        let removal = Task { [store, program] in
            // What is on its way would bring the lease back.
            await renewal.value
            try await store.connection.run { database in
                _ = try database.delete(["_id": .string(sessionID), "program": .string(program)], from: "claims")
            }
        }
        // Whoever leaves does not wait for a server that is away: there the lease ends by itself.
        try? await FirstOutcome.of(removal, within: times.farewell) { CancellationError() }
        await locks.release(sessionID)
    }

    /// Who else holds the lease, as far as the server tells in time.
    private func leaseInTime(_ sessionID: String) async -> SessionHolder? {
        let asking = Task<SessionHolder?, any Error> { try await self.lease(sessionID) }
        return try? await FirstOutcome.of(asking, within: times.patience) { CancellationError() }
    }

    /// Takes or renews the lease; who else holds it, if somebody does.
    private func lease(_ sessionID: String) async throws(StoreError) -> SessionHolder? {
        let own = SessionHolder.current
        let holder: BSONFields = [
            "program": Self.literal(program), "machine": Self.literal(machine), "host": Self.literal(host),
            "process": .integer(Int(own.process)), "terminal": own.terminal.map(Self.literal) ?? .null,
            "since": [
                "$cond": .array([
                    ["$eq": .array(["$program", Self.literal(program)])], ["$ifNull": .array(["$since", "$$NOW"])],
                    "$$NOW",
                ])
            ],
            "seen": "$$NOW",
        ]
        let age = Int(times.lease / .milliseconds(1))
        let free: BSONFields = [
            "_id": .string(sessionID),
            "$or": .array([
                ["machine": .string(machine)],
                ["$expr": ["$lt": .array(["$seen", ["$subtract": .array(["$$NOW", .integer(age)])]])]],
            ]),
        ]
        let none: BSONFields = ["_id": .string(sessionID), "program": .string(program)]
        return try await store.connection.run { database in
            // An expression such as that about the age cannot be in a query that is to insert as well.
            if try Self.take(free, holder, isInserting: false, in: database) { return nil }
            do {
                _ = try Self.take(none, holder, isInserting: true, in: database)
                return nil
            } catch let failure as MongoFailure where failure.isDuplicateKey {
                // Made since the first look, and perhaps by this machine.
                if try Self.take(free, holder, isInserting: false, in: database) { return nil }
                return try Self.holder(of: sessionID, in: database)
            }
        }
    }

    /// Whether there was one to take, or is now.
    private static func take(
        _ query: BSONFields, _ holder: BSONFields, isInserting: Bool, in database: MongoDatabase
    ) throws -> Bool {
        struct Answer: Decodable {
            struct Outcome: Decodable {
                let n: DocumentInteger
            }
            let lastErrorObject: Outcome
        }
        let reply = try database.run(
            [
                "findAndModify": "claims", "query": .document(query),
                "update": .array([["$set": .document(holder)]]), "upsert": .boolean(isInserting),
                "fields": ["_id": 1],
            ], as: .write)
        return try ExtendedJSON.decode(Answer.self, from: reply).lastErrorObject.n.value > 0
    }

    private static func holder(of sessionID: String, in database: MongoDatabase) throws -> SessionHolder? {
        struct Lease: Decodable {
            let host: String
            let process: DocumentInteger
            let terminal: String?
            let since: Timestamp
        }
        let found = try database.find(["_id": .string(sessionID)], in: "claims", sort: ["_id": 1], limit: 1)
        guard let json = found.first.flatMap(\.self) else { return nil }
        let lease = try ExtendedJSON.decode(Lease.self, from: json)
        return SessionHolder(
            process: Int32(clamping: lease.process.value), terminal: lease.terminal, since: lease.since,
            host: lease.host)
    }

    /// A name may begin with `$`.
    private static func literal(_ text: String) -> BSONValue { ["$literal": .string(text)] }
}
