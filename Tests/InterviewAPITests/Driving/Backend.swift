import Foundation
import Testing

/// Where the sessions of a test are.
enum Backend: String, CaseIterable, Sendable {
    case sqlite, mongodb, replicas

    /// MongoDB where the tests were given one.
    static var available: [Backend] { [.sqlite, .mongodb].filter { $0 == .sqlite || $0.server != nil } }
    /// With a replica set where the tests were given one.
    static var allAvailable: [Backend] { available + (replicas.server == nil ? [] : [.replicas]) }

    /// The address of the server, without a database.
    private var server: String? {
        let environment = ProcessInfo.processInfo.environment
        switch self {
        case .sqlite: return nil
        case .mongodb: return environment["MOCK_INTERVIEW_TEST_MONGODB_URI"]
        case .replicas: return environment["MOCK_INTERVIEW_TEST_MONGODB_REPLICA_URI"]
        }
    }

    /// The URI of a database of its own; nil for SQLite, whose file lies in the test's home.
    func newDatabase() throws -> String? {
        guard self != .sqlite else { return nil }
        return try Self.database("api-" + UUID().uuidString.prefix(8), at: server ?? "")
    }

    /// The URI of a database at a server; the hosts may be several, which no URL has.
    static func database(_ name: String, at server: String) throws -> String {
        let parts = /(?<hosts>mongodb:\/\/[^\/?]+)\/?(?<options>\?.*)?/
        guard let match = try parts.wholeMatch(in: server) else {
            throw TestFailure(description: "this names no server: \(server)")
        }
        return "\(match.hosts)/\(name)\(match.options ?? "")"
    }

    static let python = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_PYTHON"] ?? "python3"
    static let script = Bundle.module.path(forResource: "store", ofType: "py") ?? "store.py"

    /// Removes a database and returns when it is gone.
    static func drop(_ uri: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script, "drop", uri]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return }
        process.waitUntilExit()
    }
}
