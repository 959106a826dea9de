import InterviewKit
import LanguageModels
import Testing

extension SocketTests {
    @Suite("A server")
    struct Servers {
        @Test("that refuses a field is asked again without it, and never again with it")
        func learnsFromRefusals() async throws {
            let server = FakeServer { request, connection in
                for field in ["stream_options", "max_tokens", "temperature"] {
                    guard request.body.contains(#""\#(field)""#) else { continue }
                    let hint = field == "max_tokens" ? " Use 'max_completion_tokens' instead." : ""
                    connection.answer(
                        "400 Bad Request",
                        #"{"error":{"message":"Unsupported parameter: '\#(field)'.\#(hint)","param":"\#(field)"}}"#)
                    return
                }
                connection.chunked(Stream.hello)
            }
            defer { server.stop() }
            // A name of its own: what is learned is kept for the whole process.
            let model = try OpenAICompatibleModel(baseURL: server.base, model: "learns")
            let request = ModelRequest([.init(.user, "Hi")], maximumTokens: 9, temperature: 0)
            #expect(await model.ask(request).text == "Hello")
            #expect(server.requests.count == 4)
            let same = try OpenAICompatibleModel(baseURL: server.base, model: "learns")
            #expect(await same.ask(request).text == "Hello")
            #expect(server.requests.count == 5)
            #expect(server.requests.last?.body.contains(#""max_completion_tokens":9"#) == true)
        }

        @Test("that refuses everything is not asked for ever")
        func givesUp() async throws {
            let server = FakeServer { _, connection in
                connection.answer(
                    "400 Bad Request", "unsupported: stream_options, max_tokens, max_completion_tokens, temperature")
            }
            defer { server.stop() }
            let model = try OpenAICompatibleModel(baseURL: server.base, model: "m")
            let outcome = await model.ask(ModelRequest([.init(.user, "Hi")], maximumTokens: 9, temperature: 0))
            guard case .rejected(400, _) = outcome.error else {
                Issue.record("not rejected: \(outcome)")
                return
            }
            #expect(server.requests.count <= 4)
        }

        @Test("that is busy is asked twice more, then its error is passed on")
        func retries() async throws {
            let server = FakeServer { _, connection in connection.answer("503 Busy", #"{"error":"Loading model"}"#) }
            defer { server.stop() }
            let model = RetryingModel(try OpenAICompatibleModel(baseURL: server.base, model: "m")) { _ in }
            #expect(await model.ask().error == .unavailable(status: 503, retryAfter: nil, reason: "Loading model"))
            #expect(server.requests.count == 3)
        }

        @Test("that failed once serves the next try, and the reply has no trace of it")
        func recovers() async throws {
            let tries = Gate()
            let server = FakeServer { _, connection in
                tries.arrive()
                if tries.count == 1 { return connection.close() }
                connection.chunked(Stream.hello)
            }
            defer { server.stop() }
            let model = RetryingModel(try OpenAICompatibleModel(baseURL: server.base, model: "m")) { _ in }
            let outcome = await model.ask()
            #expect(outcome.text == "Hello" && outcome.error == nil)
        }

        @Test(
            "that fails after the first token is not asked again",
            arguments: [
                (
                    Stream.data(#"{"error":{"message":"Overloaded","code":529}}"#),
                    ModelError.failedMidway(reason: "Overloaded")
                ),
                ("", .interrupted(reason: "the connection ended before the reply did")),
            ])
        func keepsWhatCame(rest: String, error: ModelError) async throws {
            let server = FakeServer { _, connection in connection.chunked(Stream.text("Hel") + rest) }
            defer { server.stop() }
            let model = RetryingModel(try OpenAICompatibleModel(baseURL: server.base, model: "m")) { _ in }
            #expect(await model.ask() == Outcome(events: [.text("Hel")], error: error))
            #expect(server.requests.count == 1)
        }

        @Test(
            "names its models",
            arguments: [
                (#"{"object":"list","data":[{"id":"a"},{"id":"models/b","x":1}]}"#, ["a", "models/b"]),
                (#"{"object":"list","data":null}"#, []), (#"[{"id":"a"}]"#, ["a"]),
            ])
        func listsModels(body: String, models: [String]) async throws {
            let server = FakeServer { _, connection in connection.answer("200 OK", body) }
            defer { server.stop() }
            let model = try OpenAICompatibleModel(baseURL: server.base, apiKey: "k", model: "m")
            #expect(try await model.availableModels() == models)
            #expect(server.requests.first?.line == "GET /v1/models HTTP/1.1")
            #expect(server.requests.first?.headers["authorization"] == "Bearer k")
        }

        @Test("that does not name its models says why")
        func failsToListModels() async throws {
            let server = FakeServer { _, connection in
                connection.answer("401 Unauthorized", #"{"error":{"message":"No key."}}"#)
            }
            let page = FakeServer { _, connection in connection.answer("200 OK", "<title>Router</title>") }
            defer {
                server.stop()
                page.stop()
            }
            await #expect(throws: ModelError.unauthorized(status: 401, reason: "No key.")) {
                try await OpenAICompatibleModel(baseURL: server.base, model: "m").availableModels()
            }
            await #expect(throws: ModelError.malformed(reason: "the answer is not a list of models: Router")) {
                try await OpenAICompatibleModel(baseURL: page.base, model: "m").availableModels()
            }
        }
    }
}
