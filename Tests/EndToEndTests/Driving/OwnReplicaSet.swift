import Foundation

/// A replica set of three that belongs to one test, which may do to it what it likes.
struct OwnReplicaSet: Sendable {
    let uri: String
    private let state: URL

    /// Runs `body` with it and ends it afterwards.
    static func with(_ body: (OwnReplicaSet) async throws -> Void) async throws {
        let state = FileManager.default.temporaryDirectory.appending(path: "mock-interview-own-\(UUID().uuidString)")
        let uri = try await be("start", state)
        let set = OwnReplicaSet(uri: uri.trimmingCharacters(in: .whitespacesAndNewlines), state: state)
        var failure: (any Error)?
        do { try await body(set) } catch { failure = error }
        try await set.be("continue")
        try await set.be("stop")
        try? FileManager.default.removeItem(at: state)
        if let failure { throw failure }
    }

    /// Has `scripts/mongo` do something to it: `kill`, `start`, `pause`, `continue`, `stepdown`.
    func be(_ command: String) async throws { _ = try await Self.be(command, state) }

    private static func be(_ command: String, _ state: URL) async throws -> String {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../scripts/mongo")
        let outcome = try await run(
            [script.standardizedFileURL.path, command, "--replicas", "3"],
            environment: ProcessInfo.processInfo.environment.merging(
                ["MOCK_INTERVIEW_MONGO_STATE": state.path]
            ) { _, new in new }, in: FileManager.default.temporaryDirectory)
        guard outcome.status == 0 else { throw TestFailure(description: "scripts/mongo \(command): \(outcome.errors)") }
        return outcome.output
    }
}

/// Whether this run is the long one.
let isSoak = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_SOAK"] == "1"
