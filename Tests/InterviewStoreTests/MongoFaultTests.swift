import CMongoc
import Foundation
import InterviewKit
import Synchronization
import Testing

@testable import InterviewStore

@Suite("When MongoDB fails", .serialized)
struct MongoFaultTests {
    @Test("a server that is not there is said to be unreachable within 5 seconds, however many ask")
    func deadPort() async throws {
        let port = try Listener.freePort()
        let store = try MongoStore(uri: "mongodb://user:s3cr3t@127.0.0.1:\(port)/")
        try await expectUnreachable(store, place: "127.0.0.1:\(port)", callers: 24)
    }

    @Test("a server that accepts and never answers is said to be unreachable within 5 seconds")
    func silentServer() async throws {
        let listener = try Listener()
        let store = try MongoStore(uri: "mongodb://user:s3cr3t@127.0.0.1:\(listener.port)/")
        try await expectUnreachable(store, place: "127.0.0.1:\(listener.port)", callers: 3)
    }

    @Test("a host whose name is unknown is said to be unreachable within 5 seconds")
    func unknownHost() async throws {
        let store = try MongoStore(uri: "mongodb://user:s3cr3t@host.invalid:27017/")
        try await expectUnreachable(store, place: "host.invalid:27017", callers: 1)
    }

    private func expectUnreachable(_ store: MongoStore, place: String, callers: Int) async throws {
        var documents = Documents()
        let session = documents.session("s1")
        let message = documents.message("secret answer")
        var errors: [StoreError?] = []
        var fastest = Duration.seconds(1000)
        // What never keeps to its time is broken; what exceeds it once may have waited for the machine.
        for _ in 1...3 where fastest >= .seconds(5) {
            let began = ContinuousClock.now
            errors = await ask(store, callers: callers, session: session, message: message)
            fastest = min(fastest, began.duration(to: .now))
        }
        #expect(fastest < .seconds(5))
        #expect(errors.count == callers)
        for error in errors {
            guard case .unreachable(place, let reason) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(!reason.isEmpty && !reason.contains("s3cr3t") && !reason.contains("secret answer"))
        }
    }

    private func ask(
        _ store: MongoStore, callers: Int, session: Session, message: Message
    ) async -> [StoreError?] {
        await withTaskGroup(of: StoreError?.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    do throws(StoreError) {
                        switch caller % 3 {
                        case 0: try await store.append(message)
                        case 1: try await store.create(session)
                        default: _ = try await store.sessions(SessionFilter())
                        }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test("the driver's own words go to the log and nowhere else")
    func log() async throws {
        let lines = Mutex<[String]>([])
        let port = try Listener.freePort()
        let store = try MongoStore(uri: "mongodb://127.0.0.1:\(port)/?unknownOption=1") { line in
            lines.withLock { $0.append(line) }
        }
        #expect(store.place == "127.0.0.1:\(port)")
        #expect(lines.withLock { $0 }.contains { $0.contains("unknownoption") })
    }

    @Test("a wrong password is said to be one, within 5 seconds and without it", arguments: Backend.availableMongo)
    func wrongPassword(backend: Backend) async throws {
        let uri = try #require(backend.uri).replacing("mongodb://", with: "mongodb://nobody:s3cr3t@")
        let store = try MongoStore(uri: uri)
        let began = ContinuousClock().now
        await #expect(throws: StoreError.authenticationFailed(place: store.place)) {
            _ = try await store.sessions(SessionFilter())
        }
        #expect(began.duration(to: ContinuousClock().now) < .seconds(5))
    }

    @Test("a write that the collection's validation forbids is refused", arguments: Backend.availableMongo)
    func validation(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            _ = try await store.sessions(SessionFilter())
            await store.connection.waitForIndexes(.seconds(60))
            try await store.command(["collMod": "messages", "validator": ["content": ["$type": "int"]]])
            var documents = Documents()
            let refusal = "the document does not pass the validation that the collection asks for"
            await #expect(throws: StoreError.refused(refusal)) {
                try await store.append(documents.message("secret answer"))
            }
        }
    }

