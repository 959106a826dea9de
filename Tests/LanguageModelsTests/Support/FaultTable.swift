import InterviewKit
import LanguageModels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One thing that can go wrong with a model's server, and what must come of it.
struct ModelFault: Sendable {
    /// What is waited for before each further try.
    enum Delay: Sendable {
        /// 0.5 s · 2ⁿ, times 0.75 to 1.
        case own
        /// What the server asked for, in seconds.
        case server(Double)
    }

    typealias Serve = @Sendable (_ dialect: Dialect, _ number: Int, _ connection: FakeConnection) -> Void

    let name: String
    /// The error that is passed on, as ``ModelError/kind`` calls it; nil where the reply comes in the end.
    let error: String?
    var tries = 1
    var delay = Delay.own
    /// What came of the reply before it failed.
    var text = ""
    /// The protocols that know it.
    var dialects = Dialect.allCases
    var limits: ReplyLimits?
    /// Whether the server is spoken to over TLS, which it does not speak.
    var isOverTLS = false
    let serve: Serve
}

extension ModelError {
    /// The name of the case.
    var kind: String {
        switch self {
        case .unreachable: "unreachable"
        case .untrusted: "untrusted"
        case .unauthorized: "unauthorized"
        case .quotaExhausted: "quota exhausted"
        case .rateLimited: "rate limited"
        case .notFound: "not found"
        case .contextExceeded: "context exceeded"
        case .unavailable: "unavailable"
        case .rejected: "rejected"
        case .failedMidway: "failed midway"
        case .interrupted: "interrupted"
        case .stalled: "stalled"
        case .malformed: "malformed"
        case .refusal: "refusal"
        case .filtered: "filtered"
        case .empty: "empty"
        case .cancelled: "cancelled"
        case .bankUnusable: "bank unusable"
        }
    }
}

extension Dialect {
    /// The body of an error with a status, as a server of this protocol writes it.
    func body(_ message: String, type: String = "some_error") -> String {
        switch self {
        case .chat: #"{"error":{"message":"\#(message)","type":"\#(type)","param":null,"code":null}}"#
        case .anthropic: #"{"type":"error","error":{"type":"\#(type)","message":"\#(message)"},"request_id":"r"}"#
        case .ollama: #"{"error":"\#(message)"}"#
        }
    }
}

extension ModelFault {
    /// All of them, by the facts about LLM APIs that this program is built on.
    static var all: [ModelFault] { statuses + delays + meanings + pages + inside + connections + changes }

    private static func status(
        _ status: Int, _ error: String, tries: Int = 1, delay: Delay = .own, name: String? = nil, body: String? = nil,
        headers: [String] = []
    ) -> ModelFault {
        ModelFault(name: name ?? "\(status)", error: error, tries: tries, delay: delay) { dialect, _, connection in
            connection.answer("\(status) Status", body ?? dialect.body("It failed."), headers: headers)
        }
    }

    private static var statuses: [ModelFault] {
        let once: [(Int, String)] = [
            (301, "rejected"), (302, "rejected"), (303, "rejected"), (307, "rejected"), (308, "rejected"),
            (400, "rejected"), (401, "unauthorized"), (402, "quota exhausted"), (403, "unauthorized"),
            (404, "not found"), (405, "rejected"), (410, "rejected"), (413, "rejected"), (422, "rejected"),
        ]
        let again: [(Int, String)] = [
            (408, "unavailable"), (409, "unavailable"), (429, "rate limited"), (500, "unavailable"),
            (502, "unavailable"), (503, "unavailable"), (504, "unavailable"), (520, "unavailable"),
            (529, "unavailable"),
        ]
        return once.map { status($0, $1, headers: ["Location: https://elsewhere.example/v1"]) }
            + again.map { status($0, $1, tries: 3) }
    }

    private static var delays: [ModelFault] {
        func asks(_ header: String, _ tries: Int, _ delay: Delay, status code: Int = 429) -> ModelFault {
            status(
                code, code == 429 ? "rate limited" : "unavailable", tries: tries, delay: delay,
                name: "\(code), \(header)", headers: [header])
        }
        return [
            asks("Retry-After: 7", 3, .server(7)), asks("Retry-After: 0.5", 3, .server(0.5)),
            asks("Retry-After: 120", 3, .server(120)), asks("Retry-After: 121", 1, .own),
            asks("Retry-After: 86400", 1, .own), asks("Retry-After: soon", 3, .own), asks("Retry-After: -5", 3, .own),
            asks("Retry-After-Ms: 1500", 3, .server(1.5)), asksForADate,
            asks("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT", 3, .server(0)),
            asks("Retry-After: 3", 3, .server(3), status: 503), asks("Retry-After: 600", 1, .own, status: 503),
            asks("Retry-After: 20", 3, .server(20), status: 529),
        ]
    }

