import Foundation
import Testing

extension APITests {
    @Suite("A web client and the terminal share their interviews")
    struct ClientTests {
        private struct Seen: Decodable, Equatable {
            let session: [String: Field]
            let messages: [[String: Field]]
        }

        private enum Field: Decodable, Equatable {
            case text(String)
            case number(Double)

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let number = try? value.decode(Double.self) {
                    self = .number(number)
                } else {
                    self = .text(try value.decode(String.self))
                }
            }
        }

        private static let client = Bundle.module.path(forResource: "client", ofType: "mjs") ?? "client.mjs"

        private func client(_ server: APIServerProcess, _ arguments: String...) async throws -> Seen {
            let (output, status) = try await server.run(
                ["node", Self.client, "http://127.0.0.1:\(server.port)"] + arguments)
            try #require(status == 0, "\(output)")
            return try JSONDecoder().decode(Seen.self, from: Data(output.utf8))
        }

        private func terminal(_ server: APIServerProcess, _ arguments: [String], input: String = "") async throws
            -> String
        {
            let program = APIServerProcess.binary("mock-interview", "MOCK_INTERVIEW_BINARY")
            let (output, status) = try await server.run([program] + arguments, input: input)
            try #require(status == 0, "\(output)")
            return output
        }

        @Test(
            "a client in JavaScript gets what it asks for, and the terminal goes on where it stopped",
            arguments: Backend.allAvailable)
        func webFirst(backend: Backend) async throws {
            let server = try await APIServerProcess(backend)
            let web = try await client(server)
            guard case .text(let id)? = web.session["session_id"] else {
                throw TestFailure(description: "no session_id")
            }
            let shown = try await terminal(server, ["show", id, "--json"])
            #expect(try JSONDecoder().decode(Seen.self, from: Data(shown.utf8)) == web)
            let resumed = try await terminal(server, ["resume", id, "--plain"], input: "/pause\n")
            #expect(resumed.contains("Go on with"))
            let after = try await client(server, "read", id)
            #expect(after.session["status"] == .text("paused"))
            #expect(after.messages.starts(with: web.messages))
            #expect(after.messages.count > web.messages.count, "the terminal asks the next question")
            #expect(!server.log.contains("bucket") && !server.log.contains(id), "the log holds no content")
        }

        @Test("a client reads what was said in the terminal, field for field", arguments: Backend.available)
        func terminalFirst(backend: Backend) async throws {
            let server = try await APIServerProcess(backend)
            _ = try await terminal(
                server,
                [
                    "new", "--role", "python", "--level", "beginner", "--questions", "2", "--id", "held-in-terminal",
                    "--plain",
                ],
                input: "A list can change, a tuple cannot.\n/hint\nNothing more.\n/end\n")
            let shown = try JSONDecoder().decode(
                Seen.self, from: Data(try await terminal(server, ["show", "held-in-terminal", "--json"]).utf8))
            let read = try await client(server, "read", "held-in-terminal")
            #expect(read == shown)
            #expect(read.session["status"] == .text("completed"))
            #expect(read.messages.count >= 4)
        }
    }
}
