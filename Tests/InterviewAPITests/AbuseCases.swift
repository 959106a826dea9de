/// One request that should not be made, and the status it gets.
struct AbuseCase: Sendable {
    let method: String
    let target: String
    var body: String?
    var headers: [String] = []
    var host: String? = "127.0.0.1"
    let status: Int

    /// All of them; each on a server that holds the one session `kept`.
    static let all: [AbuseCase] =
        wrongValues + wrongFields + queries + paths + hosts + origins + types + malformed + depths + sizes + methods
        + dates + transitions

    /// What stands where a text belongs; operators of MongoDB among them.
    private static let notTexts = [
        "null", "true", "7", "[]", "[\"kept\"]", "{}", #"{"$ne":null}"#, #"{"$gt":""}"#, #"{"$regex":".*"}"#,
        #"{"$where":"sleep(9000)"}"#, #"{"$in":["kept"]}"#, #"{"$oid":"000000000000000000000000"}"#,
    ]

    private static let wrongValues: [AbuseCase] = notTexts.flatMap { value -> [AbuseCase] in
        [
            AbuseCase(
                method: "POST", target: "/api/sessions",
                body: #"{"session_id":\#(value),"role":"java","interview_level":"beginner"}"#, status: 400),
            AbuseCase(
                method: "POST", target: "/api/sessions",
                body: #"{"session_id":"new","role":\#(value),"interview_level":"beginner"}"#, status: 400),
            AbuseCase(
                method: "POST", target: "/api/messages",
                body: #"{"session_id":\#(value),"role":"user","content":"x"}"#, status: 400),
            AbuseCase(
                method: "POST", target: "/api/messages",
                body: #"{"session_id":"kept","role":"user","content":\#(value)}"#, status: 400),
            AbuseCase(
                method: "POST", target: "/api/messages",
                body: #"{"session_id":"kept","role":\#(value),"content":"x"}"#, status: 400),
            AbuseCase(method: "PATCH", target: "/api/sessions/kept", body: #"{"status":\#(value)}"#, status: 400),
            AbuseCase(
                method: "POST", target: "/api/feedback", body: #"{"session_id":"kept","user_id":\#(value)}"#,
                status: 400),
        ]
    }

    private static let wrongFields: [AbuseCase] = [
        (
            "POST", "/api/sessions",
            #"{"session_id":"new","role":"java","interview_level":"beginner","$set":{"status":"x"}}"#
        ),
        ("POST", "/api/sessions", #"{"session_id":"new","role":"java","interview_level":"beginner","_id":"1"}"#),
        (
            "POST", "/api/sessions",
            #"{"session_id":"new","role":"java","interview_level":"beginner","status":"completed"}"#
        ),
        ("POST", "/api/sessions", #"{"session_id":"new","role":"cobol","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", #"{"session_id":"new","role":"java","interview_level":"godlike"}"#),
        ("POST", "/api/sessions", #"{"session_id":"","role":"java","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", #"{"session_id":"a b","role":"java","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", #"{"session_id":"a\u0000b","role":"java","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", #"{"session_id":"é","role":"java","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", #"{"session_id":"new\n","role":"java","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", #"{"session_id":"../kept","role":"java","interview_level":"beginner"}"#),
        (
            "POST", "/api/sessions",
            #"{"session_id":"\#(String(repeating: "a", count: 65))","role":"java","interview_level":"beginner"}"#
        ),
        ("POST", "/api/sessions", #"{"role":"java","interview_level":"beginner"}"#),
        ("POST", "/api/sessions", "{}"),
        ("POST", "/api/messages", #"{"session_id":"kept","role":"admin","content":"x"}"#),
        ("POST", "/api/messages", #"{"session_id":"kept","role":"user","content":""}"#),
        ("POST", "/api/messages", #"{"session_id":"kept","role":"user"}"#),
        (
            "POST", "/api/messages",
            #"{"session_id":"kept","role":"user","content":"x","created_at":"2026-03-01T09:30:00Z"}"#
        ),
        ("POST", "/api/messages", #"{"session_id":"kept","role":"user","content":"\ud800"}"#),
        ("PATCH", "/api/sessions/kept", "{}"),
        ("PATCH", "/api/sessions/kept", #"{"status":"deleted"}"#),
        ("PATCH", "/api/sessions/kept", #"{"session_id":"other"}"#),
        ("PATCH", "/api/sessions/kept", #"{"$set":{"status":"completed"}}"#),
        ("PATCH", "/api/sessions/kept", #"{"status.x":"completed"}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":-1}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":"5"}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":1e999}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":NaN}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":{"$inc":5}}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":true}"#),
        ("PATCH", "/api/sessions/kept", #"{"duration_minutes":1000001}"#),
        ("POST", "/api/feedback", "{}"),
        ("POST", "/api/feedback", #"{"session_id":"kept","user_id":""}"#),
        ("POST", "/api/feedback", #"{"session_id":"kept","user_id":"\#(String(repeating: "u", count: 129))"}"#),
    ].map { AbuseCase(method: $0.0, target: $0.1, body: $0.2, status: 400) }

    private static let queries: [AbuseCase] = [
        "/api/sessions?session_id[$ne]=x", "/api/sessions?session_id%5B%24ne%5D=x", "/api/sessions?$where=1",
        "/api/sessions?session_id=", "/api/sessions?session_id=a%00b", "/api/sessions?session_id=%ff",
        "/api/sessions?session_id=%2", "/api/sessions?session_id=%+1", "/api/sessions?session_id=kept&session_id=kept",
        "/api/sessions?status=any", "/api/sessions?status[]=active", "/api/sessions?status=%7B%22$ne%22:1%7D",
        "/api/sessions?limit=0", "/api/sessions?limit=201", "/api/sessions?limit=-1", "/api/sessions?limit=1e2",
        "/api/sessions?limit=", "/api/sessions?limit=99999999999999999999", "/api/sessions?limit=+5",
        "/api/sessions?limit=%D9%A1", "/api/messages", "/api/messages?session_id=kept&limit=201",
        "/api/messages?session_id=kept&limit=0", "/api/messages?session_id=kept&skip=-1",
        "/api/messages?session_id=kept&skip=100001", "/api/messages?session_id=kept&skip=x",
        "/api/messages?session_id=kept&sort=content", "/api/messages?session_id=..%2F..%2Fetc",
    ].map { AbuseCase(method: "GET", target: $0, status: 400) }

    private static let paths: [AbuseCase] =
        [
            "/api/sessions/..%2f..%2fetc%2fpasswd", "/api/sessions/%2e%2e", "/api/sessions/..", "/api/sessions/kept%00",
            "/api/sessions/kept%20", "/api/sessions/%ff", "/api/sessions/%", "/api/sessions/{kept}",
            "/api/sessions/$ne",
            "/api/sessions/\(String(repeating: "a", count: 65))",
        ].map { AbuseCase(method: "GET", target: $0, status: 400) }
        + [
            "/", "/api", "/api/", "/api/sessions/", "/api/sessions/../../etc/passwd", "/../etc/passwd",
            "//api/sessions",
            "/api//sessions", "/api/sessions/kept/", "/api/sessions/kept/messages", "/API/sessions", "/openapi.json/",
            "/api/messages/", "/.env", "/api/sessions/nobody",
        ].map { AbuseCase(method: "GET", target: $0, status: 404) }
        + [AbuseCase(method: "DELETE", target: "/api/sessions/..%2fkept", status: 400)]

    private static let hosts: [AbuseCase] =
        [
            "evil.example", "evil.example:3000", "127.0.0.1.evil.example", "localhost.evil.example", "localhost.",
            "0.0.0.0", "127.0.0.2", "[::]", "10.0.0.1", "metadata.google.internal", "localhost@evil.example",
        ].map { AbuseCase(method: "GET", target: "/api/sessions", host: $0, status: $0.contains("@") ? 421 : 421) }
        + ["", "localhost:x", "localhost:123456", "[::1", ":3000"].map {
            AbuseCase(method: "GET", target: "/api/sessions", host: $0, status: 400)
        }
        + [
            AbuseCase(method: "GET", target: "/api/sessions", host: nil, status: 400),
            AbuseCase(method: "GET", target: "/api/sessions", headers: ["Host: evil.example"], status: 400),
            AbuseCase(method: "DELETE", target: "/api/sessions/kept", host: "evil.example", status: 421),
            AbuseCase(method: "GET", target: "/openapi.json", host: "evil.example", status: 421),
            AbuseCase(method: "OPTIONS", target: "/api/sessions", host: "evil.example", status: 421),
        ]

    private static let origins: [AbuseCase] =
        ["http://evil.example", "https://127.0.0.1.evil.example", "null", "http://127.0.0.1:1", "file://", ""].flatMap {
            [
                AbuseCase(method: "GET", target: "/api/sessions", headers: ["Origin: \($0)"], status: 403),
                AbuseCase(method: "DELETE", target: "/api/sessions/kept", headers: ["Origin: \($0)"], status: 403),
            ]
        }

    private static let types: [AbuseCase] =
        [
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp",
            "text/json", "", "application/json+x", "application/xml",
        ].flatMap { type -> [AbuseCase] in
            [("POST", "/api/messages"), ("PATCH", "/api/sessions/kept")].map {
                AbuseCase(method: $0.0, target: $0.1, body: "{}", headers: ["Content-Type: \(type)"], status: 415)
            }
        } + [
            AbuseCase(
                method: "POST", target: "/api/messages", body: "{}",
                headers: ["Content-Type: application/json", "Content-Encoding: gzip"], status: 415)
        ]

    private static let malformed: [AbuseCase] = [
        "", "{", "}", "null", "[]", "7", "\"kept\"", "{\"session_id\":\"kept\"", "{'session_id':'kept'}",
        "{session_id:1}",
        "{\"role\":\"user\",}", "\u{FEFF}", "<xml/>", "{}{}", "{\"a\u{1}\":1}", "{\"content\":\"\u{0}\"}",
    ].map { AbuseCase(method: "POST", target: "/api/messages", body: $0, status: 400) }

    private static let depths: [AbuseCase] = [33, 100, 10_000, 400_000].flatMap { depth -> [AbuseCase] in
        [("[", "]"), (#"{"a":"#, "}")].map { open, close in
            AbuseCase(
                method: "POST", target: "/api/messages",
                body: #"{"content":"# + String(repeating: open, count: min(depth, 150_000)) + "1"
                    + String(repeating: close, count: min(depth, 150_000)) + "}",
                status: 400)
        }
    }

    private static let sizes: [AbuseCase] = [1_048_577, 3_000_000].map {
        AbuseCase(
            method: "POST", target: "/api/messages",
            body: #"{"session_id":"kept","role":"user","content":"\#(String(repeating: "x", count: $0))"}"#, status: 413
        )
    }

    private static let methods: [AbuseCase] =
        ["PUT", "DELETE", "PATCH", "TRACE"].flatMap { method in
            ["/api/sessions", "/api/messages", "/api/feedback", "/openapi.json"].map {
                AbuseCase(method: method, target: $0, status: 405)
            }
        } + [
            AbuseCase(method: "POST", target: "/api/sessions/kept", body: "{}", status: 405),
            AbuseCase(method: "GET", target: "/api/feedback", status: 405),
            AbuseCase(method: "HEAD", target: "/api/feedback", status: 405),
        ]

    private static let dates: [AbuseCase] = [
        "now", "2026-03-01", "2026-02-29T09:30:00Z", "2026-13-01T09:30:00Z", "2026-03-01T24:00:00Z",
        "1969-12-31T23:59:59Z",
        "2100-01-01T00:00:00Z", "2026-03-01T09:30:00", "2026-03-01T09:30:00.Z", "2026-03-01 09:30:00Z",
        "2026-03-01T09:30:00+00:00", "20260301T093000Z", "٢٠٢٦-03-01T09:30:00Z",
    ].map { AbuseCase(method: "PATCH", target: "/api/sessions/kept", body: #"{"started_at":"\#($0)"}"#, status: 400) }

    private static let transitions: [AbuseCase] = [
        AbuseCase(
            method: "POST", target: "/api/sessions",
            body: #"{"session_id":"kept","role":"java","interview_level":"beginner"}"#, status: 409),
        AbuseCase(method: "PATCH", target: "/api/sessions/nobody", body: #"{"status":"paused"}"#, status: 404),
        AbuseCase(
            method: "POST", target: "/api/messages", body: #"{"session_id":"nobody","role":"user","content":"x"}"#,
            status: 404),
        AbuseCase(method: "POST", target: "/api/feedback", body: #"{"session_id":"nobody"}"#, status: 404),
    ]
}
