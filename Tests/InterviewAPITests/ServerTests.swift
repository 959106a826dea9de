import Foundation
import Testing

extension APITests {
    @Suite("The server")
    struct ServerTests {
        @Test("beyond this machine it wants a token of every client, and a long one")
        func token() async throws {
            let token = "0123456789abcdef-secret"
            let server = try await APIServerProcess(
                .sqlite, ["--host", "0.0.0.0", "--allow-host", "api.example.org"],
                settings: ["MOCK_INTERVIEW_API_TOKEN": token])
            func status(_ headers: [String], host: String = "api.example.org") async throws -> Int {
                try await server.ask("GET", "/api/sessions", headers: headers, host: host).status
            }
            #expect(try await status(["Authorization: Bearer \(token)"]) == 200)
            #expect(try await status(["authorization: bearer \(token)"], host: "localhost") == 200)
            for wrong in [
                "", "Bearer", "Bearer x", "Bearer \(token)x", "Bearer \(token.dropLast())", "Basic \(token)", token,
            ] {
                #expect(try await status(["Authorization: \(wrong)"]) == 401, "\(wrong)")
            }
            #expect(try await status([]) == 401)
            #expect(try await status(["Authorization: Bearer \(token)"], host: "0.0.0.0") == 421)
            #expect(try await server.ask("GET", "/openapi.json").status == 401)
            #expect(try await server.ask("GET", "/openapi.json").header("www-authenticate") == "Bearer")
            #expect(!server.log.contains(token))
        }

        @Test("it does not start beyond this machine without a token, nor with a short one")
        func noToken() async throws {
            let server = try await APIServerProcess()
            let program = APIServerProcess.binary("mock-interview-api", "MOCK_INTERVIEW_API_BINARY")
            for host in ["0.0.0.0", "::", "example.org", "192.168.0.1", "127.evil.example"] {
                let (output, status) = try await server.run([program, "--host", host, "--port", "0"])
                #expect(status == 64, "\(host)")
                #expect(output.contains("MOCK_INTERVIEW_API_TOKEN"))
            }
            let (output, status) = try await server.run([
                "env", "MOCK_INTERVIEW_API_TOKEN=short", program, "--port", "0",
            ])
            #expect(status == 64 && output.contains("16"))
        }

        @Test("HEAD is GET without its body, and OPTIONS and a wrong method name those there are")
        func methods() async throws {
            let server = try await APIServerProcess()
            try await server.interview("kept")
            for target in ["/api/sessions", "/api/sessions/kept", "/api/messages?session_id=kept", "/openapi.json"] {
                let (get, head) = (try await server.ask("GET", target), try await server.ask("HEAD", target))
                #expect(get.status == 200 && head.status == 200)
                #expect(head.body.isEmpty && !get.body.isEmpty)
                let length = try #require(head.header("content-length").flatMap(Int.init))
                #expect(length == get.header("content-length").flatMap(Int.init) ?? length)
            }
            let options = try await server.ask("OPTIONS", "/api/sessions/kept")
            #expect(options.status == 204 && options.header("allow") == "GET, HEAD, PATCH, DELETE, OPTIONS")
            #expect(try await server.ask("PUT", "/api/messages").header("allow") == "GET, HEAD, POST, OPTIONS")
        }

        @Test("while the store cannot be reached it says so, in a few seconds and without the password")
        func unreachable() async throws {
            let server = try await APIServerProcess(
                .sqlite, settings: ["MONGODB_URI": "mongodb://ada:s3cr3t@127.0.0.1:1/x"])
            let reply = try await server.ask("GET", "/api/sessions")
            #expect(reply.status == 503 && reply.header("retry-after") != nil)
            #expect(!reply.text.contains("s3cr3t") && !server.log.contains("s3cr3t"))
            #expect(try await server.ask("GET", "/openapi.json").status == 200)
        }

