import Foundation
import FoundationNetworking
import Glibc

/// A model server that says what a test tells it to; `fake_model.py` says how.
final class FakeModel: Sendable {
    /// What the server was asked.
    struct Request: Decodable, Sendable {
        struct Body: Decodable, Sendable {
            struct Message: Decodable, Sendable {
                let role: String
                let content: String
            }
            let model: String
            let messages: [Message]
        }
        let kind: String
        let authorization: String?
        let body: Body
    }

    static let name = "fake-model"

    private let process: ChildProcess
    private let port: Int

    /// Runs `body` with a server of its own, on `port` if one is named.
    static func with(port: Int = 0, _ body: (FakeModel) async throws -> Void) async throws {
        let model = try await FakeModel(port: port)
        do {
            try await body(model)
        } catch {
            await model.process.terminate()
            throw error
        }
        await model.process.terminate()
    }

    private init(port: Int) async throws {
        guard let script = Bundle.module.path(forResource: "fake_model", ofType: "py") else {
            throw TestFailure(description: "fake_model.py is not among the tests' resources")
        }
        let folder = FileManager.default.temporaryDirectory
        let said = folder.appending(path: "mi-port-\(UUID().uuidString)").path
        defer { unlink(said) }
        process = try ChildProcess(
            [Database.python, script, "\(port)"], environment: ProcessInfo.processInfo.environment, output: said,
            in: folder)
        do {
            self.port = try await eventually {
                let text = String(decoding: FileManager.default.contents(atPath: said) ?? Data(), as: UTF8.self)
                return text.hasSuffix("\n") ? Int(text.dropLast()) : nil
            } complaint: {
                "the fake model does not start"
            }
        } catch {
            await process.terminate()
            throw error
        }
    }

    /// What the program is to be started with to be asked by this server.
    var settings: [String: String] {
        ["LLM_BASE_URL": "http://127.0.0.1:\(port)/v1", "LLM_MODEL": Self.name]
    }

    /// What to say to the next requests of this kind (`question`, `hint`, `report`).
    func says(_ replies: String..., to kind: String = "question") async throws {
        try await control(["replies": [kind: replies]])
    }

    /// Keeps replies back after this many words.
    func holds(after pieces: Int) async throws { try await control(["hold": pieces]) }

    func releases() async throws { try await control(["release": true]) }

    /// Answers with this status and body instead of a reply.
    func fails(status: Int, type: String = "application/json", body: String? = nil) async throws {
        var fault: [String: Any] = ["status": status, "type": type]
        fault["body"] = body
        try await control(["fault": fault])
    }

    /// Drops the connection after this many words.
    func cuts(after pieces: Int) async throws { try await control(["fault": ["cut": pieces]]) }

    func mends() async throws { try await control(["mend": true]) }

    func requests() async throws -> [Request] {
        try JSONDecoder().decode([Request].self, from: try await ask(nil))
    }

    /// Waits until it was asked for this many of a kind.
    func isAsked(for kind: String, times count: Int) async throws {
        _ = try await eventually {
            let requests = try await requests()
            return requests.filter { $0.kind == kind }.count >= count ? true : nil
        } complaint: {
            "the model was not asked for a \(kind) \(count) times, but: \(try await requests().map(\.kind))"
        }
    }

    private func control(_ order: [String: Any]) async throws {
        _ = try await ask(try JSONSerialization.data(withJSONObject: order))
    }

    private func ask(_ order: Data?) async throws -> Data {
        guard let url = URL(string: "http://127.0.0.1:\(port)/control") else {
            throw TestFailure(description: "port \(port) makes no address")
        }
        var request = URLRequest(url: url)
        request.httpMethod = order == nil ? "GET" : "POST"
        request.httpBody = order
        return try await URLSession.shared.data(for: request).0
    }
}
