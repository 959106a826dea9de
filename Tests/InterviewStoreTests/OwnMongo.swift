import Foundation
import Testing

@testable import InterviewStore

/// A MongoDB that belongs to one test, which may do to it what it likes.
struct OwnMongo {
    let uri: String
    private let state: URL
    private let members: Int

    /// Whether this run is the long one.
    static var isSoak: Bool { ProcessInfo.processInfo.environment["MOCK_INTERVIEW_SOAK"] == "1" }

    /// Runs `body` with a server of its own, or a replica set of three, and ends that afterwards.
    static func with(members: Int = 1, _ body: (OwnMongo) async throws -> Void) async throws {
        let state = FileManager.default.temporaryDirectory.appending(path: "mock-interview-own-\(UUID().uuidString)")
        let mongo = try await OwnMongo(state: state, members: members)
        var failure: (any Error)?
        do { try await body(mongo) } catch { failure = error }
        try await mongo.be("continue")
        try await mongo.be("stop")
        try? FileManager.default.removeItem(at: state)
        if let failure { throw failure }
    }

    private init(state: URL, members: Int) async throws {
        self.state = state
        self.members = members
        uri = try await Self.run("start", state, members)
    }

    /// Has `scripts/mongo` do something to it: `kill`, `start`, `pause`, `continue`, `stepdown`.
    func be(_ command: String) async throws { _ = try await Self.run(command, state, members) }

    private static func run(_ command: String, _ state: URL, _ members: Int) async throws -> String {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../scripts/mongo")
        let process = Process()
        process.executableURL = script.standardizedFileURL
        process.arguments = [command] + (members == 1 ? [] : ["--replicas", "\(members)"])
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["MOCK_INTERVIEW_MONGO_STATE": state.path]
        ) { _, new in new }
        let pipe = Pipe()
        process.standardOutput = pipe
        let output = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Data, any Error>) in
            // Reading blocks until the script ends.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        try process.run()
                        let output = pipe.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return output
                    })
            }
        }
        try #require(process.terminationStatus == 0, "scripts/mongo \(command) failed")
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
