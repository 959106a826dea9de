import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Every store keeps messages alike", .serialized)
struct MessageContractTests {
    @Test("messages come in order of time, then of id", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let tied = (0..<4).map { documents.message("tied \($0)") }
            let before = documents.message("before", at: Documents.moment.advanced(byMilliseconds: -1))
            let after = documents.message("after", at: Documents.moment.advanced(byMilliseconds: 1))
            for message in [tied[2], after, tied[0], tied[3], before, tied[1]] { try await store.append(message) }
            try await store.append(documents.message("elsewhere", of: "s2"))
            let expected = [before] + tied + [after]
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0) == expected)
            #expect(try await store.newestMessage(of: "s1") == after)
            #expect(try await store.newestMessage(of: "s3") == nil)
            #expect(try await store.messages(of: "s3", limit: nil, skip: 0) == [])
        }
    }

    @Test("limits and skips cut the one order", arguments: Backend.available)
    func limits(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let all = documents.messages(7)
            for message in all.shuffled() { try await store.append(message) }
            for (limit, skip) in [(nil, 0), (nil, 3), (3, 0), (3, 5), (7, 0), (9, 0), (1, 6), (1, 7), (0, 0), (2, 99)] {
                let expected = all.dropFirst(skip).prefix(limit ?? all.count)
                #expect(try await store.messages(of: "s1", limit: limit, skip: skip) == Array(expected))
            }
        }
    }

    @Test("pages by position meet without gap or overlap, ties included", arguments: Backend.available)
    func positions(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let all = documents.messages(3) + (0..<5).map { documents.message("tied \($0)") }
            for message in all { try await store.append(message) }
            let ordered = all.sorted { $0.position < $1.position }
            for limit in [1, 2, 3, 100] {
                var pages: [Message] = []
                while true {
                    let page = try await store.messages(of: "s1", after: pages.last?.position, limit: limit)
                    pages += page
                    if page.isEmpty { break }
                }
                #expect(pages == ordered)
            }
            #expect(try await store.messages(of: "s1", after: nil, limit: 0) == [])
        }
    }

    @Test("appending the same message again is harmless, another under its id is not", arguments: Backend.available)
    func appendAgain(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let message = documents.message("caf\u{E9}")
            try await store.append(message)
            try await store.append(message)
            // Canonically equivalent, so equal to Swift, and yet other bytes.
            for content in ["other", "cafe\u{301}"] {
                let other = Message(
                    id: message.id, role: .user, content: content, createdAt: message.createdAt, sessionID: "s1")
                await #expect(throws: StoreError.conflict(message.id.hex)) { try await store.append(other) }
            }
            let read = try await store.messages(of: "s1", limit: nil, skip: 0)
            #expect(read.map { Array($0.content.utf8) } == [Array(message.content.utf8)])
        }
    }

    @Test("messages appended at the same time are all kept", arguments: Backend.available)
    func concurrentAppends(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let all = documents.messages(100)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for message in all { group.addTask { try await store.append(message) } }
                try await group.waitForAll()
            }
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0) == all)
        }
    }

    @Test("text is kept byte for byte", arguments: Backend.available)
    func text(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let texts = [
                "", " \n\t\r\n ", "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈", "a\u{0}b\u{0}", "\u{0}", "漢字とかな交じり文", "e\u{301}\u{302}", "é",
                "\u{FEFF}\u{FFFE}\u{FFFF}\u{2028}", "\u{1}\u{1F}\u{7F}\u{9B}", "\"\\/\u{8}\u{C}", "{\"$oid\": \"x\"}",
                "'; DROP TABLE messages; --", "\u{10FFFF}\u{D7FF}\u{E000}", "مرحبا \u{202E}abc",
            ]
            for text in texts {
                let message = documents.message(text, of: "session of \(text.utf8.count)")
                try await store.append(message)
                let read = try await store.messages(of: message.sessionID, limit: nil, skip: 0)
                #expect(read.contains { Array($0.content.utf8) == Array(text.utf8) }, "\(text.debugDescription)")
            }
        }
    }

    @Test("a NUL in a session's id does not make it another session's", arguments: Backend.available)
    func nulInSessionID(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let message = documents.message("hidden", of: "s1\u{0}tail")
            try await store.append(message)
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0) == [])
            #expect(try await store.messages(of: "s1\u{0}tail", limit: nil, skip: 0) == [message])
        }
    }

    @Test("a message of 1 MB is kept, one of 17 MiB is refused", arguments: Backend.available)
    func sizes(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let large = documents.message(String(repeating: "十\n", count: 250_000))
            try await store.append(large)
            #expect(try await store.newestMessage(of: "s1") == large)
            let tooLarge = documents.message(String(repeating: "x", count: 17 * 1024 * 1024))
            await #expect {
                try await store.append(tooLarge)
            } throws: { error in
                guard case .refused = error as? StoreError else { return false }
                return true
            }
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0).count == 1)
        }
    }

    @Test("every millisecond is kept, before 1970 too", arguments: Backend.available)
    func milliseconds(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let starts: [Int64] = [-86_400_000 * 365 * 30, -500, 1_772_357_400_000]
            let moments = starts.flatMap { start in (0..<40).map { Timestamp(milliseconds: start + $0 * 25 + $0) } }
            let messages = moments.map { documents.message("", at: $0) }
            for message in messages { try await store.append(message) }
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0).map(\.createdAt) == moments)
            for moment in [Timestamp(milliseconds: -1), moments[7], moments[100]] {
                let plan = Plan(sessionID: "s1", stretchBeganAt: moment)
                try await store.save(plan)
                #expect(try await store.plan(of: "s1") == plan)
            }
        }
    }

    @Test("a transcript of 10,000 messages is read whole", arguments: Backend.available)
    func long(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let all = documents.messages(10_050)
            try await store.fill(all)
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0) == all)
            #expect(
                try await store.messages(of: "s1", after: all[10_000].position, limit: 100) == Array(all[10_001...]))
        }
    }
}
