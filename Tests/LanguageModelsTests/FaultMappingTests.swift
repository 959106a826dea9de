import InterviewKit
import Testing

@testable import LanguageModels

@Suite("What a server answers instead of a reply")
struct FaultMappingTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let status: Int
        var headers: [String: String] = [:]
        let body: String
        let error: ModelError
        var testDescription: String { "\(status) \(body.prefix(60))" }
    }

    static let rows = [
        Row(
            status: 401, body: #"{"error":{"message":"Bad key","code":"invalid_api_key"}}"#,
            error: .unauthorized(status: 401, reason: "Bad key")),
        Row(status: 403, body: "Forbidden", error: .unauthorized(status: 403, reason: "Forbidden")),
        Row(
            status: 402, body: #"{"error":{"message":"Insufficient Balance"}}"#,
            error: .quotaExhausted(reason: "Insufficient Balance")),
        Row(
            status: 429,
            body: #"{"error":{"message":"Quota","type":"insufficient_quota","code":"insufficient_quota"}}"#,
            error: .quotaExhausted(reason: "Quota")),
        Row(status: 429, body: "", error: .rateLimited(retryAfter: nil, reason: "")),
        Row(status: 429, headers: ["retry-after": "0.5"], body: "", error: .rateLimited(retryAfter: 0.5, reason: "")),
        Row(
            status: 429, headers: ["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], body: "",
            error: .rateLimited(retryAfter: 77, reason: "")),
        Row(
            status: 429,
            body: """
                [{"error":{"code":429,"message":"You exceeded your current quota.","status":"RESOURCE_EXHAUSTED",\
                "details":[{"@type":"x","violations":[{"quotaId":"RequestsPerMinute"}]},{"retryDelay":"34.4s"}]}}]
                """, error: .rateLimited(retryAfter: 34.4, reason: "You exceeded your current quota.")),
        Row(
            status: 429,
            body: #"[{"error":{"message":"Day","details":[{"violations":[{"quotaId":"RequestsPerDayPerModel"}]}]}}]"#,
            error: .quotaExhausted(reason: "Day")),
        Row(
            status: 400,
            body: #"[{"error":{"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}}]"#,
            error: .unauthorized(status: 400, reason: "API key not valid.")),
        Row(
            status: 404, body: #"{"error":"model 'x' not found"}"#, error: .notFound(reason: "model 'x' not found")),
        Row(
            status: 400, body: #"{"error":{"message":"No such model","code":"model_not_found"}}"#,
            error: .notFound(reason: "No such model")),
        Row(
            status: 400,
            body: """
                {"error":{"code":400,"message":"the request exceeds the available context size","n_ctx":2048,\
                "n_prompt_tokens":3000,"type":"exceed_context_size_error"}}
                """, error: .contextExceeded(prompt: 3000, limit: 2048)),
        Row(
            status: 400,
            body: """
                {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages \
                resulted in 9,000 tokens.","code":"context_length_exceeded"}}
                """, error: .contextExceeded(prompt: 9000, limit: 8192)),
        Row(
            status: 400,
            body: """
                {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you \
                requested 5000 tokens","type":"BadRequestError","code":400}
                """, error: .contextExceeded(prompt: 5000, limit: 4096)),
        Row(
            status: 400,
            body:
                #"[{"error":{"message":"The input token count (9) exceeds the maximum number of tokens allowed (8)."}}]"#,
            error: .contextExceeded(prompt: 9, limit: 8)),
        Row(
            status: 503, body: #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#,
            error: .unavailable(status: 503, retryAfter: nil, reason: "Loading model")),
        Row(status: 408, body: "", error: .unavailable(status: 408, retryAfter: nil, reason: "")),
        Row(status: 409, body: "", error: .unavailable(status: 409, retryAfter: nil, reason: "")),
        Row(status: 500, body: "", error: .unavailable(status: 500, retryAfter: nil, reason: "")),
        Row(
            status: 529, headers: ["retry-after-ms": "1500", "retry-after": "9"],
            body: #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            error: .unavailable(status: 529, retryAfter: 1.5, reason: "Overloaded")),
        Row(status: 413, body: "Too large", error: .rejected(status: 413, reason: "Too large")),
        Row(status: 422, body: #"{"detail":"Bad field"}"#, error: .rejected(status: 422, reason: "Bad field")),
        Row(status: 400, body: #"{"error":{"message":"No","code":"content_filter"}}"#, error: .filtered),
        Row(
            status: 502,
            body: """
                <html><head><style>body { color: red }</style><script>if (a<b) alert()</script>
                <title>502 Bad\u{7} Gateway</title></head>\r\n<body>\u{1B}[1mnginx\u{202E}</body></html>
                """, error: .unavailable(status: 502, retryAfter: nil, reason: "502 Bad Gateway [1mnginx")),
        Row(
            status: 302, headers: ["location": "https://u:p@elsewhere.example/login?token=1"], body: "",
            error: .rejected(status: 302, reason: "the server redirects to elsewhere.example")),
        Row(
            status: 302, headers: ["location": "/login?token=1"], body: "",
            error: .rejected(status: 302, reason: "the server redirects elsewhere")),
        Row(
            status: 418, body: String(repeating: "e\u{301}", count: 4000),
            error: .rejected(status: 418, reason: String(repeating: "e\u{301}", count: 99) + "e…")),
        Row(status: 401, body: "Wrong key sk-secret", error: .unauthorized(status: 401, reason: "Wrong key …")),
        Row(
            status: 401, body: String(repeating: "x", count: 195) + "sk-secret",
            error: .unauthorized(status: 401, reason: String(repeating: "x", count: 195) + "…")),
    ]

    @Test("has an error with a name, and its words made clean", arguments: rows)
    func maps(row: Row) {
        let mapping = FaultMapping(secret: "sk-secret", wallClock: 784_111_700)
        let head = ResponseHead(status: row.status, headers: row.headers)
        #expect(mapping.fault(head, body: Array(row.body.utf8)).error == row.error)
    }

    static let refusals: [(String, Set<RequestField>)] = [
        (#"{"error":{"message":"Unsupported parameter: 'max_tokens'"}}"#, [.maxTokens]),
        (#"{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"]}]}"#, [.streamOptions]),
        (#"[{"error":{"message":"Unknown name \"stream_options\": Cannot find field."}}]"#, [.streamOptions]),
        (#"{"error":{"message":"'temperature' does not support 0. Only the default (1)"}}"#, [.temperature]),
        (#"{"error":{"message":"max_tokens is too large: 5000"}}"#, []),
        (#"{"error":{"message":"Unknown model"}}"#, []),
    ]

    @Test("names the fields it does not understand", arguments: refusals)
    func namesFields(body: String, fields: Set<RequestField>) {
        let mapping = FaultMapping()
        #expect(mapping.fault(ResponseHead(status: 400), body: Array(body.utf8)).unwelcome == fields)
        #expect(mapping.fault(ResponseHead(status: 500), body: Array(body.utf8)).unwelcome.isEmpty)
    }

    @Test("asks for a delay that makes sense, or none is taken from it")
    func delays() {
        for odd in ["soon", "-1", "nan", "inf", ""] {
            #expect(RetryAfter.seconds(in: ["retry-after": odd], wallClock: 0) == nil, "\(odd)")
        }
        #expect(RetryAfter.seconds(in: ["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], wallClock: 9e9) == 0)
        #expect(RetryAfter.seconds(inRetryDelay: "34.4s") == 34.4)
        #expect(RetryAfter.seconds(inRetryDelay: "34.4") == nil)
    }

    @Test(
        "at the level of the connection is told apart",
        arguments: [
            (6, ModelError.unreachable(reason: "x")), (7, .unreachable(reason: "x")), (28, .unreachable(reason: "x")),
            (35, .untrusted(reason: "x")), (60, .untrusted(reason: "x")), (1, .malformed(reason: "x")),
            (52, .unreachable(reason: "the server closed the connection without an answer")),
        ])
    func connections(code: Int, error: ModelError) {
        #expect(ModelError(beforeAnswer: TransferEnding(code: code, message: "x")) == error)
    }

    @Test(
        "in the middle of the handshake is the connection's, unless TLS itself is what failed",
        arguments: [
            ("OpenSSL SSL_connect: Connection reset by peer in connection to h:443 ", true),
            ("OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to h:443 ", true), ("SSL connection timeout", true),
            ("error:0A00010B:SSL routines::wrong version number", false),
        ])
    func handshakes(message: String, isConnection: Bool) {
        let error = ModelError(beforeAnswer: TransferEnding(code: 35, message: message))
        if case .unreachable = error { #expect(isConnection) } else { #expect(!isConnection) }
    }

    @Test("never shows the address of a proxy, which may hold a password")
    func hidesTheProxy() {
        let ending = TransferEnding(code: 5, message: "Unsupported proxy syntax in 'http://u:secret@proxy'")
        #expect(
            ModelError(beforeAnswer: ending)
                == .unreachable(reason: "the proxy of the environment cannot be used"))
    }
}
