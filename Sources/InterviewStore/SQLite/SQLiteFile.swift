internal import FoundationEssentials
internal import GRDB
internal import InterviewKit

/// A database file of this program: its owner's alone, and on the disk when a transaction ends.
enum SQLiteFile {
    /// Opens the file at `path`, which is made, readable by its owner only, if it is not there, and brings its tables up
    /// to date.
    static func open(path: String, _ migrator: DatabaseMigrator) throws -> DatabaseQueue {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try FolderLock(folder: folder).whileHeld {
            try createFile(at: path)
            return try openAndMigrate(path: path, migrator)
        }
    }

    private static func openAndMigrate(path: String, _ migrator: DatabaseMigrator) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "mock-interview.sqlite"
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Setting up the write-ahead log lowers this to NORMAL, which may lose the last transactions with the power.
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
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
}
