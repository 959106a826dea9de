import InterviewKit
import Testing

@testable import LanguageModels

@Suite("A model's configuration")
struct ConfigurationTests {
    static let refusals: [(base: String, key: String?, model: String, error: ModelConfigurationError)] = [
        ("https://h/v1", nil, "  ", .noModelName),
        ("localhost:11434/v1", nil, "m", .unsupportedScheme(nil)),
        ("", nil, "m", .unsupportedScheme(nil)),
        ("ftp://h/v1", nil, "m", .unsupportedScheme("ftp")),
        ("file:///etc/passwd", nil, "m", .unsupportedScheme("file")),
        ("https://user:secret@h/v1", nil, "m", .credentialsInURL),
        ("https://user@h/v1", nil, "m", .credentialsInURL),
        ("https://h/v1?key=secret", nil, "m", .queryInURL),
        ("https://h/v1#x", nil, "m", .queryInURL),
        ("https://h h/v1", nil, "m", .invalidURL(reason: "it contains white space or a control character")),
        ("https://h\u{0}.evil/v1", nil, "m", .invalidURL(reason: "it contains white space or a control character")),
        ("http://example.com/v1", "k", "m", .keyOverPlainHTTP(host: "example.com")),
        ("http://127.0.0.1.evil.com/v1", "k", "m", .keyOverPlainHTTP(host: "127.0.0.1.evil.com")),
        ("http://localhost.evil.com/v1", "k", "m", .keyOverPlainHTTP(host: "localhost.evil.com")),
        ("http://192.168.0.1/v1", "k", "m", .keyOverPlainHTTP(host: "192.168.0.1")),
        ("https://h/v1", "k\r\nX-Evil: 1", "m", .invalidKey),
        ("https://h/v1", "schl\u{FC}ssel", "m", .invalidKey),
    ]

    @Test("that cannot work is refused with its reason, before anything is sent", arguments: refusals)
    func refuses(base: String, key: String?, model: String, error: ModelConfigurationError) {
        #expect(throws: error) { try OpenAICompatibleModel(baseURL: base, apiKey: key, model: model) }
    }

    @Test(
        "keeps its path, and loses the slashes at its end",
        arguments: [
            ("https://api.openai.com/v1", "https://api.openai.com/v1"),
            (" http://localhost:11434/v1// \n", "http://localhost:11434/v1"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:80/v1", "http://[::1]:80/v1"),
            ("https://h/v1beta/openai/", "https://h/v1beta/openai"),
        ])
    func endpoints(base: String, endpoint: String) throws {
        #expect(try OpenAICompatibleModel(baseURL: base, apiKey: "k", model: " m ").endpoint == endpoint)
    }

    @Test("waits longer for the first word of a server on this machine, and for no other")
    func limits() {
        #expect(ReplyLimits.standard(isLoopback: true).firstEvent == .seconds(300))
        #expect(ReplyLimits.standard(isLoopback: false).firstEvent == .seconds(120))
    }

    @Test("sends the limit of tokens under the name that each server knows, and gives each name up once")
    func namesTheTokenLimit() {
        #expect(tokenLimits(of: "api.openai.com", refusing: []) == [.maxCompletionTokens])
        #expect(tokenLimits(of: "localhost", refusing: [.maxCompletionTokens]) == [.maxTokens])
        #expect(
            tokenLimits(of: "api.openai.com", refusing: [.maxCompletionTokens]) == [.maxCompletionTokens, .maxTokens])
        #expect(
            tokenLimits(of: "localhost", refusing: [.maxTokens, .maxCompletionTokens])
                == [.maxTokens, .maxCompletionTokens, nil])
    }

    /// The names tried one after the other with a server at `host` that refuses `fields`.
    private func tokenLimits(of host: String, refusing fields: Set<RequestField>) -> [RequestField?] {
        var shape = RequestShape(host: host)
        var names = [shape.tokenLimit]
        while shape.giveUp(fields) { names.append(shape.tokenLimit) }
        return names
    }

    @Test("whose temperature is no number is an error and not a crash")
    func oddTemperature() {
        let request = ModelRequest([.init(.user, "Hi")], temperature: .nan)
        #expect(throws: ModelError.self) {
            try ChatRequest(request, model: "m", shape: RequestShape(host: "h")).json()
        }
    }
}

@Suite("Trying again")
struct RetryPolicyTests {
    private static let retried: [ModelError] = [
        .unreachable(reason: ""), .interrupted(reason: ""), .rateLimited(retryAfter: nil, reason: ""),
        .unavailable(status: 503, retryAfter: nil, reason: ""),
    ]
    private static let final: [ModelError] = [
        .untrusted(reason: ""), .unauthorized(status: 401, reason: ""), .quotaExhausted(reason: ""),
        .notFound(reason: ""), .contextExceeded(prompt: nil, limit: nil), .rejected(status: 413, reason: ""),
        .failedMidway(reason: ""), .stalled(seconds: 120), .malformed(reason: ""), .refusal(""), .filtered, .empty,
        .cancelled,
    ]

    @Test("happens twice, after half a second and then one, less up to a quarter", arguments: retried)
    func delays(error: ModelError) {
        #expect(RetryPolicy.delay(after: error, retry: 0, jitter: 1) == 0.5)
        #expect(RetryPolicy.delay(after: error, retry: 0, jitter: 0) == 0.375)
        #expect(RetryPolicy.delay(after: error, retry: 1, jitter: 1) == 1)
        #expect(RetryPolicy.delay(after: error, retry: 2, jitter: 1) == nil)
    }

    @Test("never happens after what trying again cannot mend", arguments: final)
    func finalErrors(error: ModelError) {
        #expect(RetryPolicy.delay(after: error, retry: 0, jitter: 1) == nil)
    }

    @Test("waits as long as the server asks, up to two minutes", arguments: [0, 7.5, 120])
    func serverDelay(seconds: Double) {
        let error = ModelError.rateLimited(retryAfter: seconds, reason: "")
        #expect(RetryPolicy.delay(after: error, retry: 1, jitter: 0) == seconds)
        #expect(RetryPolicy.delay(after: .rateLimited(retryAfter: 121, reason: ""), retry: 0, jitter: 0) == nil)
    }
}
