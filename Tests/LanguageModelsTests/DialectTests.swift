import InterviewKit
import LanguageModels
import Testing

extension SocketTests {
    @Suite("Over each protocol")
    struct Dialects {
        @Test("a reply arrives delta by delta and ends with its usage", arguments: Dialect.allCases)
        func whole(dialect: Dialect) async throws {
            let server = FakeServer { _, connection in connection.chunked(dialect.hello) }
            defer { server.stop() }
            let outcome = await (try dialect.model(server)).ask()
            #expect(
                outcome.events == [
                    .text("Hel"), .text("lo"), .finished(.complete, usage: TokenUsage(prompt: 7, reply: 2)),
                ])
            #expect(outcome.error == nil)
            #expect(server.requests.map(\.line) == ["POST \(dialect.path) HTTP/1.1"])
        }

        @Test("a reply cut at any byte, by a close or a broken chunk, is never whole", arguments: Dialect.allCases)
        func cutAnywhere(dialect: Dialect) async throws {
            let bytes = Array(dialect.hello.utf8)
            for cut in 0..<(bytes.count - 1) {
                let server = FakeServer { _, connection in
                    if cut % 2 == 0 {
                        connection.head()
                    } else {
                        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                        connection.send(String(bytes.count, radix: 16) + "\r\n")
                    }
                    connection.send(Array(bytes[..<cut]))
                    connection.close()
                }
                defer { server.stop() }
                let outcome = await (try dialect.model(server)).ask()
                guard case .interrupted = outcome.error else {
                    Issue.record("cut after \(cut) bytes: \(outcome)")
                    continue
                }
                #expect(outcome.stop == nil && "Hello".hasPrefix(outcome.text))
            }
        }

        @Test("a reply reads the same when each byte comes by itself", arguments: Dialect.allCases)
        func bytewise(dialect: Dialect) async throws {
            let stream =
                dialect.begin + dialect.text("Zw\u{F6}lf \u{1F469}\u{200D}\u{1F4BB} B\u{E4}ume") + dialect.end()
            let server = FakeServer { _, connection in
                connection.head()
                connection.send(pieces: stream.utf8.map { [$0] })
                connection.close()
            }
            defer { server.stop() }
            let outcome = await (try dialect.model(server)).ask()
            #expect(outcome.text == "Zw\u{F6}lf \u{1F469}\u{200D}\u{1F4BB} B\u{E4}ume" && outcome.stop == .complete)
        }

        @Test("thoughts are reported and never shown, in their own field or in tags", arguments: Dialect.allCases)
        func thoughts(dialect: Dialect) async throws {
            let stream =
                dialect.begin + dialect.thought("secret") + dialect.thought("secret") + dialect.text("Hi <th")
                + dialect.text("ink>secret</think>there") + dialect.end()
            let server = FakeServer { _, connection in connection.chunked(stream) }
            defer { server.stop() }
            let outcome = await (try dialect.model(server)).ask()
            #expect(outcome.events.first == .thinking)
            #expect(outcome.events.count { $0 == .thinking } <= 2)
            #expect(outcome.text == "Hi there" && outcome.error == nil)
        }

        @Test("a reply that ran into its limit says so", arguments: Dialect.allCases)
        func length(dialect: Dialect) async throws {
            let reason = dialect == .anthropic ? "max_tokens" : "length"
            let server = FakeServer { _, connection in connection.chunked(dialect.text("Hi") + dialect.end(reason)) }
            defer { server.stop() }
            #expect(await (try dialect.model(server)).ask().stop == .length)
        }

        @Test("a whole reply without text is called empty", arguments: Dialect.allCases)
        func empty(dialect: Dialect) async throws {
            let stream = dialect.begin + dialect.thought("x") + dialect.text("\\n ") + dialect.end()
            let server = FakeServer { _, connection in connection.chunked(stream) }
            defer { server.stop() }
            #expect(await (try dialect.model(server)).ask().error == .empty)
        }

