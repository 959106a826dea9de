import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite(
    "Leases on sessions among the machines that share a MongoDB", .enabled(if: !Backend.availableMongo.isEmpty),
    .timeLimit(.minutes(10)))
struct MongoClaimsTests {
    /// A machine that is busy with other tests is slow.
    private static let times = MongoClaims.Times(patience: .seconds(30), farewell: .seconds(30))

    /// Programs on machines of these names, each with locks of its own.
    private func claims(
        _ store: MongoStore, _ machine: String, locks: URL, times: MongoClaims.Times = Self.times
    ) -> MongoClaims {
        MongoClaims(
            store, locks: SessionLocks(folder: locks.path, place: "here"), machine: machine, host: "host of \(machine)",
            times: times)
    }

    @Test(
        "another machine is told which one holds a session, until that gives it back", arguments: Backend.availableMongo
    )
    func twoMachines(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            try await withTemporaryFolder { folder in
                let first = claims(store, "$one", locks: folder.appending(path: "1"))
                let second = claims(store, "two", locks: folder.appending(path: "2"))
                #expect(await first.claim("s1", isNew: false) == nil)
                #expect(await first.claim("s1", isNew: false) == nil)
                let holder = try #require(await second.claim("s1", isNew: false))
                #expect(holder.host == "host of $one" && holder.process == ProcessInfo.processInfo.processIdentifier)
                #expect(abs(holder.since.milliseconds - Timestamp.now().milliseconds) < 60_000)
                #expect(await second.claim("s2", isNew: false) == nil)
                await first.release("s1")
                #expect(await second.claim("s1", isNew: false) == nil)
                #expect(await first.claim("s1", isNew: false)?.host == "host of two")
                for id in ["s1", "s2"] { await second.release(id) }
                #expect(try await !store.command(["find": "claims"], as: .read).contains("program"))
            }
        }
    }

    @Test("of ten machines that claim a session at the same moment one gets it", arguments: Backend.availableMongo)
    func race(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            try await withTemporaryFolder { folder in
                for round in 0..<10 {
                    let all = (0..<10).map { claims(store, "\($0)", locks: folder.appending(path: "\($0)")) }
                    let winners = await withTaskGroup(of: Bool.self) { group in
                        for one in all { group.addTask { await one.claim("s\(round)", isNew: false) == nil } }
                        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                    }
                    #expect(winners == 1)
                    for one in all { await one.release("s\(round)") }
                }
            }
        }
    }

    @Test(
        "what a program of this machine left behind is taken over at once, another machine's when it is no longer renewed"
    )
    func leftBehind() async throws {
        let backend = try #require(Backend.availableMongo.first)
        try await backend.withMongoStore { store in
            try await withTemporaryFolder { folder in
                let first = claims(store, "one", locks: folder.appending(path: "1"))
                #expect(await first.claim("s1", isNew: false) == nil)
                // Its lock is in another folder, as if nobody held it any more.
                let next = claims(store, "one", locks: folder.appending(path: "1 again"))
                #expect(await next.claim("s1", isNew: false) == nil)
                let other = claims(store, "two", locks: folder.appending(path: "2"))
                #expect(await other.claim("s1", isNew: false) != nil)
                for claims in [first, next] { await claims.release("s1") }

                var times = Self.times
                times.lease = .milliseconds(200)
                times.renewal = .seconds(3600)
                let dead = claims(store, "three", locks: folder.appending(path: "3"), times: times)
                #expect(await dead.claim("s1", isNew: false) == nil)
                let heir = claims(store, "two", locks: folder.appending(path: "4"), times: times)
                while await heir.claim("s1", isNew: false) != nil {}
                await heir.release("s1")
                await dead.release("s1")
            }
        }
    }

    @Test("a lease is renewed for as long as it is held, and soon there for a session that is about to be made")
    func renewed() async throws {
        let backend = try #require(Backend.availableMongo.first)
        try await backend.withMongoStore { store in
            try await withTemporaryFolder { folder in
                var times = Self.times
                times.renewal = .milliseconds(20)
                let holder = claims(store, "one", locks: folder.appending(path: "1"), times: times)
                #expect(await holder.claim("new", isNew: true) == nil)
                var seen: Set<String> = []
                while seen.count < 3 {
                    let lease = try await store.command(["find": "claims"], as: .read)
                    if let time = lease.firstMatch(of: #/"seen" : (\{.*?\})/#) { seen.insert(String(time.output.1)) }
                }
                let other = claims(store, "two", locks: folder.appending(path: "2"))
                #expect(await other.claim("new", isNew: false) != nil)
                await holder.release("new")
            }
        }
    }

    @Test("a MongoDB that is away keeps nobody from going on")
    func away() async throws {
        let store = try MongoStore(uri: "mongodb://127.0.0.1:1/practice")
        try await withTemporaryFolder { folder in
            var times = MongoClaims.Times()
            times.patience = .milliseconds(10)
            times.farewell = .milliseconds(10)
            let alone = claims(store, "one", locks: folder, times: times)
            #expect(await alone.claim("s1", isNew: true) == nil)
            #expect(await alone.claim("s2", isNew: false) == nil)
            #expect(await claims(store, "one", locks: folder, times: times).claim("s1", isNew: false) != nil)
            for id in ["s1", "s2"] { await alone.release(id) }
        }
    }
}
