import InterviewKit
import Testing

@testable import InterviewStore

@Suite("What a check tells of a store")
struct StoreCheckTests {
    @Test(
        "of MongoDB: what writes wait for, how long it takes to answer, and which indexes are there",
        arguments: Backend.availableMongo)
    func mongo(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            let check = try await store.check()
            #expect(check.troubles == [])
            #expect(check.summary.contains(backend == .replicaSet ? "of 3 members, primary 127.0.0.1:" : "standalone"))
            #expect(check.facts.count == 4)
            #expect(check.facts[0] == "write concern: majority, journaled, within 5.0 s")
            #expect(check.facts[1].contains(#/^latency: \d+\.\d ms, the median of 5 pings$/#))
            #expect(check.facts[2] == "indexes: 7 of 7")
            #expect(check.facts[3] == "search: no text index; mock-interview search asks before it makes one")
            try await store.makeSearchIndex()
            #expect(try await store.check().facts[3] == "search: by the text index of messages")
        }
    }

    @Test("an index that somebody dropped is a trouble, and what is to mend it does", arguments: Backend.availableMongo)
    func dropped(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            _ = try await store.check()
            try await store.command(["dropIndexes": "turns", "index": "session_id_1"])
            let check = try await store.check()
            #expect(check.facts[2] == "indexes: 6 of 7")
            #expect(
                check.troubles == [
                    Trouble(
                        "the index session_id_1 of turns is missing", mend: "mock-interview doctor, once more, makes it"
                    )
                ])
            // As the next run of doctor does.
            let next = try MongoStore(uri: try #require(backend.uri), database: store.database)
            #expect(try await next.check().troubles == [])
        }
    }

    @Test("where the user may not list indexes, all else is told", arguments: Backend.availableMongo)
    func unlisted(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            _ = try await store.check()
            let name = "unlisted-\(store.database)"
            let uri = try #require(backend.uri)
            let user = try MongoStore(
                uri: uri + (uri.contains("?") ? "&" : "?") + "appName=\(name)", database: store.database)
            let admin = try MongoStore(uri: uri, database: "admin")
            try await admin.command(
                [
                    "configureFailPoint": "failCommand", "mode": "alwaysOn",
                    "data": ["appName": .string(name), "failCommands": .array(["listIndexes"]), "errorCode": 13],
                ], as: .read)
            let check = await Result { try await user.check() }
            try await admin.command(["configureFailPoint": "failCommand", "mode": "off"], as: .read)
            let unknown = "not known, the user that the URI names may not list indexes"
            #expect(try check.get().facts.suffix(2) == ["indexes: \(unknown)", "search: \(unknown)"])
            #expect(try check.get().troubles == [])
        }
    }

    @Test("a write concern that can lose what it acknowledged is a trouble")
    func concerns() throws {
        func concern(_ options: String) throws -> MongoWriteConcern {
            try MongoURI("mongodb://127.0.0.1/\(options)").writeConcern
        }
        let own = try concern("")
        #expect(own == MongoWriteConcern(members: .majority, isJournaled: true, limit: .seconds(5)))
        #expect(own.troubles(hasMembers: true).isEmpty && own.troubles(hasMembers: false).isEmpty)
        let one = try concern("?w=1")
        #expect(one.description == "1 member, journaled, within 5.0 s")
        #expect(one.troubles(hasMembers: false).isEmpty)
        #expect(one.troubles(hasMembers: true).map(\.mend) == ["take w=1 out of MONGODB_URI"])
        #expect(try concern("?w=0").troubles(hasMembers: false).map(\.mend) == ["take w=0 out of MONGODB_URI"])
        let unjournaled = try concern("?journal=false&wtimeoutMS=250")
        #expect(unjournaled.description == "majority, not journaled, within 0.25 s")
        #expect(unjournaled.troubles(hasMembers: false).map(\.mend) == ["take journal=false out of MONGODB_URI"])
        #expect(try concern("?w=nearby").description == "nearby, journaled, within 5.0 s")
    }

    @Test("of SQLite: how much it holds")
    func sqlite() async throws {
        try await Backend.sqlite.withStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            let check = try await store.check()
            #expect(check.troubles == [])
            #expect(check.facts.count == 2)
            #expect(check.facts[0].contains(#/^holds: 1 session and 0 messages, \d+ KiB$/#), "\(check.facts)")
        }
    }
}
