import InterviewKit
import Testing

@testable import LanguageModels

extension SocketTests {
    @Suite("Anthropic's API")
    struct AnthropicTests {
        @Test("gets the system apart, the sides in turn, a limit of tokens, and its version")
        func request() async throws {
            let server = FakeServer { _, connection in connection.chunked(Dialect.anthropic.hello) }
            defer { server.stop() }
            let parts: [ModelRequest.Part] = [
                .init(.system, "Be kind."), .init(.assistant, " What is 2+2? \n"), .init(.user, "4"), .init(.user, " "),
                .init(.user, "or 5"), .init(.system, "Be brief."),
            ]
            let base = String(server.base.dropLast(3)) + "/"
            _ = await (try AnthropicModel(baseURL: base, apiKey: "k-1", model: "c")).ask(ModelRequest(parts))
            let request = try #require(server.requests.first)
            #expect(request.line == "POST /v1/messages HTTP/1.1")
            #expect(request.headers["anthropic-version"] == "2023-06-01")
            #expect(request.headers["x-api-key"] == "k-1")
            #expect(
                request.body == """
                    {"max_tokens":4096,"messages":[{"content":"Begin.","role":"user"},{"content":"What is 2+2?",\
                    "role":"assistant"},{"content":"4\\n\\nor 5","role":"user"}],"model":"c","stream":true,\
                    "system":"Be kind.\\n\\nBe brief."}
                    """)
        }

        @Test("has a conversation with the user, even where there is none yet")
        func emptyConversation() {
            #expect(AnthropicRequest.alternating([.init(.system, "x")]) == [.init(role: "user", content: "Begin.")])
        }

        @Test("tells a refusal, with its reason where it gives one")
        func refusal() async throws {
            let server = FakeServer { request, connection in
                let details = request.body.contains("why") ? #","stop_details":{"explanation":"No."}"# : ""
                let delta = #""delta":{"stop_reason":"refusal"\#(details)}"#
                connection.chunked(
                    Dialect.anthropic.begin + Dialect.anthropic.event("message_delta", delta)
                        + Dialect.anthropic.event("message_stop", nil))
            }
            defer { server.stop() }
            let model = try AnthropicModel(baseURL: server.base, model: "c")
            #expect(await model.ask().error == .refusal("it gave no reason"))
            #expect(await model.ask(ModelRequest([.init(.user, "why")])).error == .refusal("No."))
        }

