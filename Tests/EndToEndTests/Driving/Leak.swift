import Glibc

/// One run that fails while it holds secrets.
struct Leak: Sendable {
    enum Manner: Sendable {
        case command([String], input: String = "")
        case terminal([String], [AtPty.Step])
    }

    let name: String
    /// What shows that it failed in the way that is meant.
    let said: String
    let manner: Manner
    var environment: [String: String] = [:]
    /// The configuration file, and its mode.
    var config: String?
    var mode: mode_t = 0o600
    /// The working directory's `.env.local`.
    var local: String?
    /// Whether the model's server is to be given the key.
    var isKeyDue = false
    /// Whether it is part of the short form of the test.
    var isShort = false

    init(name: String, said: String, _ manner: Manner) {
        self.name = name
        self.said = said
        self.manner = manner
    }
}

extension Leak {
    private static let plain = ["new", "--plain", "--role", "java", "--level", "beginner"]
    private static let new = ["new", "--role", "java", "--level", "beginner"]
    /// Answers the first question, until the screen shows what comes of it.
    private static func answer(until text: String) -> [AtPty.Step] {
        [.shows("Question 1 of"), .send("An answer."), .shows(text, press: "\r")]
    }

    /// All of them, more than fifty.
    static func all(_ secrets: Secrets, stranger: Int, proxy: Int) -> [Leak] {
        servers(secrets) + signals(secrets) + addresses(secrets, proxy: proxy) + files(secrets, stranger: stranger)
            + stores(secrets, stranger: stranger)
    }

    /// Model servers that repeat the key in every way of failing.
    private static func servers(_ secrets: Secrets) -> [Leak] {
        let modes = [
            "refuse", "forbid", "missing", "broken", "odd", "busy", "router", "other", "midway", "early", "nonsense",
            "rude", "closed", "moved301", "moved302", "moved307", "moved308",
        ]
        func leak(_ mode: String, _ manner: Manner, said: String, isShort: Bool = false) -> Leak {
            var leak = Leak(name: "\(mode), \(manner)", said: said, manner)
            leak.environment = secrets.model(mode)
            (leak.isKeyDue, leak.isShort) = (true, isShort)
            return leak
        }
        let doctors = modes.map {
            leak($0, .command(["doctor"]), said: "FAILED", isShort: ["odd", "moved307"].contains($0))
        }
        let interviews = ["refuse", "forbid", "broken", "router", "early", "moved302"].map { mode in
            leak(
                mode, .command(plain, input: "An answer.\n"), said: "could not be assessed", isShort: mode == "broken")
        }
        let screens = ["refuse", "nonsense", "busy"].map { mode in
            leak(
                mode, .terminal(new, answer(until: "/retry") + [.send("\u{3}"), .end]), said: "/retry",
                isShort: mode == "refuse")
        }
        let dialects = ["anthropic", "ollama"].flatMap { provider in
            ["refuse", "moved307", "broken"].map { mode in
                var leak = leak(mode, .command(["doctor"]), said: "FAILED", isShort: mode == "refuse")
                leak.environment["LLM_PROVIDER"] = provider
                return leak
            }
        }
        return doctors + interviews + screens + dialects
    }

    /// Programs that end by a signal while they wait for their model.
    private static func signals(_ secrets: Secrets) -> [Leak] {
        [SIGSEGV, SIGABRT, SIGTERM, SIGKILL].map { signal in
            var leak = Leak(
                name: "signal \(signal)", said: "Trying again",
                .terminal(new, answer(until: "Trying again") + [.signal(signal), .end]))
            // Else a toolchain's debugger asks what to do.
            leak.environment = secrets.model("busy").merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
            (leak.isKeyDue, leak.isShort) = (true, signal == SIGSEGV)
            return leak
        }
    }

    /// Addresses that are wrong, or hold what does not belong there.
    private static func addresses(_ secrets: Secrets, proxy: Int) -> [Leak] {
        func leak(
            _ name: String, said: String, isShort: Bool = false, _ environment: [String: String]
        ) -> Leak {
            var leak = Leak(name: name, said: said, .command(["doctor"]))
            leak.environment = ["LLM_MODEL": "any", "LLM_API_KEY": secrets.key].merging(environment) { $1 }
            leak.isShort = isShort
            return leak
        }
        let word = secrets.word
        let elsewhere = ["LLM_BASE_URL": "https://no-such-host.invalid/v1"]
        var openAI = leak("OpenAI's key for another host", said: "FAILED", isShort: true, secrets.model("refuse"))
        openAI.environment["LLM_API_KEY"] = ""
        openAI.environment["OPENAI_API_KEY"] = secrets.key
        openAI.environment["ANTHROPIC_API_KEY"] = secrets.key
        return [
            leak("an unknown host", said: "no-such-host.invalid", isShort: true, elsewhere),
            leak("nobody at the port", said: "cannot be reached", ["LLM_BASE_URL": "http://127.0.0.1:1/v1"]),
            leak("no TLS", said: "Check LLM_BASE_URL", ["LLM_BASE_URL": "https://127.0.0.1:\(proxy)/v1"]),
            leak("a key in clear text", said: "unencrypted", ["LLM_BASE_URL": "http://192.0.2.1/v1"]),
            leak("a password in the address", said: "LLM_API_KEY", ["LLM_BASE_URL": "https://a:\(word)@h.invalid/v1"]),
            leak("a key in the address", said: "must not have", ["LLM_BASE_URL": "https://h.invalid/v1?key=\(word)"]),
            leak(
                "a key with a line end", said: "copy it again",
                elsewhere.merging(["LLM_API_KEY": "\(word)\nX: 1"]) { $1 }),
            leak(
                "a proxy that refuses", said: "407", isShort: true,
                elsewhere.merging(["HTTPS_PROXY": "http://someone:\(word)@127.0.0.1:\(proxy)"]) { $1 }),
            leak(
                "no proxy at the port", said: "cannot be reached",
                elsewhere.merging(["HTTPS_PROXY": "http://someone:\(word)@127.0.0.1:1"]) { $1 }),
            leak(
                "an unknown proxy", said: "cannot be reached",
                elsewhere.merging(["HTTPS_PROXY": "http://someone:\(word)@no-such-proxy.invalid:80"]) { $1 }),
            leak(
                "a proxy that is none", said: "FAILED",
                elsewhere.merging(["HTTPS_PROXY": "nonsense://someone:\(word)@h:1"]) { $1 }),
            openAI,
        ]
    }

