import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite(
    "Whatever becomes of MongoDB, each message arrives once and in order", .serialized,
    .enabled(if: !Backend.availableMongo.isEmpty))
struct MongoDeathTests {
    @Test("mongod is killed (kill -9) in the middle of writes, and comes back")
    func killed() async throws {
        let deaths = OwnMongo.isSoak ? 100 : 3
        try await OwnMongo.with { mongo in
            let count = try await talk(to: mongo) { talk in
                for _ in 0..<deaths {
                    try await talk.says(.random(in: 1...20))
                    try await mongo.be("kill")
                    try await talk.says(3)
                    try await mongo.be("start")
                }
            }
            print("kill -9 of mongod: \(deaths) times in \(count) messages; 0 lost, 0 twice, 0 out of order.")
        }
    }

    @Test("the primary of a replica set is killed, steps down, is paused")
    func primaryFaults() async throws {
        let rounds = OwnMongo.isSoak ? 17 : 1
        try await OwnMongo.with(members: 3) { mongo in
            let count = try await talk(to: mongo) { talk in
                for _ in 0..<rounds {
                    for (fault, mend) in [("stepdown", "start"), ("pause", "continue"), ("kill", "start")] {
                        try await talk.says(.random(in: 1...20))
                        try await mongo.be(fault)
                        try await talk.says(5)
                        try await mongo.be(mend)
                    }
                }
            }
            print(
                "Primary stepped down, paused, killed: \(rounds * 3) times in \(count) messages; 0 lost, 0 twice, 0 out of order."
            )
        }
    }

    @Test("it is away while 500 messages are said: all are there within 30 s of its return")
    func away() async throws {
        try await OwnMongo.with { mongo in
            var back = ContinuousClock.now
            _ = try await talk(to: mongo) { talk in
                try await talk.says(1)
                try await mongo.be("kill")
                // Ten minutes in the long run.
                try await talk.says(500, pause: OwnMongo.isSoak ? .milliseconds(1200) : .zero)
                try await mongo.be("start")
                back = .now
                #expect(await talk.store.settle(within: .seconds(30)) == .empty)
            }
            print("MongoDB away while 500 messages were said: delivered \(back.duration(to: .now)) after its return.")
        }
    }

    @Test("the acknowledgement of each insert is lost on the way: there are exactly as many documents as were said")
    func lostReplies() async throws {
        // The driver takes a second to find its way back each time.
        let inserts = OwnMongo.isSoak ? 500 : 20
        try await OwnMongo.with { mongo in
            try await Proxy.with("drop_replies", before: mongo.uri) { uri, dropped in
                let count = try await talk(to: mongo, by: uri) { talk in try await talk.says(inserts) }
                #expect(count == inserts)
                let lost = try dropped()
                #expect(lost >= inserts)
                print("Replies dropped by a proxy: \(lost); documents: \(count).")
            }
        }
    }

    // MARK: Talking

    /// One candidate who says one thing after the other, each acknowledged before the next.
    private final class Talk {
        let store: OutboxStore
        private(set) var said: [Message] = []
        private var documents = Documents()

        init(_ store: OutboxStore) { self.store = store }

        func says(_ count: Int, pause: Duration = .zero) async throws {
            for _ in 0..<count {
                let number = said.count
                let message = documents.message(
                    "message \(number)", of: MongoDeathTests.sessionID,
                    at: Documents.moment.advanced(byMilliseconds: Int64(number)))
                try await store.append(message)
                said.append(message)
                if pause > .zero { try await Task.sleep(for: pause) }
            }
        }
    }

    private static let sessionID = "abcdefghjkmn"

    /// Talks through an outbox, by another address of the server where one is given, then looks by itself what the server
    /// has; how many messages that is.
    private func talk(
        to mongo: OwnMongo, by address: String? = nil, _ body: (Talk) async throws -> Void
    ) async throws -> Int {
        var count = 0
        try await withTemporaryFolder { folder in
            let remote = try MongoStore(uri: address ?? mongo.uri, database: "talk")
            let store = OutboxStore(
                remote, place: remote.deliveryPlace, outbox: Outbox(path: folder.appending(path: "outbox.sqlite").path))
            var documents = Documents()
            try await store.create(documents.session(Self.sessionID))
            let talk = Talk(store)
            try await body(talk)
            #expect(await store.settle(within: .seconds(60 + 2 * talk.said.count)) == .empty)
            let stored = try await MongoStore(uri: mongo.uri, database: "talk")
                .messages(of: Self.sessionID, limit: nil, skip: 0)
            #expect(stored == talk.said)
            count = stored.count
        }
        return count
    }
}
