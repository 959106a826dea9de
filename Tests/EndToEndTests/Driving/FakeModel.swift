import Foundation
import FoundationNetworking

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
        /// When it was asked, in seconds since 1970.
        let at: Double
        /// When its reply was whole; nil while it is not, or when whoever asked has gone.
        let ended: Double?
    }

    static let name = "fake-model"
    /// A remark of several sentences, of which the first come before the last is said.
    static let longRemark = """
        This is the beginning of a remark. It goes on with a second sentence of some length. A third one follows it at \
        once. Then comes a fourth, which is longer than those before it were. The fifth is short. And the sixth ends it.
        """

    /// Another one, since the interviewer says nothing twice.
    static let otherRemark = """
        Here begins another of these remarks. Its next sentence has more words than the one in front. Two or three words \
        follow. Now there is a longer stretch of them again, up to this full stop. A short one. That is where it stops.
        """

    private let server: PythonServer
    private var port: Int { server.port }

    /// Runs `body` with a server of its own.
    static func with(_ body: (FakeModel) async throws -> Void) async throws {
        try await PythonServer.with("fake_model") { try await body(FakeModel(server: $0)) }
    }

    private init(server: PythonServer) { self.server = server }

    /// What the program is to be started with to be asked by this server.
    var settings: [String: String] {
        ["LLM_BASE_URL": "http://127.0.0.1:\(port)/v1", "LLM_MODEL": Self.name]
    }

    /// What to say to the next requests of this kind (`judge`, `speech`, `question`, `report`).
    func says(_ replies: String..., to kind: String) async throws {
        try await control(["replies": [kind: replies]])
    }

    /// Keeps replies, or those of one kind, back after this many words.
    func holds(_ kind: String? = nil, after pieces: Int) async throws {
        try await control(["hold": ["kind": kind ?? "", "pieces": pieces] as [String: Any]])
    }

    /// Lets replies of a kind wait for so many seconds before their first word.
    func waits(_ seconds: Double, before kind: String) async throws { try await control(["delay": [kind: seconds]]) }

    /// Sends the bytes of replies in so many at a time, nothing escaped, characters cut anywhere. The private characters
    /// U+E080 to U+E0FF stand for the bytes 80 to FF by themselves.
    func splits(into count: Int) async throws { try await control(["split": count]) }

    /// Thinks aloud in so many deltas before each reply of a kind, as reasoning models do.
    func thinks(_ count: Int, before kind: String) async throws { try await control(["thoughts": [kind: count]]) }

    func releases() async throws { try await control(["release": true]) }

    /// Answers with this status and body instead of a reply, and may ask to be left alone for so many seconds.
    func fails(
        _ kind: String? = nil, status: Int, type: String = "application/json", body: String? = nil,
        retryAfter: Int? = nil
    ) async throws {
        var fault: [String: Any] = ["status": status, "type": type, "kind": kind ?? ""]
        fault["body"] = body
        fault["headers"] = retryAfter.map { ["Retry-After": "\($0)"] } ?? [:]
        try await control(["fault": fault])
    }

    /// Drops the connection after this many words.
    func cuts(_ kind: String? = nil, after pieces: Int) async throws {
        try await control(["fault": ["cut": pieces, "kind": kind ?? ""] as [String: Any]])
    }

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

    /// Waits until it has said all of a reply of a kind.
    func hasEnded(_ kind: String) async throws {
        _ = try await eventually {
            try await requests().contains { $0.kind == kind && $0.ended != nil } ? true : nil
        } complaint: {
            "the model has not ended a \(kind): \(try await requests().map(\.kind))"
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
