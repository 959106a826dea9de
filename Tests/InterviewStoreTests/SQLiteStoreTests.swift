import Foundation
import GRDB
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("The SQLite store")
struct SQLiteStoreTests {
    @Test("makes its file and folders for their owner alone, at the first call and not before")
    func modes() async throws {
        try await withTemporaryFolder { folder in
            let inner = folder.appending(path: "a/b")
            let path = inner.appending(path: "sessions.sqlite").path
            let store = try SQLiteStore(path: path)
            #expect(!FileManager.default.fileExists(atPath: inner.path))
            var documents = Documents()
            try await store.create(documents.session("s1"))
            for (item, mode) in [
                (inner.path, 0o700), (folder.appending(path: "a").path, 0o700), (path, 0o600), (path + "-wal", 0o600),
                (path + "-shm", 0o600),
            ] {
                let attributes = try FileManager.default.attributesOfItem(atPath: item)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(item)")
            }
        }
    }

    @Test("keeps every write through the end of the program and of the machine")
    func durability() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "sessions.sqlite").path
            let store = try SQLiteStore(path: path)
            let settings = try await store.pragmas()
            // 2 is FULL: the log reaches the disk before a call returns.
            #expect(settings == ["wal", "2", "5000"])
        }
    }

    @Test("shows what another one wrote to the same file")
    func sharing() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "sessions.sqlite").path
            let stores = try (0..<4).map { _ in try SQLiteStore(path: path) }
            var documents = Documents()
            let all = documents.messages(80)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, message) in all.enumerated() {
                    group.addTask { try await stores[number % 4].append(message) }
                }
                try await group.waitForAll()
            }
            for store in stores { #expect(try await store.messages(of: "s1", limit: nil, skip: 0) == all) }
        }
    }

    @Test("says in a sentence what is wrong with its file", arguments: ["not a database", "folder", "file in the way"])
    func badFiles(fault: String) async throws {
        try await withTemporaryFolder { folder in
            var path = folder.appending(path: "sessions.sqlite").path
            let expected: String
            switch fault {
            case "not a database":
                try Data(String(repeating: "hello ", count: 1000).utf8).write(to: URL(filePath: path))
                expected = "\(path) is not a SQLite database"
            case "folder":
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                expected = "\(path) cannot be opened: its permissions or those of its folder forbid it"
            default:
                try Data().write(to: URL(filePath: path))
                path += "/sessions.sqlite"
                expected = "\(path) cannot be made or opened: a file stands where a folder is needed"
            }
            let store = try SQLiteStore(path: path)
            await #expect(throws: StoreError.storage(expected)) { _ = try await store.sessions(SessionFilter()) }
        }
    }

    @Test("maps the failures of a disk to sentences without the statement's arguments")
    func mapping() {
        let failures: [(ResultCode, String)] = [
            (.SQLITE_FULL, "the disk is full"), (.SQLITE_READONLY, "read-only"), (.SQLITE_NOTADB, "not a SQLite"),
            (.SQLITE_CORRUPT, "damaged"), (.SQLITE_CANTOPEN, "permissions"), (.SQLITE_BUSY, "another program"),
            (.SQLITE_IOERR, "SQLite error 10"),
        ]
        for (code, part) in failures {
            let error = DatabaseError(resultCode: code, message: "secret", sql: "SELECT ?", arguments: ["secret"])
            guard case .storage(let sentence) = StoreError.sqlite(error, path: "/data/x.sqlite") else {
                Issue.record("\(code) is not a failure of storage")
                continue
            }
            #expect(sentence.contains(part) && sentence.contains("/data/x.sqlite") && !sentence.contains("secret"))
        }
    }

    @Test("does not touch a file that a newer program wrote")
    func newerSchema() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "sessions.sqlite").path
            let older = try SQLiteStore(path: path)
            _ = try await older.sessions(SessionFilter())
            try await older.execute("INSERT INTO grdb_migrations VALUES ('of the future')")
            let store = try SQLiteStore(path: path)
            await #expect(throws: StoreError.storage("\(path) was written by a newer version of this program")) {
                _ = try await store.sessions(SessionFilter())
            }
        }
    }

    @Test("leaves a row that cannot be read out of lists, and says so")
    func malformedRow() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "sessions.sqlite").path)
            var documents = Documents()
            let good = documents.session("good")
            try await store.create(good)
            try await store.create(documents.session("bad"))
            try await store.execute("UPDATE sessions SET status = 'archived' WHERE session_id = 'bad'")
            #expect(try await store.sessions(SessionFilter(limit: 1)) == [good])
            await #expect(throws: StoreError.malformed("session bad: field status")) {
                _ = try await store.session("bad")
            }
            #expect(try await store.check().troubles.map(\.what) == ["session bad: field status cannot be read"])
        }
    }

    @Test("refuses a path that no file can have", arguments: ["", "/tmp/", "a\u{0}b"])
    func badPath(path: String) {
        #expect(throws: StoreError.self) { _ = try SQLiteStore(path: path) }
    }

    @Test(
        "finds its rows by index",
        arguments: [SessionFilter(), SessionFilter(idPrefix: "a"), SessionFilter(status: .active)])
    func indexes(filter: SessionFilter) async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "sessions.sqlite").path)
            let plan = try await store.queryPlan(SQLiteStore.request(filter))
            #expect(plan.contains("USING INDEX"), "\(plan)")
        }
    }

    @Test("finds every page of a list by index, and sorts none", arguments: [SessionFilter(), .init(status: .active)])
    func pageIndexes(filter: SessionFilter) async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "sessions.sqlite").path)
            var documents = Documents()
            let position = SessionPosition(updatedAt: Documents.moment, id: documents.id())
            let index = filter.status == nil ? "sessions_by_update (" : "sessions_by_status (status=? AND "
            let plan = try await store.queryPlan(SQLiteStore.request(filter, after: position))
            #expect(plan.contains("SEARCH sessions USING INDEX \(index)(updated_at,_id)<(?,?))"), "\(plan)")
            #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
            let first = try await store.queryPlan(SQLiteStore.request(filter))
            #expect(first.contains("USING INDEX sessions_by_") && !first.contains("TEMP B-TREE"), "\(first)")
            let summaries = try await store.queryPlan(SQLiteStore.writtenFeedback(on: ["s1", "s2"]))
            #expect(summaries.contains("USING INDEX feedback_of_session (session_id=?)"), "\(summaries)")
        }
    }

    @Test("reads no figures of a report whose row is damaged, and hides no other")
    func damagedReport() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "sessions.sqlite").path)
            var documents = Documents()
            for sessionID in ["good", "bad"] {
                try await store.save(
                    Feedback(
                        id: documents.id(), sessionID: sessionID, createdAt: Documents.moment, outcome: .written,
                        author: "a model", programVersion: "0", content: "# Report"))
            }
            try await store.execute("UPDATE feedback SET document = '{' WHERE session_id = 'bad'")
            #expect(Set(try await store.feedbackSummaries(of: ["good", "bad"]).keys) == ["good"])
        }
    }
}

extension SQLiteStore {
    fileprivate func execute(_ sql: String) throws {
        try write { try $0.execute(sql: sql) }
    }

    fileprivate func pragmas() throws -> [String] {
        try read { database in
            try ["journal_mode", "synchronous", "busy_timeout"].map {
                try String(describing: Row.fetchOne(database, sql: "PRAGMA \($0)")?[0] as DatabaseValue? ?? .null)
                    .trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
        }
    }

    fileprivate func queryPlan(_ request: SQL) throws -> String {
        try read { database in
            let (sql, arguments) = try request.build(database)
            return try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
                .map { $0["detail"] as String }.joined(separator: "; ")
        }
    }
}
