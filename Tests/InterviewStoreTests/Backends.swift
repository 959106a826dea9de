import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

/// One of the stores that the contract holds alike.
enum Backend: String, CaseIterable, CustomStringConvertible {
    case sqlite = "SQLite"
    case standalone = "MongoDB, standalone"
    case replicaSet = "MongoDB, replica set"

    var description: String { rawValue }

    /// The stores that can be tried here: those on MongoDB where the environment says where one is.
    static let available: [Backend] = Backend.allCases.filter { $0 == .sqlite || $0.uri != nil }
    static let availableMongo: [Backend] = available.filter { $0 != .sqlite }

    /// The environment variable that names the server.
    var variable: String? {
        switch self {
        case .sqlite: nil
        case .standalone: "MOCK_INTERVIEW_TEST_MONGODB_URI"
        case .replicaSet: "MOCK_INTERVIEW_TEST_MONGODB_REPLICA_URI"
        }
    }

    var uri: String? {
        guard let variable, let uri = ProcessInfo.processInfo.environment[variable], !uri.isEmpty else { return nil }
        return uri
    }

    /// Runs `body` with a store that is empty and that nobody else uses, and clears it away afterwards.
    func withStore(_ body: (any SessionStore) async throws -> Void) async throws {
        guard self == .sqlite else { return try await withMongoStore(body) }
        try await withTemporaryFolder { folder in
            try await body(try SQLiteStore(path: folder.appending(path: "sessions.sqlite").path))
        }
    }

    /// The same, for what only MongoDB promises.
    func withMongoStore(_ body: (MongoStore) async throws -> Void) async throws {
        let store = try MongoStore(uri: try #require(uri), database: "test-\(UUID().uuidString)")
        let outcome = await Result { try await body(store) }
        // An index made later would bring the database back.
        await store.connection.waitForIndexes(.seconds(60))
        try await store.command(["dropDatabase": 1])
        try outcome.get()
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

extension MongoStore {
    /// Runs a command for a test; the reply as Extended JSON.
    @discardableResult
    func command(_ command: BSONFields, as operation: MongoFailure.Operation = .write) async throws -> String {
        String(decoding: try await connection.run { try $0.run(command, as: operation) }, as: UTF8.self)
    }
}

extension SessionStore {
    /// Stores many messages at once, which no candidate can do.
    func fill(_ messages: [Message]) async throws {
        if let store = self as? SQLiteStore {
            try await store.insert(messages)
        } else if let store = self as? MongoStore {
            let documents = messages.map { message in
                BSONValue.document([
                    "_id": .objectID(message.id), "role": .string(message.role.rawValue),
                    "content": .string(message.content), "created_at": .date(message.createdAt),
                    "session_id": .string(message.sessionID),
                ])
            }
            try await store.command(["insert": "messages", "documents": .array(documents)])
        }
    }
}

extension SQLiteStore {
    fileprivate func insert(_ messages: [Message]) throws {
        try write { database in for message in messages { try message.insert(into: database) } }
    }
}

/// Runs `body` with a folder of its own, removed afterwards.
func withTemporaryFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mock-interview-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

/// Makes the documents of a test, with ids that nothing else has.
struct Documents {
    private var ids = ObjectIDGenerator()
    /// 2026-03-01T09:30:00.125Z.
    static let moment = Timestamp(milliseconds: 1_772_357_400_125)

    mutating func id() -> ObjectID { ids.next(at: Self.moment) }

    mutating func session(
        _ sessionID: String, role: Role = .java, status: Status = .active, at moment: Timestamp = Documents.moment
    ) -> Session {
        Session(id: id(), sessionID: sessionID, role: role, level: .advanced, status: status, createdAt: moment)
    }

    mutating func message(
        _ content: String, of sessionID: String = "s1", role: Message.Role = .user,
        at moment: Timestamp = Documents.moment
    ) -> Message {
        Message(id: id(), role: role, content: content, createdAt: moment, sessionID: sessionID)
    }

    /// `count` messages, one every second.
    mutating func messages(_ count: Int, of sessionID: String = "s1") -> [Message] {
        (0..<count).map { number in
            message(
                "message \(number)", of: sessionID, role: number.isMultiple(of: 2) ? .assistant : .user,
                at: Self.moment.advanced(byMilliseconds: Int64(number) * 1000))
        }
    }
}
