import Foundation
import Testing

/// A promise that was waited for in vain, or a failure of the test's own tools.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
}

/// The real server on a free port, with a home and a database of its own.
final class APIServerProcess {
    let port: Int
    let home: String
    let settings: [String: String]
    /// The URI of the database that this one's are in, where they are in MongoDB.
    private let database: String?
    private let process = Process()

    static var products: String {
        // The tests stand beside the programs that they drive.
        Bundle.module.bundleURL.deletingLastPathComponent().path
    }

    static func binary(_ name: String, _ variable: String) -> String {
        ProcessInfo.processInfo.environment[variable] ?? products + "/" + name
    }

    init(_ backend: Backend = .sqlite, _ arguments: [String] = [], settings: [String: String] = [:]) async throws {
        home = FileManager.default.temporaryDirectory.path + "/mi-api-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        var all = [
            "HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
        ]
        // Where the thread sanitizer's reports go, if the program was built with it.
        all["TSAN_OPTIONS"] = ProcessInfo.processInfo.environment["TSAN_OPTIONS"]
        all["MONGODB_URI"] = try backend.newDatabase()
        database = all["MONGODB_URI"]
        self.settings = all.merging(settings) { _, given in given }
        let output = home + "/out"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        _ = FileManager.default.createFile(atPath: home + "/log", contents: nil)
        process.executableURL = URL(filePath: Self.binary("mock-interview-api", "MOCK_INTERVIEW_API_BINARY"))
        process.arguments = ["--port", "0"] + arguments
        process.environment = self.settings
        process.currentDirectoryURL = URL(filePath: home)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: home + "/log")
        try process.run()
        let log = home + "/log"
        port = try await eventually {
            let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
            return text.hasSuffix("\n") ? text.split(separator: ":").last.flatMap { Int($0.dropLast()) } : nil
        } complaint: {
            "the server does not start: "
                + String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
        }
    }

    deinit {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        if let database { Backend.drop(database) }
        try? FileManager.default.removeItem(atPath: home)
    }

    /// What it has logged so far.
    var log: String { String(decoding: FileManager.default.contents(atPath: home + "/log") ?? Data(), as: UTF8.self) }

    var isRunning: Bool { process.isRunning }

    /// Tells it to stop, as `kill` does.
    func terminate() { process.terminate() }

    /// The status it ended with, once it has.
    func exitStatus() async throws -> Int32 {
        try await eventually { [process] in
            process.isRunning ? nil : process.terminationStatus
        } complaint: {
            "it does not end"
        }
    }

    /// How many documents each collection of its store holds, counted by another driver than its own.
    func documents() async throws -> [String: Int] {
        let place = database ?? home + "/.local/share/mock-interview/sessions.sqlite"
        let (output, status) = try await run([Backend.python, Backend.script, "count", place])
        guard status == 0 else { throw TestFailure(description: output) }
        return try JSONDecoder().decode([String: Int].self, from: Data(output.utf8))
    }

    /// Runs another program with the same settings; what it wrote, and its status.
    func run(_ command: [String], input: String = "") async throws -> (output: String, status: Int32) {
        let other = Process()
        other.executableURL = URL(filePath: "/usr/bin/env")
        other.arguments = command
        other.environment = settings
        other.currentDirectoryURL = URL(filePath: home)
        let file = home + "/said-" + UUID().uuidString
        try Data(input.utf8).write(to: URL(filePath: file + ".in"))
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        other.standardInput = FileHandle(forReadingAtPath: file + ".in")
        other.standardOutput = FileHandle(forWritingAtPath: file)
        other.standardError = FileHandle(forWritingAtPath: file)
        try other.run()
        defer { if other.isRunning { other.terminate() } }
        try await eventually(within: .seconds(240)) {
            other.isRunning ? nil : ()
        } complaint: {
            "\(command) does not end"
        }
        return (
            String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self),
            other.terminationStatus
        )
    }
}

/// Asks again and again until there is an answer, for at most `limit`; then `complaint` says what was waited for.
func eventually<Answer>(
    within limit: Duration = .seconds(15), _ ask: () throws -> Answer?, complaint: () -> String
) async throws -> Answer {
    let end = ContinuousClock.now + limit
    while true {
        if let answer = try ask() { return answer }
        guard ContinuousClock.now < end else { throw TestFailure(description: complaint()) }
        try await Task.sleep(for: .milliseconds(20))
    }
}
