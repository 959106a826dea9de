internal import GRDB

/// The table of writes that wait for a store, or were refused by it for good.
enum OutboxSchema {
    static func open(path: String) throws -> DatabaseQueue { try SQLiteFile.open(path: path, migrator()) }

    private static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("entries") { database in
            // AUTOINCREMENT: a number is never given twice, so nobody can remove another's entry under it.
            try database.execute(
                sql: """
                    CREATE TABLE entries (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, place TEXT NOT NULL, session_id TEXT NOT NULL,
                        kind TEXT NOT NULL, document TEXT NOT NULL, kept_at INTEGER NOT NULL, refusal TEXT);
                    CREATE INDEX entries_waiting ON entries (place, number) WHERE refusal IS NULL;
                    CREATE INDEX entries_of_session ON entries (place, session_id, number);
                    """)
        }
        return migrator
    }
}
