import Foundation
import Glibc

/// A server written in Python that comes with the tests and prints its port.
struct PythonServer: Sendable {
    static let python = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_PYTHON"] ?? "python3"

    let port: Int
    private let process: ChildProcess

    /// Runs `body` with the server, which is given these arguments and is gone afterwards.
    static func with<Result>(
        _ script: String, _ arguments: String..., body: (PythonServer) async throws -> Result
    ) async throws -> Result {
        let server = try await PythonServer(script, arguments)
        do {
            let result = try await body(server)
            await server.process.terminate()
            return result
        } catch {
            await server.process.terminate()
            throw error
        }
    }

    /// The file of a script that comes with the tests.
    static func file(of script: String) throws -> String {
        guard let file = Bundle.module.path(forResource: script, ofType: "py") else {
            throw TestFailure(description: "\(script).py is not among the tests' resources")
        }
        return file
    }

    private init(_ script: String, _ arguments: [String]) async throws {
        let folder = FileManager.default.temporaryDirectory
        let said = folder.appending(path: "mi-port-\(UUID().uuidString)").path
        defer { unlink(said) }
        process = try ChildProcess(
            [Self.python, try Self.file(of: script)] + arguments, environment: ProcessInfo.processInfo.environment,
            output: said, in: folder)
        do {
            port = try await eventually {
                let text = String(decoding: FileManager.default.contents(atPath: said) ?? Data(), as: UTF8.self)
                return text.hasSuffix("\n") ? Int(text.dropLast()) : nil
            } complaint: {
                "\(script).py does not start"
            }
        } catch {
            await process.terminate()
            throw error
        }
    }
}
