import Foundation
import InterviewKit

@testable import InterviewStore

/// One of the stores that the contract holds alike.
enum Backend: String, CaseIterable, CustomStringConvertible {
    case sqlite = "SQLite"

    var description: String { rawValue }

    /// The stores that can be tried here.
    static let available: [Backend] = Backend.allCases

    /// Runs `body` with a store that is empty and that nobody else uses, and clears it away afterwards.
    func withStore(_ body: (any SessionStore) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            try await withTemporaryFolder { folder in
                try await body(try SQLiteStore(path: folder.appending(path: "sessions.sqlite").path))
            }
        }
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
