import Foundation
import Testing

/// A python program between the store and its server that does something to what passes.
enum Proxy {
    /// Runs `body` with the proxy's URI and a way to ask how often it has done it.
    static func with(
        _ script: String, before uri: String, _ body: (String, () throws -> Int) async throws -> Void
    ) async throws {
        let file = try #require(Bundle.module.url(forResource: script, withExtension: "py"))
        try await withTemporaryFolder { folder in
            let tally = folder.appending(path: "tally")
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_PYTHON"] ?? "python3", file.path, uri,
                tally.path,
            ]
            let pipe = Pipe()
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = pipe
            // Were it left behind with the tests' own output, whoever reads that would wait for it.
            process.standardError = FileHandle.nullDevice
            try process.run()
            // Foundation starts it with the signals blocked that this thread blocks, of which SIGTERM is one.
            defer { kill(process.processIdentifier, SIGKILL) }
            let port = try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    // The port and a line end, in one write.
                    continuation.resume(returning: pipe.fileHandleForReading.availableData)
                }
            }
            let number = try #require(Int(String(decoding: port, as: UTF8.self).trimmingCharacters(in: .newlines)))
            try await body("mongodb://127.0.0.1:\(number)/") {
                try String(contentsOf: tally, encoding: .utf8).split(separator: "\n").count
            }
        }
    }
}
