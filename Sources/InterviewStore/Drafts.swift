internal import GRDB
package import InterviewKit

/// What candidates have typed and not sent, one text per session, in a file on this machine: on the disk when a call
/// returns. Nothing is opened before the first call.
package actor Drafts {
    /// Where the file is.
    package nonisolated let path: String
    /// Hosts and database, or the file, that the sessions are in: the same id may stand in several.
    private let place: String

    nonisolated private let executor = BlockingExecutor(label: "mock-interview.drafts")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private var queue: DatabaseQueue?

    package init(path: String, place: String) {
        self.path = path
        self.place = place
    }

    /// Keeps the draft of a session in place of the one before; an empty one is forgotten.
    package func keep(_ draft: String, of sessionID: String) throws(StoreError) {
        try perform { queue in
            try queue.write { database in
                let key = [SQLiteText(self.place), SQLiteText(sessionID)]
                guard draft.contains(where: { !$0.isWhitespace }) else {
                    return try database.execute(
                        sql: "DELETE FROM drafts WHERE place = ? AND session_id = ?", arguments: StatementArguments(key)
                    )
                }
                try database.execute(
                    sql: "INSERT OR REPLACE INTO drafts (place, session_id, content) VALUES (?, ?, ?)",
                    arguments: StatementArguments(key + [SQLiteText(draft)]))
            }
        }
    }

    /// The draft of a session; nil for none.
    package func draft(of sessionID: String) throws(StoreError) -> String? {
        try perform { queue in
            try queue.read { database in
                try Row.fetchOne(
                    database, sql: "SELECT content FROM drafts WHERE place = ? AND session_id = ?",
                    arguments: [SQLiteText(self.place), SQLiteText(sessionID)]
                ).flatMap { SQLiteText.fromDatabaseValue($0["content"])?.string }
            }
        }
    }

    private func perform<Value>(_ work: (DatabaseQueue) throws -> Value) throws(StoreError) -> Value {
        do {
            let opened = try queue ?? SQLiteFile.open(path: path, Self.migrator())
            queue = opened
            return try work(opened)
        } catch {
            throw .sqlite(error, path: path)
        }
    }

    private static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("drafts") { database in
            try database.execute(
                sql: """
                    CREATE TABLE drafts (
                        place TEXT NOT NULL, session_id TEXT NOT NULL, content TEXT NOT NULL,
                        PRIMARY KEY (place, session_id))
                    """)
        }
        return migrator
    }
}

extension Drafts {
    /// What of a draft is still unsent, given what is stored: a program that was killed between storing an answer and
    /// forgetting its draft leaves both.
    package static func unsent(of draft: String, newestAnswer: String?) -> String {
        guard let newestAnswer, draft.hasPrefix(newestAnswer) else { return draft }
        let rest = draft.dropFirst(newestAnswer.count)
        return rest.isEmpty || rest.first == "\n" ? String(rest.dropFirst()) : draft
    }
}
