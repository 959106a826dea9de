import Foundation
import GRDB
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("The index of words in SQLite")
struct SQLiteSearchIndexTests {
    private func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "sessions.sqlite").path
            try await body(try SQLiteStore(path: path), path)
        }
    }

    /// Takes the index away, as a file of an earlier version has none.
    private func removeIndex(at path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: """
                    DROP TRIGGER message_added; DROP TRIGGER message_removed; DROP TRIGGER message_changed;
                    DROP TABLE message_index; DROP TABLE message_numbers;
                    DELETE FROM grdb_migrations WHERE identifier = 'message index';
                    """)
        }
        try queue.close()
    }

    @Test("is made over what an earlier version left, texts with NUL included")
    func migration() async throws {
        try await withStore { store, path in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            for text in ["old words", "old\u{0} and words"] { try await store.append(documents.message(text)) }
            try removeIndex(at: path)
            let reopened = try SQLiteStore(path: path)
            #expect(try await reopened.search(SearchQuery(phrases: ["words"]), limit: 9).count == 2)
            #expect(try await reopened.delete("s1"))
            #expect(try await reopened.search(SearchQuery(phrases: ["words"]), limit: 9).isEmpty)
        }
    }

    @Test("is kept when others write: rows put in, changed and taken out by SQL alone, and VACUUM")
    func others() async throws {
        try await withStore { store, path in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            for number in 0..<20 { try await store.append(documents.message("word\(number)")) }
            let queue = try DatabaseQueue(path: path)
            try await queue.write { database in
                try database.execute(sql: "DELETE FROM messages WHERE content < 'word15'")
                try database.execute(sql: "UPDATE messages SET content = 'changed' WHERE content = 'word19'")
                try database.execute(
                    sql: "INSERT INTO messages VALUES ('0123456789abcdef01234567', 'user', 'theirs', 1, 's1')")
            }
            try await queue.vacuum()
            try queue.close()
            for (word, count) in [
                ("word1", 0), ("word14", 0), ("word15", 1), ("word19", 0), ("word3", 1), ("changed", 1), ("theirs", 1),
            ] {
                #expect(try await store.search(SearchQuery(phrases: [word]), limit: 9).count == count, "\(word)")
            }
        }
    }

    @Test("keeps no word of what was deleted")
    func forgets() async throws {
        try await withStore { store, path in
            var documents = Documents()
            for (id, text) in [("s1", "confidential"), ("s2", "harmless")] {
                try await store.create(documents.session(id))
                for number in 0..<50 { try await store.append(documents.message("\(text)\(number)", of: id)) }
            }
            #expect(try await store.delete("s1"))
            let queue = try DatabaseQueue(path: path)
            let blocks = try await queue.read { try Data.fetchAll($0, sql: "SELECT block FROM message_index_data") }
            try queue.close()
            let text = blocks.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(text.contains("harmless") && !text.contains("confidential"))
        }
    }

    @Test("costs an append next to nothing")
    func cost() async throws {
        func milliseconds(indexed: Bool) async throws -> Double {
            var taken = 0.0
            try await withStore { store, path in
                var documents = Documents()
                try await store.create(documents.session("s1"))
                if !indexed {
                    let queue = try DatabaseQueue(path: path)
                    try await queue.write { try $0.execute(sql: "DROP TRIGGER message_added") }
                    try queue.close()
                }
                let text = String(repeating: "An answer of some length about threads and locks. ", count: 6)
                let messages = (0..<1000).map { documents.message("\(text)\($0)") }
                let begin = ContinuousClock.now
                for message in messages { try await store.append(message) }
                taken = (ContinuousClock.now - begin) / .milliseconds(1)
                #expect(try await store.search(SearchQuery(phrases: ["locks"]), limit: 9).isEmpty == !indexed)
            }
            return taken
        }
        let without = try await milliseconds(indexed: false)
        let with = try await milliseconds(indexed: true)
        print("1,000 appends: \(Int(without)) ms without the index of words, \(Int(with)) ms with it.")
    }
}

@Suite("The text index in MongoDB", .serialized, .enabled(if: !Backend.availableMongo.isEmpty))
struct MongoSearchIndexTests {
    private func indexes(_ store: MongoStore) async throws -> String {
        try await store.command(["listIndexes": "messages"], as: .read)
    }

    private func make(_ index: BSONFields, in store: MongoStore) async throws {
        try await store.command(["createIndexes": "messages", "indexes": .array([.document(index)])])
    }

    @Test("is not there until it is asked for, and then for good", arguments: Backend.availableMongo)
    func making(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            try await store.append(documents.message("The words"))
            guard case .missing("content_text", let collection, let drop) = try await store.searchIndex() else {
                Issue.record("nothing is missing")
                return
            }
            #expect(collection == "\(store.database).messages" && drop == "db.messages.dropIndex(\"content_text\")")
            await #expect(throws: StoreError.self) {
                _ = try await store.search(SearchQuery(phrases: ["the"]), limit: 9)
            }
            #expect(try await !indexes(store).contains("_fts"))
            for _ in 1...2 { try await store.makeSearchIndex() }
            #expect(try await store.searchIndex() == .ready)
            #expect(try await store.search(SearchQuery(phrases: ["the"]), limit: 9).count == 1)
            // A field of another program's that names a language MongoDB does not know.
            try await store.command([
                "insert": "messages",
                "documents": .array([["role": "user", "content": "theirs", "language": "klingon"]]),
            ])
        }
    }

    @Test(
        "of another's is used if it covers what is said, and left alone if not",
        arguments: [
            (["content": "text"], true), (["$**": "text"], true), (["role": "text", "content": "text"], true),
            (["role": "text"], false), (["session_id": 1, "content": "text"], false),
        ] as [(BSONFields, Bool)])
    func others(keys: BSONFields, isUsed: Bool) async throws {
        let backend = try #require(Backend.availableMongo.first)
        try await backend.withMongoStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            try await store.append(documents.message("Running threads"))
            try await make(["key": .document(keys), "name": "theirs"], in: store)
            let state = try await store.searchIndex()
            #expect(state == (isUsed ? .ready : .taken(name: "theirs", collection: "\(store.database).messages")))
            try await store.makeSearchIndex()
            #expect(try await !indexes(store).contains("content_text"))
            guard isUsed else { return }
            #expect(try await store.search(SearchQuery(phrases: ["running"]), limit: 9).count == 1)
            #expect(try await store.search(SearchQuery(phrases: ["run"]), limit: 9).isEmpty)
        }
    }
}