        @Test(
            "an error before the first word is what its status would be, later it is midway",
            arguments: Dialect.allCases)
        func errorsInside(dialect: Dialect) async throws {
            let server = FakeServer { request, connection in
                let before = request.body.contains("late") ? dialect.begin + dialect.text("Hel") : dialect.begin
                connection.chunked(before + dialect.error("Overloaded") + dialect.text("lo") + dialect.end())
            }
            defer { server.stop() }
            let model = try dialect.model(server)
            let early: ModelError =
                dialect == .ollama
                ? .rejected(status: 200, reason: "Overloaded")
                : .unavailable(status: 529, retryAfter: nil, reason: "Overloaded")
            #expect(await model.ask() == Outcome(error: early))
            #expect(
                await model.ask(ModelRequest([.init(.user, "late")]))
                    == Outcome(events: [.text("Hel")], error: .failedMidway(reason: "Overloaded")))
        }

        @Test("a server that is busy is asked twice more, one that fails midway is not", arguments: Dialect.allCases)
        func retries(dialect: Dialect) async throws {
            let busy = FakeServer { _, connection in
                connection.answer(
                    "529 Overloaded", #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
                    headers: "Retry-After: 7")
            }
            let midway = FakeServer { _, connection in
                connection.chunked(dialect.begin + dialect.text("Hel") + dialect.error("Overloaded"))
            }
            defer {
                busy.stop()
                midway.stop()
            }
            let first = RetryingModel(try dialect.model(busy)) { _ in }
            #expect(await first.ask().error == .unavailable(status: 529, retryAfter: 7, reason: "Overloaded"))
            #expect(busy.requests.count == 3)
            let second = RetryingModel(try dialect.model(midway)) { _ in }
            #expect(await second.ask().text == "Hel")
            #expect(midway.requests.count == 1)
        }

        @Test("a web page, and a line or a reply over its limit, end cleanly", arguments: Dialect.allCases)
        func oddBodies(dialect: Dialect) async throws {
            let server = FakeServer { request, connection in
                connection.head()
                if request.body.contains("page") {
                    connection.send("<title>Router</title>")
                } else if request.body.contains("line") {
                    connection.send((dialect == .ollama ? "{" : "data: ") + String(repeating: "a", count: 300))
                } else {
                    for _ in 0..<9 { connection.send(dialect.text(String(repeating: "a", count: 30))) }
                }
                connection.close()
            }
            defer { server.stop() }
            var limits = ReplyLimits()
            (limits.lineBytes, limits.replyBytes) = (250, 200)
            let model = try dialect.model(server, limits: limits)
            for word in ["page", "line", "reply"] {
                let outcome = await model.ask(ModelRequest([.init(.user, word)]))
                guard case .malformed(let reason) = outcome.error else {
                    Issue.record("\(word): \(outcome)")
                    continue
                }
                #expect(reason.contains(word), "\(reason)")
            }
        }

        @Test("the key stands in the protocol's own header, in no other, and in no error", arguments: Dialect.allCases)
        func keys(dialect: Dialect) async throws {
            let server = FakeServer { _, connection in connection.answer("401 No", "Wrong key: sk-secret") }
            defer { server.stop() }
            let model = try dialect.model(server, key: "sk-secret")
            #expect(await model.ask().error == .unauthorized(status: 401, reason: "Wrong key: …"))
            let request = try #require(server.requests.first)
            let holders = request.headers.filter { $0.value.contains("sk-secret") }
            let expected =
                dialect == .anthropic ? ["x-api-key": "sk-secret"] : ["authorization": "Bearer sk-secret"]
            #expect(holders == expected)
            #expect(!request.body.contains("sk-secret") && !request.line.contains("sk-secret"))
        }

        @Test("a redirect takes neither the key nor the question along", arguments: Dialect.allCases)
        func redirects(dialect: Dialect) async throws {
            let target = FakeServer { _, connection in connection.chunked(dialect.hello) }
            let server = FakeServer { _, connection in
                connection.answer("307 Moved", "", headers: "Location: http://127.0.0.1:\(target.port)/v1/messages")
            }
            defer {
                server.stop()
                target.stop()
            }
            guard case .rejected(307, _) = await (try dialect.model(server, key: "k")).ask().error else {
                Issue.record("not rejected")
                return
            }
            #expect(target.requests.isEmpty)
        }

        @Test("comments and silence do not pass for a reply", arguments: Dialect.allCases)
        func silence(dialect: Dialect) async throws {
            let server = FakeServer { _, connection in
                connection.head()
                connection.send(dialect.begin.isEmpty ? "\n\n" : ": ping\n\n")
                _ = connection.waitForClose()
                connection.close()
            }
            defer { server.stop() }
            var limits = ReplyLimits()
            limits.firstEvent = .milliseconds(50)
            #expect(await (try dialect.model(server, limits: limits)).ask() == Outcome(error: .stalled(seconds: 0)))
        }

        @Test("the server's models are listed", arguments: Dialect.allCases)
        func lists(dialect: Dialect) async throws {
            let server = FakeServer { request, connection in
                let isTags = request.line.hasPrefix("GET /api/tags ")
                connection.answer(
                    "200 OK", isTags ? #"{"models":[{"name":"a:latest"}]}"# : #"{"data":[{"id":"a:latest"}]}"#)
            }
            defer { server.stop() }
            #expect(try await dialect.model(server).availableModels() == ["a:latest"])
            let path = ["/v1/models", "/v1/models?limit=1000", "/api/tags"]
            let expected = zip(Dialect.allCases, path).first { $0.0 == dialect }?.1 ?? ""
            #expect(server.requests.map(\.line) == ["GET \(expected) HTTP/1.1"])
        }
    }
}