    /// Files that are broken, lie open, or are somebody else's.
    private static func files(_ secrets: Secrets, stranger: Int) -> [Leak] {
        func leak(
            _ name: String, said: String, config: String? = nil, mode: mode_t = 0o600, local: String? = nil,
            isShort: Bool = false
        ) -> Leak {
            var leak = Leak(name: name, said: said, .command(["doctor"]))
            (leak.config, leak.mode, leak.local, leak.isShort) = (config, mode, local, isShort)
            return leak
        }
        let key = secrets.key
        var hostile = leak(
            "a hostile .env.local", said: "LLM_MODEL names any, but no server is named",
            local: """
                LLM_BASE_URL=http://127.0.0.1:\(stranger)/v1
                OPENAI_BASE_URL=http://127.0.0.1:\(stranger)/v1
                export LLM_PROVIDER=openai
                OPENAI_API_KEY=sk-of-somebody-else
                HTTPS_PROXY=http://127.0.0.1:\(stranger)
                SSL_CERT_FILE=/tmp/of-somebody-else.pem
                XDG_STATE_HOME=/tmp
                MONGODB_URI=mongodb://127.0.0.1:\(stranger)/
                """, isShort: true)
        hostile.environment = ["LLM_MODEL": "any", "LLM_API_KEY": key]
        var redirecting = leak(
            "a hostile .env.local beside a server", said: "401",
            local: "LLM_BASE_URL=http://127.0.0.1:\(stranger)/v1\nHTTP_PROXY=http://127.0.0.1:\(stranger)\n")
        redirecting.environment = secrets.model("refuse")
        redirecting.isKeyDue = true
        var unknown = leak(
            "a key under another name", said: "an unknown key", config: #"{"llm": {"key": "\#(key)"}}"#)
        unknown.environment = ["LLM_MODEL": "any"]
        return [
            leak(
                "a broken configuration", said: "is not JSON", config: #"{"llm": {"apiKey": "\#(key)", }"#,
                isShort: true),
            leak("a configuration that ends early", said: "is not JSON", config: #"{"llm": {"apiKey": "\#(key)"#),
            leak("a key that is a list", said: "must be a text", config: #"{"llm": {"apiKey": ["\#(key)"]}}"#),
            leak(
                "a configuration that lies open", said: "chmod 600", config: #"{"llm": {"apiKey": "\#(key)"}}"#,
                mode: 0o644,
                isShort: true),
            unknown, hostile, redirecting,
        ]
    }

    /// MongoDB with a password, in every way of failing.
    private static func stores(_ secrets: Secrets, stranger: Int) -> [Leak] {
        func leak(_ name: String, _ uri: String, said: String, _ arguments: String..., isShort: Bool = false) -> Leak {
            var leak = Leak(name: name, said: said, .command(arguments.isEmpty ? ["list"] : arguments))
            leak.environment = ["MONGODB_URI": uri]
            leak.isShort = isShort
            return leak
        }
        let login = "someone:\(secrets.word)"
        var screen = Leak(
            name: "a screen without its MongoDB", said: "cannot be reached",
            .terminal(new, [.shows("cannot be reached"), .send("\u{3}"), .end]))
        screen.environment = ["MONGODB_URI": "mongodb://\(login)@127.0.0.1:1/"]
        var local = Leak(name: "a password in .env.local", said: "cannot be reached", .command(["list"]))
        local.local = "MONGODB_URI='mongodb://\(login)@127.0.0.1:1/'"
        var leaks = [
            leak("nobody at MongoDB's port", "mongodb://\(login)@127.0.0.1:1/", said: "cannot be reached"),
            leak("the doctor's view of it", "mongodb://\(login)@127.0.0.1:1/", said: "FAILED", "doctor"),
            leak("a URI that is none", "mongodb://\(login)@", said: "URI"),
            leak("a password with an @", "mongodb://someone:\(secrets.word)@x@127.0.0.1:1/", said: "percent-encoded"),
            leak("an unknown cluster", "mongodb+srv://\(login)@a.cluster.invalid/", said: "cannot be reached"),
            leak("a stranger", "mongodb://\(login)@127.0.0.1:\(stranger)/", said: "cannot be reached", isShort: true),
            screen, local,
        ]
        if let server = Database.server {
            let uri = server.replacing("mongodb://", with: "mongodb://\(login)@")
            leaks.append(leak("a wrong password", uri, said: "refused the user name or password", isShort: true))
        }
        return leaks
    }
}
