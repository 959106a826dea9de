internal import GRDB
package import InterviewKit

extension SQLiteStore {
    package func create(_ session: Session) throws(StoreError) {
        try DocumentChecks.checkDuration(session.durationMinutes)
        try write { database in
            if let standing = try Self.session(session.sessionID, in: database) {
                guard !DocumentChecks.areSame(standing, session) else { return }
                throw standing.id == session.id
                    ? StoreError.conflict(session.id.hex) : StoreError.sessionExists(session.sessionID)
            }
            let sameID = try Row.fetchOne(
                database, sql: "SELECT 1 FROM sessions WHERE _id = ?", arguments: [session.id.hex])
            guard sameID == nil else { throw StoreError.conflict(session.id.hex) }
            try session.write(to: database)
        }
    }

    package func session(_ sessionID: String) throws(StoreError) -> Session? {
        try read { database in try Self.session(sessionID, in: database) }
    }

    package func sessions(
        _ filter: SessionFilter, after position: SessionPosition?, limit: Int?
    ) throws(StoreError) -> [Session] {
        if let limit, limit <= 0 { return [] }
        return try read { database in
            let (sql, arguments) = try Self.request(filter, after: position).build(database)
            let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
            return try readable(rows, limit: limit, Session.init(row:))
        }
    }

    package func update(
        _ sessionID: String, _ change: SessionChange, ifStatus expected: Status?
    ) throws(StoreError) -> Session {
        try DocumentChecks.checkDuration(change.durationMinutes)
        return try write { database in
            guard var session = try Self.session(sessionID, in: database) else {
                throw StoreError.noSuchSession(sessionID)
            }
            if let expected, session.status != expected { throw StoreError.statusChanged(session.status) }
            session.apply(change)
            try session.write(to: database)
            return session
        }
    }

    package func delete(_ sessionID: String) throws(StoreError) -> Bool {
        // One transaction: either all of it is gone or none.
        try write { database in
            for table in ["messages", "turns", "assessments", "feedback"] {
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE session_id = ?", arguments: [SQLiteText(sessionID)])
            }
            // Without this the words would stay in the index, marked as gone.
            try database.execute(sql: "INSERT INTO message_index (message_index) VALUES ('optimize')")
            try database.execute(sql: "DELETE FROM plans WHERE _id = ?", arguments: [SQLiteText(sessionID)])
            try database.execute(sql: "DELETE FROM sessions WHERE session_id = ?", arguments: [SQLiteText(sessionID)])
            return database.changesCount > 0
        }
    }

    /// The rows that match `filter`, its limit aside, behind a position.
    static func request(_ filter: SessionFilter, after position: SessionPosition? = nil) -> SQL {
        var conditions: [SQL] = []
        if let prefix = filter.idPrefix {
            let range = PrefixRange(prefix)
            conditions.append("session_id >= \(SQLiteText(range.lowerBound))")
            if let upperBound = range.upperBound {
                conditions.append("session_id < \(SQLiteText(upperBound))")
            }
        }
        if let status = filter.status { conditions.append("status = \(status.rawValue)") }
        if let role = filter.role { conditions.append("role = \(SQLiteText(role.rawValue))") }
        if let position {
            conditions.append("(updated_at, _id) < (\(position.updatedAt.milliseconds), \(position.id.hex))")
        }
        let condition: SQL = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return "SELECT * FROM sessions \(condition) ORDER BY updated_at DESC, _id DESC"
    }

    private static func session(_ sessionID: String, in database: Database) throws -> Session? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM sessions WHERE session_id = ?", arguments: [SQLiteText(sessionID)]
        ).map(Session.init(row:))
    }
}
