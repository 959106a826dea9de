internal import FoundationEssentials
internal import GRDB
internal import InterviewKit

/// Opens the database file and keeps its tables up to date.
enum SQLiteSchema {
    /// Opens the file at `path`, which is made, readable by its owner only, if it is not there.
    static func open(path: String) throws -> DatabaseQueue {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try FolderLock(folder: folder).whileHeld {
            try createFile(at: path)
            return try openAndMigrate(path: path)
        }
    }

    private static func openAndMigrate(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "mock-interview.sqlite"
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Setting up the write-ahead log lowers this to NORMAL, which may lose the last transactions with the power.
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        let migrator = migrator()
        guard try !queue.read(migrator.hasBeenSuperseded) else {
            throw StoreError.storage("\(path) was written by a newer version of this program")
        }
        try migrator.migrate(queue)
        return queue
    }

    /// SQLite gives its own files the mode of the database file, and makes that with the mode of the umask.
    /// Where this fails, so does SQLite, and says more about it.
    private static func createFile(at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        // A link to a disk that is not mounted, say: a new, empty file in its place would hide what is there.
        if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
            throw StoreError.storage("\(path) is a link to \(target), which is not there")
        }
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }

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
        return migrator
    }
}
