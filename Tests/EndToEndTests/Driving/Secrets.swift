import Foundation
import FoundationNetworking

/// A word that stands in keys and passwords and must turn up nowhere else, and the servers to which it could get
/// (`canary_server.py`).
struct Secrets: Sendable {
    /// What the servers were told since they were asked last.
    struct Report: Decodable, Sendable {
        let ports: [String: Int]
        let connections: [String: Int]
        /// How often the model was given a key with the word in it.
        let given: Int
        let strangerHits: Int
        let proxyHits: Int
        let modelHits: Int
    }

    /// Part of every secret.
    let word = "canary" + UUID().uuidString.prefix(8).lowercased()
    private let server: PythonServer

    static func with(_ body: (Secrets) async throws -> Void) async throws {
        try await PythonServer.with("canary_server") { try await body(Secrets(server: $0)) }
    }

    private init(server: PythonServer) { self.server = server }

    /// A key as providers make them.
    var key: String { "sk-\(word)-key" }

    /// A model server that behaves in this way, given the key.
    func model(_ mode: String) -> [String: String] {
        ["LLM_BASE_URL": "http://127.0.0.1:\(server.port)/\(mode)/v1", "LLM_MODEL": "any", "LLM_API_KEY": key]
    }

    /// What came to the servers since it was asked for last.
    func report() async throws -> Report {
        guard let url = URL(string: "http://127.0.0.1:\(server.port)/control?word=\(word)") else {
            throw TestFailure(description: "\(server.port) makes no address")
        }
        return try JSONDecoder().decode(Report.self, from: try await URLSession.shared.data(from: url).0)
    }

    /// How often the word stands in `bytes`, also in Base64 behind a name, as proxies are given it.
    func count(in bytes: Data) -> Int {
        let forms = [word, Data("someone:\(word)".utf8).base64EncodedString()]
        return forms.reduce(0) { $0 + bytes.ranges(of: Data($1.utf8)).count }
    }

    /// How often the word stands in each file below `folder`, by path; files that the test itself wrote it into left out.
    func files(in folder: URL, except own: (String) -> Bool) -> (hits: [String: Int], count: Int) {
        var (hits, count) = ([String: Int](), 0)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        for case let file as URL in files ?? .init() {
            let isFile = try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
            guard isFile == true, !own(file.path), let bytes = FileManager.default.contents(atPath: file.path) else {
                continue
            }
            count += 1
            let found = self.count(in: bytes)
            if found > 0 { hits[file.path] = found }
        }
        return (hits, count)
    }
}

/// Looks again and again at the arguments of every process of this machine.
final class ArgumentWatch: Sendable {
    private let task: Task<(looks: Int, hits: Int), Never>

    init(for secrets: Secrets) {
        task = Task.detached {
            var (looks, hits) = (0, 0)
            while !Task.isCancelled {
                looks += 1
                let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
                for process in processes where process.allSatisfy(\.isNumber) {
                    let arguments = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
                    hits += secrets.count(in: arguments)
                }
                try? await Task.sleep(for: .milliseconds(20))
            }
            return (looks, hits)
        }
    }

    /// How often it looked, and how often it saw the word.
    func end() async -> (looks: Int, hits: Int) {
        task.cancel()
        return await task.value
    }
}
