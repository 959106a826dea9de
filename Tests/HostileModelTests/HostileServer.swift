import Foundation
import FoundationNetworking
import InterviewKit
import LanguageModels

/// The lying model server, `hostile_model.py`, in a process of its own.
final class HostileServer: Sendable {
    /// One thing that the server did.
    struct Deed: Decodable, Sendable {
        /// `judge`, `speech`, `question` or `report`.
        let task: String
        let lie: String
        /// Whether anything may come of its reply.
        let usable: Bool
    }

    private let port: Int
    private let process: Process
    private let input = Pipe()

    /// Runs `body` with a server, which is gone afterwards.
    static func with<Result>(_ body: (HostileServer) async throws -> Result) async throws -> Result {
        let server = try HostileServer()
        // Its end of input ends it, even when this process dies.
        defer { try? server.input.fileHandleForWriting.close() }
        return try await body(server)
    }

    private init() throws {
        let python = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_PYTHON"] ?? "python3"
        guard let script = Bundle.module.path(forResource: "hostile_model", ofType: "py") else {
            throw HostileFailure("hostile_model.py is not among the tests' resources")
        }
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script]
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // It says its port at once, or ends, and then there is nothing to read.
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw HostileFailure("hostile_model.py does not start")
        }
        self.port = port
    }

    /// The model that goes by this name there.
    func model(_ name: String) throws -> OpenAICompatibleModel {
        try OpenAICompatibleModel(baseURL: "http://127.0.0.1:\(port)/v1", model: name)
    }

    /// What the server did under a model's name, in order.
    func ledger(of name: String) async throws -> [Deed] {
        guard let url = URL(string: "http://127.0.0.1:\(port)/ledger/\(name)") else {
            throw HostileFailure("\(name) makes no address")
        }
        return try JSONDecoder().decode([Deed].self, from: try await URLSession.shared.data(from: url).0)
    }
}

/// Why a trial cannot be made.
struct HostileFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
