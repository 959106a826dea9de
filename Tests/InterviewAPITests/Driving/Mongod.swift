import Foundation
import Testing

/// A MongoDB of a test's own, to be killed.
final class Mongod {
    private let folder = FileManager.default.temporaryDirectory.path + "/mi-mongod-" + UUID().uuidString
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../scripts/mongo").standardizedFileURL.path

    static var isAvailable: Bool { Backend.available.contains(.mongodb) }

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit {
        _ = try? command("stop").waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts it, or starts it again with its data and on its port; returns its address once it takes connections.
    @discardableResult
    func start() async throws -> String {
        // What mongod inherits lets Foundation believe that the script still runs: its work is waited for instead.
        _ = try command("start")
        return try await eventually(within: .seconds(60)) {
            guard let uri = try? text("uri"), let port = uri.split(separator: ":").last.flatMap({ Int($0.dropLast()) }),
                (try? Connection(port: port)) != nil
            else { return nil }
            return uri
        } complaint: {
            "mongod does not start"
        }
    }

    /// Ends it as a crash does.
    func kill() throws {
        let lock = try String(contentsOfFile: try text("folder") + "/1/data/mongod.lock", encoding: .utf8)
        guard let process = Int32(lock.trimmingCharacters(in: .whitespacesAndNewlines)), process > 1 else {
            throw TestFailure(description: "mongod.lock holds no process")
        }
        Foundation.kill(process, SIGKILL)
    }

    /// What the script remembers of it.
    private func text(_ file: String) throws -> String {
        try String(contentsOfFile: folder + "/state/standalone/" + file, encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func command(_ name: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.script)
        process.arguments = [name]
        process.environment = ProcessInfo.processInfo.environment
            .merging(["MOCK_INTERVIEW_MONGO_STATE": folder + "/state"]) { _, own in own }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
