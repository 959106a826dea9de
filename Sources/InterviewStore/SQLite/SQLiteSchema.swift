internal import GRDB

/// The tables of the sessions that are kept on this machine.
enum SQLiteSchema {
    /// Opens the file at `path` with its tables as this version has them.
    static func open(path: String) throws -> DatabaseQueue { try SQLiteFile.open(path: path, migrator()) }

    private static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("first tables") { database in
            // `sessions` and `messages` have the fields of the shared collections, dates in milliseconds since 1970.
            try database.execute(
                sql: """
                    CREATE TABLE sessions (
                        session_id TEXT NOT NULL PRIMARY KEY, _id TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
                        interview_level TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL,
                        updated_at INTEGER NOT NULL, started_at INTEGER, completed_at INTEGER,
                        duration_minutes REAL NOT NULL);
                    CREATE INDEX sessions_by_update ON sessions (updated_at, _id);
                    CREATE INDEX sessions_by_status ON sessions (status, updated_at, _id);

                    CREATE TABLE messages (
                        _id TEXT NOT NULL PRIMARY KEY, role TEXT NOT NULL, content TEXT NOT NULL,
                        created_at INTEGER NOT NULL, session_id TEXT NOT NULL);
                    CREATE INDEX messages_in_order ON messages (session_id, created_at, _id);

                    CREATE TABLE plans (_id TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL);
                    """)
            for table in ["turns", "assessments", "feedback"] {
                try database.execute(
                    sql: """
                        CREATE TABLE \(table) (
                            _id TEXT NOT NULL PRIMARY KEY, session_id TEXT NOT NULL, document TEXT NOT NULL);
                        CREATE INDEX \(table)_of_session ON \(table) (session_id, _id);
                        """)
            }
        }
        migrator.registerMigration("synced") { database in
            try database.execute(
                sql: """
                    CREATE TABLE synced (
                        place TEXT NOT NULL, session_id TEXT NOT NULL, updated_at INTEGER NOT NULL,
                        PRIMARY KEY (place, session_id));
                    """)
        }
        migrator.registerMigration("message index", migrate: makeMessageIndex)
        return migrator
    }

    /// The index of words. It holds none of the text, which `messages` has, and is kept by triggers, so that it is true
    /// whoever writes.
    ///
    /// Messages have a number of their own in it: VACUUM may give their rows others.
    private static func makeMessageIndex(_ database: Database) throws {
        // A text with NUL is a blob.
        let number = "(SELECT number FROM message_numbers WHERE _id = old._id)"
        let add = """
            INSERT INTO message_numbers (_id) VALUES (new._id);
            INSERT INTO message_index (rowid, content)
                SELECT number, CAST(new.content AS TEXT) FROM message_numbers WHERE _id = new._id;
            """
        let remove = """
            INSERT INTO message_index (message_index, rowid, content)
                VALUES ('delete', \(number), CAST(old.content AS TEXT));
            DELETE FROM message_numbers WHERE _id = old._id;
            """
        try database.execute(
            sql: """
                CREATE TABLE message_numbers (number INTEGER PRIMARY KEY, _id TEXT NOT NULL UNIQUE);
                CREATE VIRTUAL TABLE message_index USING fts5(
                    content, content = '', detail = none,
                    tokenize = 'unicode61 remove_diacritics 2');
                INSERT INTO message_numbers (_id) SELECT _id FROM messages;
                INSERT INTO message_index (rowid, content)
                    SELECT number, CAST(content AS TEXT) FROM messages JOIN message_numbers USING (_id);
                CREATE TRIGGER message_added AFTER INSERT ON messages BEGIN \(add) END;
                CREATE TRIGGER message_removed AFTER DELETE ON messages BEGIN \(remove) END;
                CREATE TRIGGER message_changed AFTER UPDATE OF _id, content ON messages BEGIN \(remove) \(add) END;
                """)
    }
}
