import Foundation
import Testing

extension APITests {
    @Suite("The store behind it")
    struct StoreTests {
        @Test(
            "a deleted session leaves nothing in any collection, and takes nothing of another",
            arguments: Backend.available)
        func delete(backend: Backend) async throws {
            let server = try await APIServerProcess(backend)
            try await server.interview("other")
            let before = try await server.documents()
            try await server.interview("kept")
            #expect(try await server.ask("POST", "/api/feedback", #"{"session_id":"kept"}"#).status == 200)
            let between = try await server.documents()
            for collection in ["sessions", "messages", "plans", "feedback"] {
                #expect(between[collection, default: 0] > before[collection, default: 0], "\(collection)")
            }
            #expect(try await server.ask("DELETE", "/api/sessions/kept").status == 200)
            let after = try await server.documents()
            #expect(after.filter { $0.value > 0 } == before.filter { $0.value > 0 })
            #expect(try await server.ask("GET", "/api/messages?session_id=other").body.contains("buckets"))
        }

        @Test("a session deleted while its feedback is written leaves no feedback behind")
        func deletedMeanwhile() async throws {
            let model = try SilentServer()
            let server = try await APIServerProcess(
                settings: ["LLM_BASE_URL": "http://127.0.0.1:\(model.port)/v1", "LLM_MODEL": "none"])
            try await server.interview("kept")
            let asking = try Connection(port: server.port)
            let body = #"{"session_id":"kept"}"#
            let head =
                "POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)"
            asking.send(Array("\(head)\r\n\r\n\(body)".utf8))
            try await eventually {
                model.isAsked ? () : nil
            } complaint: {
                "the model is not asked"
            }
            #expect(try await server.ask("DELETE", "/api/sessions/kept").status == 200)
            model.stop()
            #expect(await asking.reply(within: 30).status == 404)
            #expect(try await server.documents()["feedback"] == 0)
        }

        @Test("a MongoDB that is not there yet, or dies, is a 503 until it is back", .enabled(if: Mongod.isAvailable))
        func comesAndGoes() async throws {
            let mongod = try Mongod()
            let uri = try Backend.database("api", at: try await mongod.start())
            try mongod.kill()
            let server = try await APIServerProcess(.sqlite, settings: ["MONGODB_URI": uri])
            func statuses() async throws -> [Int] {
                [
                    try await server.ask("GET", "/api/sessions").status,
                    try await server.ask("HEAD", "/api/messages?session_id=kept").status,
                    try await server.ask(
                        "POST", "/api/messages", #"{"session_id":"kept","role":"user","content":"twice?"}"#
                    ).status,
                ]
            }
            #expect(try await statuses() == [503, 503, 503])
            try await mongod.start()
            try await server.interview("kept")
            #expect(try await statuses() == [200, 200, 201])
            try mongod.kill()
            #expect(try await statuses() == [503, 503, 503])
            #expect(try await server.ask("GET", "/openapi.json").status == 200)
            try await mongod.start()
            #expect(try await statuses() == [200, 200, 201])
            let messages = try await server.ask("GET", "/api/messages?session_id=kept").body
            #expect(messages.matches(of: /twice\?/).count == 2, "what got a 503 was not stored: \(messages)")
        }

        @Test(
            "messages that cannot be read on come without an end, and the log says so",
            .enabled(if: Mongod.isAvailable))
        func diesMidway() async throws {
            let mongod = try Mongod()
            let uri = try Backend.database("api", at: try await mongod.start())
            let server = try await APIServerProcess(.sqlite, settings: ["MONGODB_URI": uri])
            try await server.interview("kept")
            // More than a page, and the page more than the system keeps of a reply on the way.
            let text = String(repeating: "x", count: 100_000)
            let body = #"{"session_id":"kept","role":"user","content":"\#(text)"}"#
            for _ in 0..<220 { #expect(try await server.ask("POST", "/api/messages", body).status == 201) }
            let connection = try Connection(port: server.port)
            connection.send(Array("GET /api/messages?session_id=kept HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
            #expect(connection.hasBytes(within: 5_000))
            try mongod.kill()
            let reply = connection.takeAll()
            #expect(
                reply.count > 15_000_000 && !String(decoding: reply.suffix(9), as: UTF8.self).hasSuffix("0\r\n\r\n"))
            #expect(server.log.contains("reply cut short"))
        }
    }
}
