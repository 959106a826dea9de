import InterviewKit
import Testing

@testable import LanguageModels

/// Its properties stand in an order that is not the alphabet's.
private let schema = ReplySchema(
    name: "verdict",
    json: #"{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"string"}},"required":["z","a"],"#
        + #""additionalProperties":false}"#)
private let request = ModelRequest(
    [.init(.system, "Judge."), .init(.user, "Hi")], maximumTokens: 9, temperature: 0, schema: schema)

extension SocketTests {
    @Suite("A structured reply")
    struct StructuredReplies {
        /// How a request asked for it, as its body shows.
        static func way(_ body: String) -> ReplyStructure {
            let inWords =
                body.contains("valid against this JSON Schema")
                && body.contains(schema.json.replacing("\"", with: "\\\""))
            if body.contains(#""response_format":{"type":"json_object"}"#) || body.contains(#""format":"json""#) {
                return inWords ? .jsonObject : .schema
            }
            let isGiven =
                body.contains(
                    #""response_format":{"type":"json_schema","json_schema":{"name":"verdict","strict":true,"schema":\#(schema.json)}}"#
                )
                || body.contains(#""format":\#(schema.json)"#)
                || body.contains(#""input_schema":\#(schema.json)"#)
                    && body.contains(#""tool_choice":{"type":"tool","name":"verdict"}"#)
            return isGiven && !inWords ? .schema : .words
        }

        static func answer(_ dialect: Dialect, _ way: ReplyStructure) -> String {
            guard dialect == .anthropic, way == .schema else {
                return dialect.begin + dialect.text(#"{\"z\":"#) + dialect.text(#"\"1\"}"#) + dialect.end()
            }
            return dialect.begin + dialect.text("Let me see.")
                + dialect.event(
                    "content_block_start", #""index":1,"content_block":{"type":"tool_use","name":"verdict","input":{}}"#
                )
                + [#"{\"z\":"#, #"\"1\"}"#].map {
                    dialect.event(
                        "content_block_delta", #""index":1,"delta":{"type":"input_json_delta","partial_json":"\#($0)"}"#
                    )
                }.joined() + dialect.end("tool_use")
        }

        @Test("is asked for by schema first, whose properties keep their order", arguments: Dialect.allCases)
        func bySchema(dialect: Dialect) async throws {
            let server = FakeServer { _, connection in connection.chunked(Self.answer(dialect, .schema)) }
            defer { server.stop() }
            let model = try dialect.model(server, named: "takes-schema")
            let outcome = await model.ask(request)
            #expect(outcome.text == #"{"z":"1"}"# && outcome.stop == .complete)
            #expect(server.requests.map { Self.way($0.body) } == [.schema])
            #expect(model.replyStructure == .schema)
        }

        @Test(
            "is asked for the next way where one is refused, and that is remembered for every value of the model",
            arguments: Dialect.allCases, [ReplyStructure.jsonObject, .words])
        func stepsDown(dialect: Dialect, taken: ReplyStructure) async throws {
            let taken = dialect == .anthropic ? .words : taken
            let server = FakeServer { request, connection in
                let way = Self.way(request.body)
                let order = ReplyStructure.allCases
                guard order.firstIndex(of: way) ?? 0 >= order.firstIndex(of: taken) ?? 0 else {
                    connection.answer(
                        "400 Bad Request",
                        way == .schema
                            ? #"{"error":{"message":"This response_format type is unavailable now"}}"#
                            : #"{"error":{"message":"json_object is not supported"}}"#)
                    return
                }
                connection.chunked(Self.answer(dialect, way))
            }
            defer { server.stop() }
            let name = "takes-\(taken)"
            let model = try dialect.model(server, named: name)
            #expect(await model.ask(request).text == #"{"z":"1"}"#)
            let tried = server.requests.map { Self.way($0.body) }
            let ways = dialect == .anthropic ? [ReplyStructure.schema, .words] : ReplyStructure.allCases
            #expect(tried == Array(ways.prefix { $0 != taken }) + [taken])

            let same = try dialect.model(server, named: name)
            #expect(same.replyStructure == taken)
            #expect(await same.ask(request).text == #"{"z":"1"}"#)
            #expect(server.requests.count == tried.count + 1)
            // A request for free text is none of that.
            #expect(await same.ask().error == nil)
            #expect(server.requests.last?.body.contains("JSON Schema") == false)
            #expect(try dialect.model(server, named: "another").replyStructure == .schema)
        }

        @Test("is not asked for otherwise after an error of another kind", arguments: Dialect.allCases)
        func otherErrors(dialect: Dialect) async throws {
            let errors = [
                ("400 Bad", #"{"error":{"message":"messages: too many"}}"#),
                ("401 No", #"{"error":{"message":"no key for this schema"}}"#),
                ("429 Slow", #"{"error":{"message":"response_format is busy"}}"#),
                ("500 Oops", #"{"error":{"message":"not supported"}}"#),
                (
                    "400 Bad",
                    #"{"error":{"message":"Generated JSON does not match the expected schema.","code":"json_validate_failed"}}"#
                ),
            ]
            for (status, body) in errors {
                let server = FakeServer { _, connection in connection.answer(status, body) }
                defer { server.stop() }
                let model = try dialect.model(server, named: "other-errors")
                #expect(await model.ask(request).error != nil)
                #expect(server.requests.count == 1, "\(body)")
                #expect(model.replyStructure == .schema)
            }
        }

        @Test("that every way is refused ends with the error, and nothing is remembered", arguments: Dialect.allCases)
        func allRefused(dialect: Dialect) async throws {
            let server = FakeServer { _, connection in
                connection.answer("400 Bad", #"{"error":{"message":"schema, grammar and format are not supported"}}"#)
            }
            defer { server.stop() }
            let model = try dialect.model(server, named: "refuses")
            guard case .rejected(400, _) = await model.ask(request).error else {
                Issue.record("not rejected")
                return
            }
            #expect(server.requests.count == (dialect == .anthropic ? 2 : 3))
            #expect(model.replyStructure == .schema)
        }

        @Test("is not asked for with a schema that is none", arguments: Dialect.allCases)
        func oddSchemas(dialect: Dialect) async throws {
            let server = FakeServer { _, connection in connection.chunked(dialect.hello) }
            defer { server.stop() }
            for odd in [
                ReplySchema(name: "a", json: "{"), ReplySchema(name: "a", json: "[]"),
                ReplySchema(name: "", json: "{}"),
                ReplySchema(name: #"a","b":""#, json: "{}"),
            ] {
                let outcome = await (try dialect.model(server)).ask(ModelRequest([.init(.user, "Hi")], schema: odd))
                guard case .malformed = outcome.error else {
                    Issue.record("\(outcome)")
                    continue
                }
            }
            #expect(server.requests.isEmpty)
        }
    }
}

@Suite("A refused form of a reply")
struct RefusedStructureTests {
    static let refusals: [(Int, String)] = [
        // OpenAI, DeepSeek (both of its wordings), Groq, llama.cpp, vLLM, Gemini, Ollama 0.4, LM Studio, Anthropic.
        (400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."),
        (400, "This response_format type is unavailable now"),
        (422, "Failed to deserialize the JSON body: response_format.type `json_schema` is unavailable now at line 1"),
        (400, "This model does not support response format `json_schema`."),
        (500, #"response_format type must be one of "text" or "json_object", but got: json_schema"#),
        (400, "Failed to initialize samplers: failed to parse grammar"),
        (400, "The provided JSON schema contains features not supported by xgrammar."),
        (400, #"Unknown name "additionalProperties" at 'generation_config.response_schema': Cannot find field."#),
        (400, "json: cannot unmarshal object into Go struct field ChatRequest.format of type string"),
        (400, "'response_format.type' must be 'json_schema' or 'text'"),
        (400, "tool_choice: type \"tool\" is not allowed when thinking is enabled"),
    ]

    @Test("is known by the words of the servers in use", arguments: refusals)
    func known(status: Int, message: String) {
        let body = Array(#"{"error":{"message":"\#(message.replacing("\"", with: "\\\""))"}}"#.utf8)
        #expect(FaultMapping().fault(ResponseHead(status: status), body: body).unwelcome.contains(.structure))
    }

    @Test("is no name for what a server of llama.cpp passes on through Ollama: the conversation is too long")
    func contextThroughOllama() {
        let body =
            #"{"error":"{\"error\":{\"code\":400,\"message\":\"request (8889 tokens) exceeds the available context size (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\"}}"}"#
        let fault = FaultMapping().fault(ResponseHead(status: 400), body: Array(body.utf8))
        #expect(fault == Fault(.contextExceeded(prompt: 8889, limit: 4096)))
    }
}