        @Test(
            "a model that fails is a 502 with nothing lost, and the failed report is kept", arguments: Backend.available
        )
        func modelFails(backend: Backend) async throws {
            let server = try await APIServerProcess(
                backend, settings: ["LLM_BASE_URL": "http://127.0.0.1:1/v1", "LLM_MODEL": "none"])
            try await server.interview("kept")
            let reply = try await server.ask("POST", "/api/feedback", #"{"session_id":"kept","user_id":"ada"}"#)
            #expect(reply.status == 502, "\(reply.text)")
            let program = APIServerProcess.binary("mock-interview", "MOCK_INTERVIEW_BINARY")
            let (shown, _) = try await server.run([program, "show", "kept", "--json"])
            #expect(shown.contains(#""outcome" : "failed""#) && shown.contains(#""user_id" : "ada""#), "\(shown)")
            #expect(shown.contains("An array of buckets."))
        }

        @Test("SIGTERM finishes what is under way, then ends with 0")
        func terminate() async throws {
            let server = try await APIServerProcess()
            try await server.interview("kept")
            let body = #"{"session_id":"kept","role":"user","content":"the last word"}"#
            let connection = try Connection(port: server.port)
            connection.send(
                Array(
                    "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n{"
                        .utf8))
            // An answer on another connection shows that this one's head has arrived.
            _ = try await server.ask("GET", "/api/sessions")
            server.terminate()
            connection.send(Array(body.utf8.dropFirst()))
            #expect(await connection.reply().status == 201)
            #expect(try await server.exitStatus() == 0)
        }

        @Test("a thousand messages come whole and in order")
        func streaming() async throws {
            let server = try await APIServerProcess()
            try await server.interview("kept")
            let connection = try Connection(port: server.port)
            for number in 0..<998 {
                let body = #"{"session_id":"kept","role":"user","content":"number \#(number)"}"#
                connection.send(
                    Array(
                        "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                            .utf8))
                #expect(await connection.reply().status == 201)
            }
            let text = try await server.ask("GET", "/api/messages?session_id=kept").text
            var rest = text[...]
            for number in 0..<998 {
                guard let found = rest.range(of: "\"number \(number)\"") else {
                    Issue.record("number \(number) is missing or out of order")
                    return
                }
                rest = rest[found.upperBound...]
            }
        }

        @Test(
            "schemathesis finds nothing against the document it serves",
            .enabled(if: ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_SCHEMATHESIS"] != nil))
        func schemathesis() async throws {
            let server = try await APIServerProcess()
            // The document's examples name this one.
            try await server.interview("interview-1")
            let program = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_SCHEMATHESIS"] ?? ""
            let settings = Bundle.module.path(forResource: "schemathesis", ofType: "toml") ?? ""
            let (output, status) = try await server.run([
                program, "--config-file", settings, "run", "http://127.0.0.1:\(server.port)/openapi.json",
                "--checks", "all", "--max-examples", "40", "--seed", "1", "--no-color",
            ])
            #expect(status == 0, "\(output)")
            let log = server.log
            #expect(!log.contains("status=5"))
            // Its requests met sessions that are there, and did what they ask for.
            for (method, route, reached) in [
                ("POST", "/api/sessions", 201), ("GET", "/api/sessions", 200),
                ("GET", "/api/sessions/{session_id}", 200),
                ("PATCH", "/api/sessions/{session_id}", 200),
                ("DELETE", "/api/sessions/{session_id}", 200), ("POST", "/api/messages", 201),
                ("GET", "/api/messages", 200), ("POST", "/api/feedback", 200),
            ] {
                let line = /method=(\w+) .*route=(\S+) status=(\d+)/
                let isReached = log.matches(of: line).contains {
                    $0.1 == method && $0.2 == route && $0.3 == "\(reached)"
                }
                #expect(isReached, "\(method) \(route) was never answered with \(reached)")
            }
        }
    }
}
