internal import GRDB
internal import InterviewKit

/// Thrown where a row does not hold what its table is for; becomes ``StoreError/malformed(_:)``.
struct MalformedRow: Error {
    let what: String
}

extension Row {
    /// The value of a column, which must be there and of its type.
    fileprivate func value<Value: DatabaseValueConvertible>(_ column: String, of what: String) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[column]) else {
            throw MalformedRow(what: "\(what): field \(column)")
        }
        return value
    }

    fileprivate func text(_ column: String, of what: String) throws -> String {
        try (value(column, of: what) as SQLiteText).string
    }

    fileprivate func identifier(of what: String) throws -> ObjectID {
        guard let id = ObjectID(hex: try text("_id", of: what)) else {
            throw MalformedRow(what: "\(what): field _id")
        }
        return id
    }

    fileprivate func timestamp(_ column: String, of what: String) throws -> Timestamp? {
        guard !(self[column] as DatabaseValue).isNull else { return nil }
        return Timestamp(milliseconds: try value(column, of: what))
    }
}

extension Session {
    init(row: Row) throws {
        let what = "session \(SQLiteText.fromDatabaseValue(row["session_id"])?.string ?? "without an id")"
        guard let status = Status(rawValue: try row.text("status", of: what)) else {
            throw MalformedRow(what: "\(what): field status")
        }
        self.init(
            id: try row.identifier(of: what),
            sessionID: try row.text("session_id", of: what),
            role: Role(rawValue: try row.text("role", of: what)),
            level: Level(rawValue: try row.text("interview_level", of: what)),
            status: status,
            createdAt: Timestamp(milliseconds: try row.value("created_at", of: what)),
            updatedAt: Timestamp(milliseconds: try row.value("updated_at", of: what)),
            startedAt: try row.timestamp("started_at", of: what),
            completedAt: try row.timestamp("completed_at", of: what),
            durationMinutes: try row.value("duration_minutes", of: what))
    }

    /// The values of its row, in place of the row that has the same `session_id` if there is one.
    func write(to database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO sessions (session_id, _id, role, interview_level, status, created_at, updated_at,
                    started_at, completed_at, duration_minutes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (session_id) DO UPDATE SET status = excluded.status, updated_at = excluded.updated_at,
                    started_at = excluded.started_at, completed_at = excluded.completed_at,
                    duration_minutes = excluded.duration_minutes
                """,
            arguments: [
                SQLiteText(sessionID), id.hex, SQLiteText(role.rawValue), SQLiteText(level.rawValue), status.rawValue,
                createdAt.milliseconds, updatedAt.milliseconds, startedAt?.milliseconds, completedAt?.milliseconds,
                durationMinutes,
            ])
    }
}

extension Message {
    init(row: Row) throws {
        let what = "message \(SQLiteText.fromDatabaseValue(row["_id"])?.string ?? "without an id")"
        guard let role = Role(rawValue: try row.text("role", of: what)) else {
            throw MalformedRow(what: "\(what): field role")
        }
        self.init(
            id: try row.identifier(of: what), role: role, content: try row.text("content", of: what),
            createdAt: Timestamp(milliseconds: try row.value("created_at", of: what)),
            sessionID: try row.text("session_id", of: what))
    }

    func insert(into database: Database) throws {
        try database.execute(
            sql: "INSERT INTO messages (_id, role, content, created_at, session_id) VALUES (?, ?, ?, ?, ?)",
            arguments: [id.hex, role.rawValue, SQLiteText(content), createdAt.milliseconds, SQLiteText(sessionID)])
    }
}
