internal import Foundation
internal import GRDB
internal import InterviewKit

/// Writes that no store has acknowledged, in a file on this machine: each on the disk when its call returns, in the order
/// in which they were made, tagged with the place they are meant for.
///
/// Several programs may use one file at the same time. Nothing is opened before it is needed, and no file is made before
/// something has to be kept.
package actor Outbox {
    /// Where the file is.
    package nonisolated let path: String

    nonisolated private let executor = BlockingExecutor(label: "mock-interview.outbox")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private var queue: DatabaseQueue?

    package init(path: String) {
        self.path = path
    }

    // MARK: Keeping

    /// Keeps a write behind those that wait for `place`; its number. With a `refusal` it is set aside at once.
    @discardableResult
    func keep(
        _ write: Write, for place: String, refusal: String? = nil, at now: Timestamp = .now()
    ) throws(StoreError) -> Int64 {
        try self.write { try OutboxEntry.insert(write, for: place, refusal: refusal, at: now, into: $0) }
    }

    /// Forgets a write that has been delivered.
    func remove(_ number: Int64) throws(StoreError) {
        try write { try $0.execute(sql: "DELETE FROM entries WHERE number = ?", arguments: [number]) }
    }

    /// Sets a write aside that the store will never take. When that was the session itself, all that belongs to it goes
    /// along: delivered by itself it would join a session of another's.
    func setAside(_ entry: OutboxEntry, because reason: String) throws(StoreError) {
        try write { database in
            try database.execute(
                sql: "UPDATE entries SET refusal = ? WHERE number = ?", arguments: [SQLiteText(reason), entry.number])
            guard case .create(let session) = entry.write else { return }
            try database.execute(
                sql: "UPDATE entries SET refusal = ? WHERE place = ? AND session_id = ? AND refusal IS NULL",
                arguments: [
                    SQLiteText("its session was refused: \(reason)"), SQLiteText(entry.place),
                    SQLiteText(session.sessionID),
                ])
        }
    }

    /// Forgets all that is kept of a session: it has been deleted.
    func drop(_ sessionID: String, for place: String) throws(StoreError) {
        guard isThere else { return }
        try write {
            try $0.execute(
                sql: "DELETE FROM entries WHERE place = ? AND session_id = ?",
                arguments: [SQLiteText(place), SQLiteText(sessionID)])
        }
    }

    // MARK: Reading

    /// The oldest write that waits for `place`. One that cannot be read is set aside and passed over.
    func first(for place: String) throws(StoreError) -> OutboxEntry? {
        while let row = try firstRow(for: place) {
            do {
                return try OutboxEntry(row: row)
            } catch {
                let number: Int64 = row["number"]
                try write {
                    try $0.execute(
                        sql: "UPDATE entries SET refusal = ? WHERE number = ?",
                        arguments: ["it cannot be read by this version of the program", number])
                }
            }
        }
        return nil
    }

    private func firstRow(for place: String) throws(StoreError) -> Row? {
        guard isThere else { return nil }
        return try read {
            try Row.fetchOne(
                $0, sql: "SELECT * FROM entries WHERE place = ? AND refusal IS NULL ORDER BY number LIMIT 1",
                arguments: [SQLiteText(place)])
        }
    }

    /// What waits for `place`, and what was set aside of it.
    func backlog(for place: String) throws(StoreError) -> Backlog {
        guard isThere else { return .empty }
        return try read { database in
            let row = try Row.fetchOne(
                database,
                sql:
                    "SELECT count(*) - count(refusal) AS waiting, count(refusal) AS aside FROM entries WHERE place = ?",
                arguments: [SQLiteText(place)])
            return Backlog(waiting: row?["waiting"] ?? 0, setAside: row?["aside"] ?? 0)
        }
    }

    /// Everything kept of a session, waiting or set aside, in the order in which it was made.
    func entries(of sessionID: String, for place: String) throws(StoreError) -> [OutboxEntry] {
        guard isThere else { return [] }
        return try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM entries WHERE place = ? AND session_id = ? ORDER BY number",
                arguments: [SQLiteText(place), SQLiteText(sessionID)]
            ).compactMap { try? OutboxEntry(row: $0) }
        }
    }

    /// All that is kept, for every place.
    func all() throws(StoreError) -> [KeptWrite] {
        guard isThere else { return [] }
        return try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM entries ORDER BY number").compactMap { row in
                guard let entry = try? OutboxEntry(row: row) else { return nil }
                return KeptWrite(
                    place: entry.place, write: entry.write, keptAt: entry.keptAt, refusal: entry.refusal)
            }
        }
    }

    // MARK: The file

    private var isThere: Bool { queue != nil || FileManager.default.fileExists(atPath: path) }

    private func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        try withDatabase { try $0.write(work) }
    }

    private func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        try withDatabase { try $0.read(work) }
    }

    private func withDatabase<Value>(_ work: (DatabaseQueue) throws -> Value) throws(StoreError) -> Value {
        do {
            do {
                return try work(try database())
            } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
                // What is still to be said must find a place; what is in there can be read by other means.
                queue = nil
                try moveDamagedFile()
                return try work(try database())
            }
        } catch {
            throw .sqlite(error, path: path)
        }
    }

    private func database() throws -> DatabaseQueue {
        if let queue { return queue }
        let opened = try OutboxSchema.open(path: path)
        queue = opened
        return opened
    }

    /// Files of earlier outboxes that were damaged and put aside.
    nonisolated var damagedFiles: [String] {
        let file = URL(filePath: path)
        let folder = file.deletingLastPathComponent().path
        let prefix = file.lastPathComponent + ".damaged-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(prefix) && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
            .map { folder + "/" + $0 }
    }

    private func moveDamagedFile() throws {
        let stamp = Timestamp.now().milliseconds
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.moveItem(atPath: path + ending, toPath: "\(path).damaged-\(stamp)\(ending)")
        }
    }
}
