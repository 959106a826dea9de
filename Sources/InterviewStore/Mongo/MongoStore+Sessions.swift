package import InterviewKit

extension MongoStore {
    package func create(_ session: Session) async throws(StoreError) {
        try DocumentChecks.checkDuration(session.durationMinutes)
        // Only the unique index refuses one of two programs that take a name at the same moment.
        try await connection.waitForUniqueness()
        try await connection.run { [connection] database in
            // Without it, because of duplicates that another program left, looking first is what remains.
            if !connection.sessionIDsAreUnique, try Self.settle(session, in: database) { return }
            do {
                try database.insert(BSONDocument(encoding: session), into: "sessions")
            } catch let failure as MongoFailure where failure.isDuplicateKey {
                guard try Self.settle(session, in: database) else { throw StoreError.conflict(session.id.hex) }
            }
        }
    }

    /// True when this very session stands there already, false when neither its name nor its id is taken.
    private static func settle(_ session: Session, in database: MongoDatabase) throws -> Bool {
        if let standing = try Self.session(["session_id": .string(session.sessionID)], in: database) {
            if DocumentChecks.areSame(standing, session) { return true }
            throw standing.id == session.id
                ? StoreError.conflict(session.id.hex) : StoreError.sessionExists(session.sessionID)
        }
        guard try Self.session(["_id": .objectID(session.id)], in: database) == nil else {
            throw StoreError.conflict(session.id.hex)
        }
        return false
    }

    package func session(_ sessionID: String) async throws(StoreError) -> Session? {
        try await connection.run { try Self.session(["session_id": .string(sessionID)], in: $0) }
    }

    package func sessions(
        _ filter: SessionFilter, after position: SessionPosition?, limit: Int?
    ) async throws(StoreError) -> [Session] {
        guard let position else {
            return try await find(Self.query(filter), in: "sessions", sort: Self.listOrder, limit: limit)
        }
        // What another program left without `updated_at` comes last in this order, as BSON has it, and has a position
        // that is only made up.
        let undated: [Session] = try await find(
            ["_id": .objectID(position.id), "updated_at": .null], in: "sessions", sort: ["_id": 1], limit: 1)
        guard undated.isEmpty else {
            return try await find(
                Self.undated(filter, after: position.id), in: "sessions", sort: Self.listOrder, limit: limit)
        }
        let dated: [Session] = try await find(
            Self.dated(filter, after: position), in: "sessions", sort: Self.listOrder, limit: limit)
        if let limit, dated.count >= limit { return dated }
        return try await dated
            + find(
                Self.undated(filter, after: nil), in: "sessions", sort: Self.listOrder,
                limit: limit.map { $0 - dated.count })
    }

    static let listOrder: BSONFields = ["updated_at": -1, "_id": -1]

    /// The sessions behind a position that have `updated_at`.
    static func dated(_ filter: SessionFilter, after position: SessionPosition) -> BSONFields {
        var query = query(filter)
        let moment = BSONValue.date(position.updatedAt)
        // The first bound alone would do for the result; it lets the index begin at the right place.
        query.append("updated_at", ["$lte": moment])
        query.append(
            "$or",
            .array([
                ["updated_at": ["$lt": moment]], ["updated_at": moment, "_id": ["$lt": .objectID(position.id)]],
            ]))
        return query
    }

    /// The sessions without `updated_at`, behind one of these.
    static func undated(_ filter: SessionFilter, after id: ObjectID?) -> BSONFields {
        var query = query(filter)
        query.append("updated_at", .null)
        if let id { query.append("_id", ["$lt": .objectID(id)]) }
        return query
    }

    /// The query that `filter` means, its limit aside.
    static func query(_ filter: SessionFilter) -> BSONFields {
        var query: BSONFields = [:]
        if let prefix = filter.idPrefix {
            let range = PrefixRange(prefix)
            var bounds: BSONFields = ["$gte": .string(range.lowerBound)]
            if let upperBound = range.upperBound { bounds.append("$lt", .string(upperBound)) }
            query.append("session_id", .document(bounds))
        }
        if let status = filter.status { query.append("status", .string(status.rawValue)) }
        if let role = filter.role { query.append("role", .string(role.rawValue)) }
        return query
    }

    /// Sets the fields that change and no other, so that fields of other programs stay.
    package func update(
        _ sessionID: String, _ change: SessionChange, ifStatus expected: Status?
    ) async throws(StoreError) -> Session {
        try DocumentChecks.checkDuration(change.durationMinutes)
        var changes: BSONFields = ["updated_at": .date(change.updatedAt)]
        if let status = change.status { changes.append("status", .string(status.rawValue)) }
        if let moment = change.startedAt { changes.append("started_at", .date(moment)) }
        if let moment = change.completedAt { changes.append("completed_at", .date(moment)) }
        if let minutes = change.durationMinutes { changes.append("duration_minutes", .double(minutes)) }
        var query: BSONFields = ["session_id": .string(sessionID)]
        if let expected { query.append("status", .string(expected.rawValue)) }

        return try await connection.run { [query, changes] database in
            struct Answer: Decodable {
                let value: Session?
            }
            let reply = try database.findAndSet(query, changes, in: "sessions")
            if let session = try Self.decode(Answer.self, reply, in: "sessions").get().value { return session }
            guard let standing = try Self.session(["session_id": .string(sessionID)], in: database) else {
                throw StoreError.noSuchSession(sessionID)
            }
            throw StoreError.statusChanged(standing.status)
        }
    }

    package func delete(_ sessionID: String) async throws(StoreError) -> Bool {
        try await connection.run { database in
            let ofSession: BSONFields = ["session_id": .string(sessionID)]
            for collection in ["messages", "turns", "assessments", "feedback"] {
                _ = try database.delete(ofSession, from: collection)
            }
            _ = try database.delete(["_id": .string(sessionID)], from: "plans")
            return try database.delete(ofSession, from: "sessions") > 0
        }
    }

    private static func session(_ query: BSONFields, in database: MongoDatabase) throws -> Session? {
        let found = try database.find(query, in: "sessions", sort: ["_id": 1], limit: 1)
        return try found.first.map { try decode(Session.self, $0, in: "sessions").get() }
    }
}
