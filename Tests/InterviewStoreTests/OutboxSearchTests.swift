import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Searching with an outbox before the store")
struct OutboxSearchTests {
    @Test(
        "what waits here, or was refused, is found once and in order with what is stored",
        arguments: [TroubledStore.Trouble.unconfirmed, .refuses])
    func kept(trouble: TroubledStore.Trouble) async throws {
        try await withTemporaryFolder { folder in
            let remote = try TroubledStore(folder: folder)
            let store = OutboxStore(
                remote, place: "host:27017/db", outbox: Outbox(path: folder.appending(path: "outbox.sqlite").path),
                patience: .seconds(60))
            var documents = Documents()
            try await store.create(documents.session("s1"))
            let messages = documents.messages(4)
            try await store.append(messages[0])
            try await store.append(messages[3])
            await remote.be(trouble)
            try await store.append(messages[1])
            try await store.append(documents.message("another"))
            try await store.append(messages[2])
            #expect(try await !store.keptWrites().isEmpty)
            let query = SearchQuery(phrases: ["MESSAGE"])
            #expect(try await store.search(query, limit: 9).map(\.message) == messages.reversed())
            #expect(try await store.search(query, limit: 2).map(\.message) == [messages[3], messages[2]])
            #expect(try await store.search(SearchQuery(phrases: ["message"], role: .python), limit: 9).isEmpty)
            await remote.be(.away)
            await #expect(throws: TroubledStore.absence) { _ = try await store.search(query, limit: 9) }
            await remote.be(.none)
        }
    }
}
