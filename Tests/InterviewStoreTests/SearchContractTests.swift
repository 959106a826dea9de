import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Every store searches alike", .serialized)
struct SearchContractTests {
    /// Stores a session of this name with messages of these contents, a second apart.
    @discardableResult
    private func store(
        _ contents: [String], as sessionID: String = "s1", role: Role = .java, in store: any SessionStore,
        _ documents: inout Documents
    ) async throws -> [Message] {
        let session = documents.session(sessionID, role: role)
        try await store.create(session)
        let messages = contents.enumerated().map { number, content in
            documents.message(
                content, of: sessionID, at: Documents.moment.advanced(byMilliseconds: Int64(number) * 1000))
        }
        for message in messages { try await store.append(message) }
        try await store.makeSearchIndex()
        return messages
    }

    private func found(_ arguments: String..., limit: Int = 100, in store: any SessionStore) async throws -> [String] {
        try await store.search(SearchQuery(arguments: arguments), limit: limit).map(\.message.content)
    }

    @Test("all of the words have to stand in a message, whole, in any order", arguments: Backend.available)
    func words(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let texts = [
                "A deadlock needs four conditions.", "Deadlocks are avoided by one order of the locks.",
                "Four threads, no DEADLOCK", "thread_local and the rest",
            ]
            try await self.store(texts, in: store, &documents)
            #expect(try await found("deadlock", in: store) == [texts[2], texts[0]])
            #expect(try await found("conditions", "DeadLock", in: store) == [texts[0]])
            #expect(try await found("deadlock", "order", in: store) == [])
            #expect(try await found("lock", in: store) == [])
            #expect(try await found("thread", in: store) == [])
            #expect(try await found("thread_local", in: store) == [texts[3]])
            // What MongoDB would leave out or cut in English is a word like any other.
            #expect(try await found("the", in: store) == [texts[3], texts[1]])
            #expect(try await found("need", in: store) == [])
        }
    }

    @Test(
        "what is typed is looked for as it is; case, accents and kinds of blanks and quotation marks do not count",
        arguments: Backend.available)
    func texts(backend: Backend) async throws {
        let cases: [(text: String, finds: [[String]], misses: [[String]])] = [
            ("The hash\n  map grows.", [["hash map"], ["\"hash map\" grows"], ["map", "hash"]], [["map hash"]]),
            ("caf\u{E9} NAI\u{308}VE", [["cafe"], ["cafe\u{301}"], ["caf\u{E9}", "na\u{EF}ve"]], [["caf"]]),
            ("cafe\u{301} x", [["caf\u{E9}"], ["CAFÉ"]], [["cafes"]]),
            ("C++ and C# or x->y", [["c++"], ["C#"], ["c"], ["x->y"], ["++"]], [["c--"], ["x-y"]]),
            ("a NOT b OR \"c\" AND d*", [["NOT"], ["OR", "AND"], ["d*"], ["a NOT b"]], [["NEAR"], ["d**"], ["*a"]]),
            ("content:x -y (z)", [["content:x"], ["-y"], ["(z)"], ["content"]], [["-x"], ["{content}"]]),
            ("it doesn\u{2019}t \u{201C}matter\u{201D}", [["doesn't"], ["matter"], ["it doesn't"]], [["doesnt"]]),
            ("使用线程池来执行任务。", [["线程池"], ["任务"], ["线程", "执行"]], [["线池"]]),
            ("ガベージコレクション は\u{304B}\u{3099}ある", [["コレクション"], ["が"], ["は"]], [["か"], ["コレション"]]),
            ("스레드가 대기한다", [["스레드"], ["대기"]], [["스레다"], ["대기하"]]),
            ("Синхро\u{43D}изаци\u{438}\u{306} потоков", [["ПОТОКОВ"], ["синхронизаций"]], [["поток"]]),
            ("Straße und Zoë", [["straße"], ["zoe"]], [["strasse"]]),
            ("nul\u{0}byte after", [["after"], ["nul\u{0}byte"]], [["nul"]]),
            (
                "%like_ $regex .* [a-z] \\d", [["%like_"], ["$regex"], [".*"], ["\\d"], ["[a-z]"]],
                [["%ike_"], ["\\w"]]
            ),
            ("'; DROP TABLE messages; --", [["DROP TABLE"], ["'; DROP"], ["--"]], [["';DROP"]]),
            ("👩‍👩‍👧 x", [["👩‍👩‍👧"], ["x"]], [["👧"]]),
        ]
        try await backend.withStore { store in
            var documents = Documents()
            var count = 0
            for (number, item) in cases.enumerated() {
                try await self.store([item.text], as: "s\(number)", in: store, &documents)
            }
            for item in cases {
                // MongoDB's index sees nothing behind a NUL.
                let finds = backend == .sqlite ? item.finds : item.finds.filter { $0 != ["after"] }
                for query in finds + item.misses {
                    let hits = try await store.search(SearchQuery(arguments: query), limit: 100)
                    let isFound = hits.contains { $0.message.content == item.text }
                    #expect(isFound == finds.contains(query), "\(query) in \(item.text.debugDescription)")
                    count += 1
                }
            }
            print("Searching \(backend): \(count) queries.")
        }
    }

    @Test("every letter is found that is a Latin one with accents", arguments: Backend.available)
    func letters(backend: Backend) async throws {
        let letters = (UInt32(0xC0)...0x2FFF).compactMap(Unicode.Scalar.init).filter { scalar in
            let folded = FoldedText(String(scalar)).scalars
            return folded.count == 1 && folded.allSatisfy { "a"..."z" ~= $0 }
        }
        try await backend.withStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            try await store.fill(letters.map { documents.message("w\($0)rd", of: "s1") })
            try await store.makeSearchIndex()
            var found = Set<String>()
            for letter in "abcdefghijklmnopqrstuvwxyz" {
                let hits = try await store.search(SearchQuery(arguments: ["w\(letter)rd"]), limit: 1000)
                found.formUnion(hits.map(\.message.content))
            }
            let missing = letters.filter { !found.contains("w\($0)rd") }
            #expect(letters.count > 450 && missing.isEmpty, "\(missing)")
            print("Searching \(backend): \(letters.count) letters with accents.")
        }
    }

    @Test("a word is found before and behind whatever counts as its bound", arguments: Backend.available)
    func bounds(backend: Backend) async throws {
        let bounds = (UInt32(0x20)...0x30FF).compactMap(Unicode.Scalar.init).filter(WordBounds.isBound)
        try await backend.withStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            try await store.fill(bounds.map { documents.message("left\($0)right", of: "s1") })
            try await store.makeSearchIndex()
            for word in ["left", "right"] {
                let hits = try await store.search(SearchQuery(phrases: [word]), limit: 10_000)
                let found = Set(hits.map(\.message.content))
                let missing = bounds.filter { !found.contains("left\($0)right") }
                #expect(missing.isEmpty, "\(missing)")
            }
            print("Searching \(backend): \(bounds.count) bounds of words.")
        }
    }

    @Test("the newest come first, as many as are asked for, with their sessions", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let java = try await self.store((0..<130).map { "word \($0)" }, as: "s1", in: store, &documents)
            let python = try await self.store(["a Word"], as: "s2", role: .python, in: store, &documents)
            // Ordered by moment, then by id.
            let all = (java + python).sorted { $1.position < $0.position }
            for limit in [0, 1, 2, 50, 130, 131, 500] {
                let hits = try await store.search(SearchQuery(phrases: ["word"]), limit: limit)
                #expect(hits.map(\.message) == Array(all.prefix(limit)))
                for hit in hits { #expect(hit.session.sessionID == hit.message.sessionID) }
            }
            let ofRole = try await store.search(SearchQuery(phrases: ["word"], role: .python), limit: 10)
            #expect(ofRole.map(\.message) == python && ofRole.first?.session.role == .python)
            #expect(try await store.search(SearchQuery(phrases: []), limit: 10) == [])
        }
    }

    @Test(
        "what is in no transcript is not found: systems' words, messages of no session, what was deleted",
        arguments: Backend.available)
    func absent(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            try await self.store(["one needle", "针"], as: "s1", in: store, &documents)
            let kept = try await self.store(["another needle", "针 too"], as: "s2", in: store, &documents)
            try await store.append(documents.message("needle 针", of: "s2", role: .system))
            try await store.append(documents.message("needle 针", of: "nowhere"))
            #expect(try await found("needle", in: store).count == 2)
            #expect(try await store.delete("s1"))
            #expect(try await found("needle", in: store) == [kept[0].content])
            #expect(try await found("针", in: store) == [kept[1].content])
        }
    }

    @Test("ten thousand messages are searched at once", arguments: Backend.available)
    func many(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            let filling = String(repeating: "The candidate explains how garbage collection works. ", count: 4)
            for part in 0..<10 {
                try await store.fill(
                    (0..<1000).map { number in
                        documents.message("\(filling) number \(part * 1000 + number)", of: "s1")
                    })
            }
            try await store.makeSearchIndex()
            var figures: [String] = []
            for (name, words) in [("a rare word", "4711"), ("a common word", "garbage"), ("no index", "执行")] {
                let begin = ContinuousClock.now
                let hits = try await found(words, limit: 20, in: store)
                figures.append("\(name) \((ContinuousClock.now - begin) / .milliseconds(1)) ms")
                #expect(hits.count == (words == "garbage" ? 20 : words == "4711" ? 1 : 0))
            }
            print("Searching \(backend), 10,000 messages: \(figures.joined(separator: ", ")).")
        }
    }
}
