internal import GRDB
package import InterviewKit

/// Sessions in one SQLite file on this machine: where they are kept when no MongoDB is configured.
///
/// Several programs may use one file at the same time; each waits for the other up to 5 seconds. Nothing touches the
/// disk before the first call, and every call does so on a thread of the store's own.
package actor SQLiteStore: SessionStore {
    package nonisolated let name = "SQLite"
    /// Where the file is.
    package nonisolated let path: String

    nonisolated private let executor = BlockingExecutor(label: "mock-interview.sqlite-store")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private var queue: DatabaseQueue?
    /// Rows that could not be read and were left out of a list, for ``check()``.
    private var malformed: Set<String> = []

    /// Names the file; opening it, and making it and its folders for their owner alone, waits for the first call.
    /// Throws ``StoreError/storage(_:)`` when no file can have this name.
    package init(path: String) throws(StoreError) {
        guard !path.isEmpty, !path.hasSuffix("/"), !path.utf8.contains(0) else {
            throw .storage("\"\(path)\" cannot be the path of a database file")
        }
        self.path = path
    }

    /// Runs `work` in one transaction, which is on the disk when this returns.
    func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database().write(work)
        } catch {
            throw .sqlite(error, path: path)
        }
    }

    /// Runs `work` on one state of the database.
    func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database().read(work)
        } catch {
            throw .sqlite(error, path: path)
        }
    }

    /// The values of the first rows that can be read and are wanted, `limit` of them or all. One that cannot must not
    /// hide the rest.
    func readable<Value>(
        _ rows: RowCursor, limit: Int?, where isWanted: (Value) throws -> Bool = { _ in true },
        _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        while limit.map({ values.count < $0 }) ?? true, let row = try rows.next() {
            do {
                let value = try decode(row)
                if try isWanted(value) { values.append(value) }
            } catch let error as MalformedRow {
                malformed.insert(error.what)
            }
        }
        return values
    }

    private func database() throws -> DatabaseQueue {
        if let queue { return queue }
        let opened = try SQLiteSchema.open(path: path)
        queue = opened
        return opened
    }

    package func check() throws(StoreError) -> StoreCheck {
        let (version, state, bytes, counts) = try read { database in
            (
                try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "",
                try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "",
                try Int.fetchOne(
                    database, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0,
                try ["sessions", "messages"].map { table in
                    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
                    return "\(count) \(count == 1 ? String(table.dropLast()) : table)"
                }
            )
        }
        var troubles = malformed.sorted().map {
            Trouble("\($0) cannot be read", mend: "it is left as it is; sqlite3 '\(path)' shows it")
        }
        if state != "ok" {
            troubles.append(
                Trouble("\(path) is damaged", mend: "sqlite3 '\(path)' .recover | sqlite3 '\(path).recovered'"))
        }
        let size = bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KiB" : "\((bytes + (1 << 19)) >> 20) MiB"
        return StoreCheck(
            summary: "SQLite \(version) at \(path)",
            facts: ["holds: \(counts.joined(separator: " and ")), \(size)", "search: by its own index"],
            troubles: troubles)
    }
}