        @Test("is read past events and blocks it may add, and never ends without message_stop")
        func unknownEvents() async throws {
            let dialect = Dialect.anthropic
            let stream =
                dialect.begin + dialect.event("new_event", #""delta":7"#)
                + dialect.event("content_block_start", #""index":3,"content_block":{"type":"new_block","text":"x"}"#)
                + dialect.event("content_block_delta", #""index":3,"delta":{"type":"new_delta","text":"x"}"#)
                + dialect.text("Hi")
            let rest = dialect.event("message_delta", #""delta":{"stop_reason":"pause_turn"}"#)
            let server = FakeServer { request, connection in
                let end = request.body.contains("whole") ? dialect.event("message_stop", nil) : ""
                connection.chunked(stream + rest + end)
            }
            defer { server.stop() }
            let model = try AnthropicModel(baseURL: server.base, model: "c")
            let whole = await model.ask(ModelRequest([.init(.user, "whole")]))
            #expect(whole.text == "Hi" && whole.stop == .other("pause_turn"))
            guard case .interrupted = await model.ask().error else {
                Issue.record("whole without its marker")
                return
            }
        }

        @Test("that answers in words where a tool was forced is understood")
        func wordsInsteadOfTool() async throws {
            let dialect = Dialect.anthropic
            let server = FakeServer { _, connection in
                connection.chunked(dialect.begin + dialect.text("{}") + dialect.end())
            }
            defer { server.stop() }
            let request = ModelRequest([.init(.user, "Hi")], schema: ReplySchema(name: "s", json: "{}"))
            let outcome = await (try AnthropicModel(baseURL: server.base, model: "c")).ask(request)
            #expect(outcome.text == "{}" && outcome.stop == .complete)
        }

        static let errorBodies: [(String, String, ModelError)] = [
            (
                "400 Bad",
                #"{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}"#,
                .contextExceeded(prompt: 210000, limit: 200000)
            ),
            (
                "400 Bad",
                #"{"type":"invalid_request_error","message":"Your credit balance is too low to access the API."}"#,
                .quotaExhausted(reason: "Your credit balance is too low to access the API.")
            ),
            ("404 None", #"{"type":"not_found_error","message":"model: x"}"#, .notFound(reason: "model: x")),
            (
                "429 Slow", #"{"type":"rate_limit_error","message":"Slow."}"#,
                .rateLimited(retryAfter: nil, reason: "Slow.")
            ),
        ]

        @Test("has its errors understood, by status or whole under 200", arguments: errorBodies)
        func errors(status: String, body: String, error: ModelError) async throws {
            let server = FakeServer { _, connection in
                connection.answer(status, #"{"type":"error","error":\#(body),"request_id":"r"}"#)
            }
            let under200 = FakeServer { _, connection in
                connection.answer("200 OK", #"{"type":"error","error":\#(body)}"#)
            }
            defer {
                server.stop()
                under200.stop()
            }
            #expect(await (try AnthropicModel(baseURL: server.base, model: "c")).ask().error == error)
            #expect(await (try AnthropicModel(baseURL: under200.base, model: "c")).ask().error == error)
        }
    }

    @Suite("Ollama's own API")
    struct OllamaTests {
        @Test(
            "is found with or without /v1 and slashes at the end of its address",
            arguments: ["", "/", "/v1", "/v1/", "//v1//"])
        func addresses(end: String) async throws {
            let server = FakeServer { _, connection in connection.chunked(Dialect.ollama.hello) }
            defer { server.stop() }
            let root = "http://127.0.0.1:\(server.port)"
            let model = try OllamaModel(baseURL: root + end, model: "m")
            #expect(model.endpoint == root)
            #expect(await model.ask().text == "Hello")
            #expect(server.requests.first?.line == "POST /api/chat HTTP/1.1")
        }

        @Test("gets the options of the request, and is not to forget the beginning in silence")
        func request() async throws {
            let server = FakeServer { _, connection in connection.chunked(Dialect.ollama.hello) }
            defer { server.stop() }
            let model = try OllamaModel(baseURL: server.base, model: "options")
            _ = await model.ask(
                ModelRequest([.init(.system, "S"), .init(.user, "Hi")], maximumTokens: 50, temperature: 0.5))
            #expect(
                server.requests.first?.body == """
                    {"messages":[{"content":"S","role":"system"},{"content":"Hi","role":"user"}],"model":"options",\
                    "options":{"num_ctx":4096,"num_predict":50,"temperature":0.5},"stream":true,"truncate":false}
                    """)
        }

        @Test("gets a context that grows in steps and never shrinks, so that the model is seldom loaded anew")
        func context() async throws {
            let server = FakeServer { _, connection in connection.chunked(Dialect.ollama.hello) }
            defer { server.stop() }
            let sizes = [100, 9_000, 15_000, 200, 60_000, 1_000_000, 100]
            for size in sizes {
                let model = try OllamaModel(baseURL: server.base, model: "grows")
                _ = await model.ask(
                    ModelRequest([.init(.user, String(repeating: "a", count: size))], maximumTokens: 1000))
            }
            let contexts = server.requests.compactMap { $0.body.firstMatch(of: #/"num_ctx":(\d+)/#)?.output.1 }
            #expect(contexts == ["4096", "4096", "8192", "8192", "32768", "32768", "32768"])
        }

        @Test("may leave out the last line end of a reply, but nothing before it")
        func lastLine() async throws {
            let server = FakeServer { request, connection in
                connection.head()
                connection.send(Array(Dialect.ollama.hello.utf8.dropLast(request.body.contains("whole") ? 1 : 2)))
                connection.close()
            }
            defer { server.stop() }
            let model = try OllamaModel(baseURL: server.base, model: "m")
            #expect(await model.ask(ModelRequest([.init(.user, "whole")])).stop == .complete)
            guard case .interrupted = await model.ask().error else {
                Issue.record("whole without its end")
                return
            }
        }

        @Test("has its errors understood")
        func errors() async throws {
            let server = FakeServer { request, connection in
                connection.answer(
                    request.body.contains("busy") ? "503 Busy" : "404 Not Found",
                    request.body.contains("busy")
                        ? #"{"error":"server busy, please try again."}"#
                        : #"{"error":"model \"x\" not found, try pulling it first"}"#)
            }
            defer { server.stop() }
            let model = try OllamaModel(baseURL: server.base, model: "m")
            #expect(await model.ask().error == .notFound(reason: "model \"x\" not found, try pulling it first"))
            #expect(
                await model.ask(ModelRequest([.init(.user, "busy")])).error
                    == .unavailable(status: 503, retryAfter: nil, reason: "server busy, please try again."))
        }
    }
}