    /// The date is written when it is sent.
    private static var asksForADate: ModelFault {
        ModelFault(name: "429, a date", error: "rate limited", tries: 3, delay: .server(60)) { dialect, _, connection in
            connection.answer("429 Slow", dialect.body("It failed."), headers: "retry-after: \(date(in: 60))")
        }
    }

    /// What stands in the body decides, whatever the status.
    private static var meanings: [ModelFault] {
        [
            status(
                503, "unavailable", tries: 3, name: "llama.cpp loads its model",
                body: #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#),
            status(
                400, "context exceeded", name: "llama.cpp's context is exceeded",
                body: """
                    {"error":{"code":400,"message":"the request exceeds the available context size","n_ctx":2048,\
                    "n_prompt_tokens":3000,"type":"exceed_context_size_error"}}
                    """),
            status(
                400, "context exceeded", name: "OpenAI's context is exceeded",
                body: #"{"error":{"message":"Too many tokens.","code":"context_length_exceeded"}}"#),
            status(
                400, "context exceeded", name: "Anthropic's context is exceeded",
                body: #"{"type":"error","error":{"message":"prompt is too long: 9 tokens > 8 maximum"}}"#),
            status(
                429, "quota exhausted", name: "OpenAI's quota is used up",
                body: #"{"error":{"message":"Quota","type":"insufficient_quota","code":"insufficient_quota"}}"#),
            status(
                429, "quota exhausted", name: "Gemini's day is used up",
                body:
                    #"[{"error":{"message":"Day","details":[{"violations":[{"quotaId":"RequestsPerDayPerModel"}]}]}}]"#),
            status(
                400, "quota exhausted", name: "Anthropic's credit is used up",
                body: #"{"type":"error","error":{"message":"Your credit balance is too low to access the API."}}"#),
            status(
                429, "rate limited", tries: 3, delay: .server(34.4), name: "Gemini says when, inside an array",
                body: #"[{"error":{"code":429,"message":"Slow.","details":[{"retryDelay":"34.4s"}]}}]"#),
            status(
                400, "unauthorized", name: "Gemini's key is invalid",
                body: #"[{"error":{"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}}]"#),
            status(
                400, "not found", name: "no such model, by name",
                body: #"{"error":{"message":"No such model","code":"model_not_found"}}"#),
            status(
                400, "filtered", name: "the filter stops the question",
                body: #"{"error":{"message":"No","code":"content_filter"}}"#),
        ]
    }

    private static var pages: [ModelFault] {
        let page = "<html><head><title>Bad gateway</title></head><body>nginx</body></html>"
        return [
            status(502, "unavailable", tries: 3, name: "a proxy's page, 502", body: page),
            status(403, "unauthorized", name: "a firewall's page, 403", body: page),
            status(200, "malformed", name: "a router's page, 200", body: page),
            status(500, "unavailable", tries: 3, name: "an empty body, 500", body: ""),
            status(200, "malformed", name: "some other JSON, 200", body: #"["hello"]"#),
        ]
    }

    /// Seconds since 1970, `seconds` from now, as HTTP writes a date (RFC 9110, 5.6.7).
    private static func date(in seconds: Int) -> String {
        var moment = time(nil) + seconds
        var parts = tm()
        gmtime_r(&moment, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return """
            \(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900) \
            \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT
            """
    }
}

extension ModelFault {
    /// Faults of a reply under status 200.
    private static var inside: [ModelFault] {
        func stream(
            _ name: String, _ error: String, tries: Int = 1, text: String = "",
            _ dialects: [Dialect] = Dialect.allCases,
            _ body: @escaping @Sendable (Dialect) -> String
        ) -> ModelFault {
            ModelFault(name: name, error: error, tries: tries, text: text, dialects: dialects) {
                dialect, _, connection in
                connection.head()
                connection.send(body(dialect))
                connection.close()
            }
        }
        let named: [Dialect] = [.chat, .anthropic]
        return [
            stream("overloaded before the first word", "unavailable", tries: 3, named) {
                $0.begin + $0.error("Overloaded")
            },
            // Ollama gives its errors no names.
            stream("an error before the first word", "rejected", [.ollama]) { $0.begin + $0.error("It failed.") },
            stream("overloaded after the first word", "failed midway", text: "Hel") {
                $0.begin + $0.text("Hel") + $0.error("Overloaded") + $0.text("lo") + $0.end()
            },
            stream("an error in an array, midway", "failed midway", text: "Hel", [.chat]) {
                $0.text("Hel") + Stream.data(#"[{"error":{"code":503,"message":"Overloaded"}}]"#)
            },
            stream("an error while it thinks", "failed midway") {
                $0.begin + $0.thought("Hm.") + $0.error("Overloaded")
            },
            stream("cut before the first event", "interrupted", tries: 3) { _ in "" },
            stream("cut before the first word", "interrupted", tries: 3, named) { $0.begin },
            stream("cut after the first word", "interrupted", text: "Hel") { $0.begin + $0.text("Hel") },
            stream("cut within an event", "interrupted", text: "Hel") { dialect in
                dialect.begin + dialect.text("Hel") + String(dialect.text("lo").dropLast(5))
            },
            stream("cut before the end marker", "interrupted", text: "Hello", [.chat]) {
                $0.text("Hello") + Stream.finish() + Stream.usage
            },
            stream("cut before the end marker", "interrupted", text: "Hello", [.anthropic]) { dialect in
                dialect.begin + dialect.text("Hello") + dialect.event("content_block_stop", #""index":0"#)
                    + dialect.event("message_delta", #""delta":{"stop_reason":"end_turn"}"#)
            },
            stream("an event that is no JSON", "malformed") {
                $0 == .ollama ? "{nonsense\n" : Stream.data("{nonsense")
            },
            stream("refused", "refusal", [.chat]) { _ in
                Stream.data(#"{"choices":[{"index":0,"delta":{"refusal":"I cannot."}}]}"#) + Stream.finish()
                    + Stream.done
            },
            stream("refused", "refusal", [.anthropic]) { $0.begin + $0.end("refusal") },
            stream("filtered after the first word", "filtered", text: "Hel", [.chat]) {
                $0.text("Hel") + Stream.finish("content_filter") + Stream.done
            },
            stream("empty", "empty") { $0.begin + $0.text("\\n ") + $0.end() },
            stream("nothing but thoughts", "empty") { $0.begin + $0.thought("Hm.") + $0.end() },
            ModelFault(name: "a line over its limit", error: "malformed", limits: small) { dialect, _, connection in
                connection.head()
                connection.send((dialect == .ollama ? "{" : "data: ") + String(repeating: "a", count: 600))
                _ = connection.waitForClose()
            },
            ModelFault(
                name: "a reply over its limit", error: "malformed", text: String(repeating: "a", count: 360),
                limits: small
            ) { dialect, _, connection in
                connection.head()
                for _ in 0..<9 { connection.send(dialect.text(String(repeating: "a", count: 90))) }
                _ = connection.waitForClose()
            },
        ]
    }

    private static var small: ReplyLimits {
        var limits = ReplyLimits()
        (limits.lineBytes, limits.replyBytes) = (500, 400)
        return limits
    }

    private static var impatient: ReplyLimits {
        var limits = ReplyLimits()
        (limits.firstEvent, limits.betweenEvents) = (.milliseconds(80), .milliseconds(80))
        return limits
    }

    private static var hasty: ReplyLimits {
        var limits = ReplyLimits()
        limits.connect = .milliseconds(100)
        return limits
    }

    /// Faults of the connection.
    private static var connections: [ModelFault] {
        [
            ModelFault(name: "hung up", error: "unreachable", tries: 3) { _, _, connection in connection.close() },
            ModelFault(name: "reset", error: "unreachable", tries: 3) { _, _, connection in connection.reset() },
            ModelFault(name: "not HTTP", error: "malformed") { _, _, connection in
                connection.send("+OK POP3 ready\r\n")
                connection.close()
            },
            ModelFault(name: "no TLS", error: "untrusted", isOverTLS: true) { _, _, connection in
                connection.answer("400 Bad Request", "This is plain HTTP.")
            },
            ModelFault(name: "silent TLS", error: "unreachable", tries: 3, limits: hasty, isOverTLS: true) {
                _, _, connection in
                // What comes is the client's greeting, byte by byte; nothing is said to it.
                for _ in 0..<2000 where !connection.waitForClose(milliseconds: 100) {}
                connection.close()
            },
            ModelFault(name: "reset in the middle of TLS", error: "unreachable", tries: 3, isOverTLS: true) {
                _, _, connection in connection.reset()
            },
            ModelFault(name: "silent before the first event", error: "stalled", limits: impatient) {
                _, _, connection in
                connection.head()
                _ = connection.waitForClose()
            },
            ModelFault(name: "silent after the first word", error: "stalled", text: "Hel", limits: impatient) {
                dialect, _, connection in
                connection.head()
                connection.send(dialect.begin + dialect.text("Hel"))
                _ = connection.waitForClose()
            },
        ]
    }

    /// Faults that give way to others, or to a reply.
    private static var changes: [ModelFault] {
        [
            ModelFault(name: "busy, then the key is refused", error: "unauthorized", tries: 2) {
                dialect, number, connection in
                connection.answer(number == 1 ? "503 Busy" : "401 No", dialect.body("It failed."))
            },
            ModelFault(name: "hung up, then busy, then a reply", error: nil, tries: 3, text: "Hello") {
                dialect, number, connection in
                switch number {
                case 1: connection.close()
                case 2: connection.answer("429 Slow", dialect.body("Slow."))
                default: connection.chunked(dialect.hello)
                }
            },
            ModelFault(name: "busy, then cut after the first word", error: "interrupted", tries: 2, text: "Hel") {
                dialect, number, connection in
                if number == 1 { return connection.answer("503 Busy", dialect.body("Busy.")) }
                connection.head()
                connection.send(dialect.begin + dialect.text("Hel"))
                connection.close()
            },
        ]
    }
}
