import Foundation

/// A database of a test's own on the real MongoDB server, looked into with another driver than the program's.
struct Database: Sendable {
    /// Each collection's documents, oldest first; a field's value stands behind the name of its type in that driver.
    typealias Documents = [String: [[String: String]]]

    let name: String
    /// What `MONGODB_URI` is to be.
    let uri: String
    private let folder: URL

    /// The server's address, or nil where there is none to test with.
    static let server = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_MONGODB_URI"]

    /// Runs `body` with a database that goes when it is done.
    static func with(_ body: (Database) async throws -> Void) async throws {
        let database = try Database()
        do {
            try await body(database)
        } catch {
            _ = try? await database.ask("drop")
            throw error
        }
        _ = try await database.ask("drop")
    }

    private init() throws {
        guard let server = Self.server, var parts = URLComponents(string: server) else {
            throw TestFailure(description: "MOCK_INTERVIEW_TEST_MONGODB_URI names no server")
        }
        name = "e2e-" + UUID().uuidString.prefix(13).lowercased()
        parts.path = "/" + name
        uri = parts.string ?? server
        folder = FileManager.default.temporaryDirectory
    }

    func documents() async throws -> Documents {
        try JSONDecoder().decode(Documents.self, from: Data(try await ask("dump").utf8))
    }

    private func ask(_ command: String) async throws -> String {
        let script = try PythonServer.file(of: "database")
        let outcome = try await run([PythonServer.python, script, command, uri, name], in: folder)
        guard outcome.status == 0 else { throw TestFailure(description: outcome.errors) }
        return outcome.output
    }
}
