import InterviewKit
import LanguageModels
import Testing

extension SocketTests {
    @Suite("A reply")
    struct Replies {
        @Test("arrives delta by delta and ends with its usage")
        func streams() async throws {
            let server = FakeServer { _, connection in connection.chunked(Stream.hello) }
            defer { server.stop() }
            let model = try OpenAICompatibleModel(baseURL: server.base, model: "m")
            let outcome = await model.ask()
            #expect(
                outcome.events == [
                    .text("Hel"), .text("lo"), .finished(.complete, usage: TokenUsage(prompt: 7, reply: 2)),
                ])
            #expect(outcome.error == nil)
        }

        @Test("is asked for with the conversation, the key and the limits of the request")
        func sendsTheRequest() async throws {
            let server = FakeServer { _, connection in connection.chunked(Stream.hello) }
            defer { server.stop() }
            let model = try OpenAICompatibleModel(baseURL: server.base + "/", apiKey: "k-1\n", model: "m")
            let parts: [ModelRequest.Part] = [.init(.system, "Be kind."), .init(.user, "\"Hi\" \u{1F600}")]
            _ = await model.ask(ModelRequest(parts, maximumTokens: 50, temperature: 0.25))
            let request = try #require(server.requests.first)
            #expect(request.line == "POST /v1/chat/completions HTTP/1.1")
            #expect(request.headers["authorization"] == "Bearer k-1")
            #expect(request.headers["content-type"] == "application/json")
            #expect(
                request.body == """
                    {"max_tokens":50,"messages":[{"content":"Be kind.","role":"system"},\
                    {"content":"\\"Hi\\" \u{1F600}","role":"user"}],"model":"m","stream":true,\
                    "stream_options":{"include_usage":true},"temperature":0.25}
                    """)
        }

        @Test("is told apart from what a server sends when it does not stream")
        func acceptsAWholeBody() async throws {
            let body = """
                {"choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":3,"completion_tokens":1}}
                """
            let server = FakeServer { _, connection in
                connection.answer("200 OK", body, headers: "Content-Type: text/event-stream")
            }
            defer { server.stop() }
            let outcome = await (try OpenAICompatibleModel(baseURL: server.base, model: "m")).ask()
            #expect(
                outcome.events == [.text("Hello"), .finished(.complete, usage: TokenUsage(prompt: 3, reply: 1))])
        }

        @Test("that is cut at any byte, by a close or a broken chunk, is never a whole one")
        func cutAnywhere() async throws {
            let bytes = Array(Stream.hello.utf8)
            // The last LF only ends the blank line after the marker, which ends the event.
            for cut in 0..<bytes.count {
                let server = FakeServer { _, connection in
                    if cut % 2 == 0 {
                        connection.head()
                        connection.send(Array(bytes[..<cut]))
                    } else {
                        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                        connection.send(String(bytes.count, radix: 16) + "\r\n")
                        connection.send(Array(bytes[..<cut]))
                    }
                    connection.close()
                }
                defer { server.stop() }
                let outcome = await (try OpenAICompatibleModel(baseURL: server.base, model: "m")).ask()
                guard case .interrupted = outcome.error else {
                    Issue.record("cut after \(cut) bytes: \(outcome)")
                    continue
                }
                #expect(outcome.stop == nil && "Hello".hasPrefix(outcome.text))
            }
        }

        @Test("reads the same however its bytes are split")
        func randomSplits() async throws {
            let stream =
                ": keep-alive\r\n\r\n" + Stream.text("Zw\u{F6}lf \u{1F469}\u{200D}\u{1F4BB} ") + Stream.text("<th")
                + Stream.text("ink>secret</think>B\u{E4}ume") + Stream.finish() + Stream.usage + Stream.done
            let bytes = Array(stream.utf8)
            var generator = SystemRandomNumberGenerator()
            for _ in 0..<40 {
                let cuts = (0..<12).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
                let pieces = zip([0] + cuts, cuts + [bytes.count]).map { Array(bytes[$0..<$1]) }
                let server = FakeServer { _, connection in
                    connection.head()
                    connection.send(pieces: pieces)
                    connection.close()
                }
                defer { server.stop() }
                let outcome = await (try OpenAICompatibleModel(baseURL: server.base, model: "m")).ask()
                #expect(outcome.text == "Zw\u{F6}lf \u{1F469}\u{200D}\u{1F4BB} B\u{E4}ume", "split at \(cuts)")
                #expect(outcome.stop == .complete)
            }
        }

        @Test("is one of fifty at the same time")
        func fiftyAtOnce() async throws {
            let arrived = Gate()
            let server = FakeServer { request, connection in
                connection.head()
                connection.send(Stream.text("a"))
                // Nobody is served before everybody has asked.
                arrived.waitForArrivals(50)
                connection.send(Stream.text(request.headers["authorization"] ?? "") + Stream.finish() + Stream.done)
                connection.close()
            }
            defer { server.stop() }
            let base = server.base
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<50 {
                    let model = try OpenAICompatibleModel(baseURL: base, apiKey: "k\(index)", model: "m")
                    group.addTask { await model.ask().text }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(texts == Set((0..<50).map { "aBearer k\($0)" }))
        }

        @Test("leaves its connection to the next one, and no descriptor or thread behind")
        func leaksNothing() async throws {
            let server = FakeServer { _, connection in connection.chunked(Stream.hello) }
            defer { server.stop() }
            let model = try OpenAICompatibleModel(baseURL: server.base, model: "m")
            let threads = Census.threads
            for _ in 0..<200 {
                let outcome = await model.ask()
                #expect(outcome.text == "Hello")
            }
            #expect(server.requests.count == 200)
            #expect(server.connections == 1)
            #expect(Census.connections(to: server.port) <= 1)
            #expect(await eventually { Census.threads <= threads + 8 })
        }
    }
}