    @Test("a write that no majority confirms in time has an unknown outcome, and can be made again")
    func writeConcern() async throws {
        guard let uri = Backend.replicaSet.uri else { return }
        try await Backend.replicaSet.withMongoStore { store in
            let name = store.database
            let demanding = try MongoStore(uri: uri + "&w=4&wtimeoutMS=100", database: name)
            var documents = Documents()
            let message = documents.message("kept")
            let session = documents.session("s1")
            let change = SessionChange(status: .paused, updatedAt: Documents.moment)
            try await store.create(session)
            let writes: [@Sendable () async throws -> Void] = [
                { try await demanding.append(message) },
                { try await demanding.save(Plan(sessionID: "s1")) },
                { _ = try await demanding.update("s1", change, ifStatus: nil) },
                { _ = try await demanding.delete("s2") },
            ]
            for (number, write) in writes.enumerated() {
                await #expect("write \(number)") {
                    try await write()
                } throws: { error in
                    guard case .unknownOutcome = error as? StoreError else { return false }
                    return true
                }
            }
            await demanding.connection.waitForIndexes(.seconds(60))
            try await store.append(message)
            #expect(try await store.messages(of: "s1", limit: nil, skip: 0) == [message])
            #expect(try await store.session("s1")?.status == .paused)
        }
    }

    @Test(
        "duplicates that stand in the way of the unique index are a line in the check, not a failure",
        arguments: Backend.availableMongo)
    func duplicates(backend: Backend) async throws {
        try await backend.withMongoStore { first in
            _ = try await first.sessions(SessionFilter())
            await first.connection.waitForIndexes(.seconds(60))
            try await first.command(["dropIndexes": "sessions", "index": "session_id_1"])
            try await first.command([
                "insert": "sessions", "documents": .array([["session_id": "twice"], ["session_id": "twice"]]),
            ])
            let store = try MongoStore(uri: try #require(backend.uri), database: first.database)
            var documents = Documents()
            let session = documents.session("s1")
            try await store.create(session)
            await #expect(throws: StoreError.sessionExists("s1")) { try await store.create(documents.session("s1")) }
            #expect(try await store.sessions(SessionFilter()) == [session])
            let troubles = try await store.check().troubles.map(\.what)
            #expect(
                troubles.contains(
                    "the index session_id_1 of sessions cannot be made: several documents there have the same session_id"
                ))
            #expect(troubles.filter { $0.contains("document") && $0.contains("cannot be read") }.count == 2)
        }
    }

    @Test("every error of the driver has its meaning")
    func mapping() throws {
        let uri = try MongoURI("mongodb://user:s3cr3t@host/")
        for (failure, expected) in Self.meanings {
            let error = StoreError.mongo(failure, uri: uri)
            #expect(error.kind == expected, "\(failure)")
            #expect(!String(describing: error).contains("s3cr3t") && !String(describing: error).contains("answer"))
        }
    }

    private static let meanings: [(MongoFailure, String)] = {
        func write(_ domain: mongoc_error_domain_t, _ code: UInt32) -> MongoFailure {
            MongoFailure(.write, domain: domain, code: code, message: "s3cr3t answer")
        }
        let server = MONGOC_ERROR_SERVER
        return [
            (write(MONGOC_ERROR_SERVER_SELECTION, MONGOC_ERROR_SERVER_SELECTION_FAILURE.rawValue), "unreachable"),
            (write(MONGOC_ERROR_STREAM, MONGOC_ERROR_STREAM_CONNECT.rawValue), "unreachable"),
            (write(MONGOC_ERROR_STREAM, MONGOC_ERROR_STREAM_NAME_RESOLUTION.rawValue), "unreachable"),
            (write(MONGOC_ERROR_STREAM, MONGOC_ERROR_STREAM_SOCKET.rawValue), "unknownOutcome"),
            (
                MongoFailure(.read, domain: MONGOC_ERROR_STREAM, code: MONGOC_ERROR_STREAM_SOCKET.rawValue),
                "unreachable"
            ),
            (write(MONGOC_ERROR_CLIENT, MONGOC_ERROR_CLIENT_AUTHENTICATE.rawValue), "authenticationFailed"),
            (write(MONGOC_ERROR_SCRAM, MONGOC_ERROR_SCRAM_PROTOCOL_ERROR.rawValue), "authenticationFailed"),
            (write(server, 18), "authenticationFailed"), (write(server, 13), "refused"),
            (write(server, 121), "refused"),
            (write(server, 11000), "conflict"), (write(server, 10334), "refused"),
            (write(server, 50), "unknownOutcome"),
            (write(server, 91), "unknownOutcome"), (write(server, 11602), "unknownOutcome"),
            (write(server, 10107), "unreachable"), (write(server, 9), "refused"),
            (MongoFailure(.write, domain: server, code: 9999, isRetryable: true), "unknownOutcome"),
            (write(MONGOC_ERROR_WRITE_CONCERN, 64), "unknownOutcome"),
            (write(MONGOC_ERROR_BSON, MONGOC_ERROR_BSON_INVALID.rawValue), "refused"),
            (write(MONGOC_ERROR_PROTOCOL, MONGOC_ERROR_PROTOCOL_BAD_WIRE_VERSION.rawValue), "unreachable"),
            (write(MONGOC_ERROR_PROTOCOL, MONGOC_ERROR_PROTOCOL_INVALID_REPLY.rawValue), "unknownOutcome"),
        ]
    }()
}

extension StoreError {
    /// The name of the case.
    fileprivate var kind: String { String(String(describing: self).prefix { $0.isLetter }) }
}
