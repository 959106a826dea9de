import InterviewKit
import LanguageModels
import Testing

extension SocketTests {
    @Suite("A fault")
    struct Faults {
        private func ask(_ server: FakeServer, key: String? = nil, limits: ReplyLimits? = nil) async throws -> Outcome {
            try await OpenAICompatibleModel(baseURL: server.base, apiKey: key, model: "m", limits: limits).ask()
        }

        @Test("of the connection says that nobody answers")
        func refused() async throws {
            let server = FakeServer { _, _ in }
            server.stop()
            guard case .unreachable(let reason) = try await ask(server).error else {
                Issue.record("not unreachable")
                return
            }
            #expect(reason.contains("127.0.0.1"))
        }

        @Test("of the name says that it is not known")
        func unknownName() async throws {
            let model = try OpenAICompatibleModel(baseURL: "http://no-such-host.invalid/v1", model: "m")
            guard case .unreachable = await model.ask().error else {
                Issue.record("not unreachable")
                return
            }
        }

        @Test("of TLS is told apart from an absent server")
        func noTLS() async throws {
            let server = FakeServer(readsRequests: false) { _, connection in
                connection.answer("400 Bad Request", "This is plain HTTP.")
            }
            defer { server.stop() }
            let base = "https://127.0.0.1:\(server.port)/v1"
            let model = try OpenAICompatibleModel(baseURL: base, apiKey: "k-1", model: "m")
            guard case .untrusted = await model.ask().error else {
                Issue.record("not untrusted")
                return
            }
        }

        @Test("of a server that hangs up, or resets, before it answers is unreachable", arguments: [false, true])
        func hangsUp(byReset: Bool) async throws {
            let server = FakeServer { _, connection in if byReset { connection.reset() } else { connection.close() } }
            defer { server.stop() }
            guard case .unreachable = try await ask(server).error else {
                Issue.record("not unreachable")
                return
            }
        }

        @Test("of a protocol that is not HTTP is malformed")
        func notHTTP() async throws {
            let server = FakeServer { _, connection in
                connection.send("+OK POP3 ready\r\n")
                connection.close()
            }
            defer { server.stop() }
            guard case .malformed = try await ask(server).error else {
                Issue.record("not malformed")
                return
            }
        }

        @Test("by status keeps its status, its delay and what the server said")
        func statuses() async throws {
            let server = FakeServer { _, connection in
                connection.answer("429 Slow down", #"{"error":{"message":"Slow down."}}"#, headers: "Retry-After: 1.5")
            }
            defer { server.stop() }
            #expect(try await ask(server).error == .rateLimited(retryAfter: 1.5, reason: "Slow down."))
        }

        @Test("by an error page that never ends is reported all the same")
        func endlessErrorPage() async throws {
            let server = FakeServer { _, connection in
                connection.send("HTTP/1.1 502 Bad\r\nContent-Length: 1000\r\n\r\n<h1>Bad gateway</h1>")
                _ = connection.waitForClose()
                connection.close()
            }
            defer { server.stop() }
            var limits = ReplyLimits()
            limits.shortAnswer = .milliseconds(30)
            #expect(
                try await ask(server, limits: limits).error
                    == .unavailable(status: 502, retryAfter: nil, reason: "Bad gateway"))
        }

        @Test(
            "by redirect names the host alone, and neither key nor question goes there",
            arguments: [301, 302, 307, 308])
        func redirects(status: Int) async throws {
            let target = FakeServer { _, connection in connection.chunked(Stream.hello) }
            let server = FakeServer { _, connection in
                connection.answer(
                    "\(status) Moved", "", headers: "Location: http://u:p@127.0.0.1:\(target.port)/v1/secret?token=1")
            }
            defer {
                server.stop()
                target.stop()
            }
            #expect(
                try await ask(server, key: "k-1").error
                    == .rejected(status: status, reason: "the server redirects to 127.0.0.1:\(target.port)"))
            #expect(target.requests.isEmpty)
        }

        @Test("never carries the key, even when the server repeats it")
        func hidesTheKey() async throws {
            let server = FakeServer { request, connection in
                connection.answer("401 No", "Wrong key: \(request.headers["authorization"] ?? ""), sorry")
            }
            defer { server.stop() }
            #expect(
                try await ask(server, key: "sk-very-secret").error
                    == .unauthorized(status: 401, reason: "Wrong key: Bearer …, sorry"))
        }

        @Test("by reset after some of the reply keeps that part")
        func resetMidway() async throws {
            let read = Gate()
            let server = FakeServer { _, connection in
                connection.head()
                connection.send(Stream.text("Hel"))
                read.wait()
                connection.reset()
            }
            defer { server.stop() }
            let model = try OpenAICompatibleModel(baseURL: server.base, model: "m")
            var seen: [ModelEvent] = []
            await #expect(throws: ModelError.self) {
                for try await event in model.reply(to: ModelRequest([.init(.user, "Hello")])) {
                    seen.append(event)
                    read.open()
                }
            }
            #expect(seen == [.text("Hel")])
        }

        @Test("by silence before the first event stops the wait")
        func silence() async throws {
            let server = FakeServer { _, connection in
                connection.head()
                connection.send(": keep-alive\n\n")
                _ = connection.waitForClose()
                connection.close()
            }
            defer { server.stop() }
            var limits = ReplyLimits()
            limits.firstEvent = .milliseconds(50)
            #expect(try await ask(server, limits: limits) == Outcome(error: .stalled(seconds: 0)))
        }

        @Test("by comments alone, after some of the reply, stops the wait and keeps that part")
        func onlyComments() async throws {
            let server = FakeServer { _, connection in
                connection.head()
                connection.send(Stream.text("Hel"))
                // Comments until the client has had enough of them.
                for _ in 0..<10_000 where !connection.waitForClose(milliseconds: 5) { connection.send(": ping\n\n") }
                connection.close()
            }
            defer { server.stop() }
            var limits = ReplyLimits()
            limits.betweenEvents = .milliseconds(60)
            #expect(
                try await ask(server, limits: limits) == Outcome(events: [.text("Hel")], error: .stalled(seconds: 0)))
        }

        @Test("by a reply without end stops it")
        func tooLong() async throws {
            let server = FakeServer { _, connection in
                connection.head()
                for _ in 0..<10_000 where !connection.waitForClose(milliseconds: 1) {
                    connection.send(Stream.text("a"))
                }
                connection.close()
            }
            defer { server.stop() }
            var limits = ReplyLimits()
            limits.total = .milliseconds(80)
            #expect(
                try await ask(server, limits: limits).error
                    == .interrupted(reason: "the reply took longer than 0 s"))
        }

        @Test(
            "by size ends cleanly, a line over its limit as well as a reply",
            arguments: [
                (0, "a line is larger than 1048576 bytes"), (1, "the reply is larger than 4194304 bytes"),
                (2, "a reply is larger than 4194304 bytes"),
            ])
        func tooLarge(kind: Int, reason: String) async throws {
            let megabyte = String(repeating: "a", count: 1 << 20)
            let server = FakeServer { _, connection in
                connection.head()
                switch kind {
                case 0: connection.send("data: " + megabyte)
                case 1: for _ in 0..<5 { connection.send(Stream.text(String(megabyte.dropLast(200)))) }
                default: connection.send(#"{"choices":[""# + String(repeating: megabyte, count: 5))
                }
                _ = connection.waitForClose()
                connection.close()
            }
            defer { server.stop() }
            let outcome = try await ask(server)
            #expect(outcome.error == .malformed(reason: reason))
        }
    }
}
