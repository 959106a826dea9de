import Foundation
import Testing

/// Servers whose certificates are wrong, that send elsewhere, or whose names nobody knows: the screen lives on, and one clear
/// line says what it is.
@Suite("A server that is not to be trusted, or not to be found", .inTurn, .timeLimit(.minutes(5)))
struct TrustTests {
    /// A server behind TLS, with a certificate of a kind that `tls_server.py` knows.
    struct TLSServer: Sendable {
        let port: Int
        let folder: URL

        static func with(_ kind: String, _ body: (TLSServer) async throws -> Void) async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "mi-tls-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try await PythonServer.with("tls_server", folder.path, kind) { server in
                try await body(TLSServer(port: server.port, folder: folder))
            }
        }

        /// What the program is to be started with to ask it, and to trust whoever signs for it.
        var settings: [String: String] {
            [
                "LLM_BASE_URL": "https://127.0.0.1:\(port)/v1", "LLM_MODEL": "any", "LLM_API_KEY": "k-secret",
                "SSL_CERT_FILE": folder.appending(path: "ca.pem").path,
            ]
        }

        /// How many requests came through.
        var requests: Int {
            let notes = FileManager.default.contents(atPath: folder.appending(path: "requests").path) ?? Data()
            return notes.count { $0 == UInt8(ascii: "\n") }
        }
    }

    struct Kind: CustomTestStringConvertible, Sendable {
        let name: String
        let said: String
        var requests = 0
        var isKnown = true
        var testDescription: String { name + (isKnown ? "" : ", of an unknown authority") }

        static let all = [
            // Else the others could fail for another reason.
            Kind(name: "good", said: "answered 400: behind TLS.", requests: 1),
            Kind(name: "expired", said: "is not to be trusted (SSL certificate problem: certificate has expired)"),
            Kind(name: "other", said: "is not to be trusted (SSL: no alternative certificate subject name matches"),
            Kind(name: "redirect", said: "answered 307: the server redirects to other.example.", requests: 1),
            Kind(name: "good", said: "is not to be trusted (SSL certificate problem:", isKnown: false),
        ]
    }

    @Test(
        "a model's server is asked only if its certificate is its own, and no redirect is followed", arguments: Kind.all
    )
    func model(_ kind: Kind) async throws {
        try await TLSServer.with(kind.name) { server in
            var settings = server.settings
            if !kind.isKnown { settings["SSL_CERT_FILE"] = nil }
            try await Machine.with(settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "tls")
                try await terminal.asks(1, in: "tls")
                try await terminal.enter("An answer.")
                try await terminal.type("a draft")
                let screen = try await terminal.shows(
                    "https://127.0.0.1:\(server.port)/v1 \(kind.said)", "/retry has it assessed", "› a draft")
                #expect(!screen.contains("k-secret"))
                // Not retried: trying again mends none of these. The question for later is asked for, too, and once more where
                // the answer came before the server's.
                #expect(server.requests <= kind.requests * 3 && (server.requests > 0) == (kind.requests > 0))
                #expect(try await machine.interview("tls").answered == ["An answer."])
            }
        }
    }

    @Test("a proxy behind TLS is told where to go only if its certificate is its own", arguments: [true, false])
    func proxy(isKnown: Bool) async throws {
        try await TLSServer.with("good") { server in
            var settings = server.settings
            settings["LLM_BASE_URL"] = "https://model.example/v1"
            settings["HTTPS_PROXY"] = "https://127.0.0.1:\(server.port)"
            if !isKnown { settings["SSL_CERT_FILE"] = nil }
            try await Machine.with(settings) { machine in
                let outcome = try await machine.run("doctor")
                #expect((server.requests > 0) == isKnown, "\(outcome.output)")
                #expect(outcome.output.contains("is not to be trusted") == !isKnown, "\(outcome.output)")
                #expect(!(outcome.errors + outcome.output).contains("k-secret"))
            }
        }
    }

    @Test("MongoDB is spoken to only if its certificate is its own", arguments: ["expired", "other"])
    func mongoDB(_ kind: String) async throws {
        try await TLSServer.with(kind) { server in
            let settings = [
                "MONGODB_URI": "mongodb://someone:s3cr3t@127.0.0.1:\(server.port)/?tls=true",
                "SSL_CERT_FILE": server.folder.appending(path: "ca.pem").path,
            ]
            try await Machine.with(settings) { machine in
                let outcome = try await machine.run("list")
                #expect(outcome.status == 4)
                #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
                #expect(outcome.errors.contains("MongoDB at 127.0.0.1:\(server.port) is not to be trusted"))
                #expect(!(outcome.errors + outcome.output).contains("s3cr3t"))

                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner")
                try await terminal.type("typed meanwhile")
                try await terminal.shows("is not to be trusted", "Go on:", "› typed meanwhile", "WAITING")
            }
        }
    }

    @Test("a name service that never answers holds up neither the screen nor a key")
    func silentNames() async throws {
        let uri = "mongodb+srv://someone:s3cr3t@cluster.example.net/practice"
        try await Machine.with(["MONGODB_URI": uri]) { machine in
            var machine = machine
            let silent = try await Self.silentNames(for: machine)
            // Where the name service cannot be silenced, a name that nobody has.
            if silent.isEmpty { machine.environment["MONGODB_URI"] = uri.replacing("example.net", with: "invalid") }
            let keys: [AtPty.Step] = "typedmeanwhile".map { .send(String($0), until: String($0)) }
            let pty = try await machine.atPty(
                command: silent + [Machine.program, "new", "--role", "java", "--level", "beginner"],
                [.shows("Enter.{1,20}send")] + keys + [
                    .shows("WAITING.*MongoDB at cluster.*cannot be reached"), .send("\u{3}"), .end,
                ])
            #expect(!pty.text.contains("s3cr3t") && pty.status != nil)
            let echoes = pty.notes[1...keys.count].map(\.milliseconds).sorted()
            let told = pty.notes[keys.count + 1].milliseconds
            print(
                """
                \(silent.isEmpty ? "A name that nobody has" : "A name service that never answers"): first frame after \
                \(Int(pty.notes[0].milliseconds)) ms, keys echoed within \(echoes.map { Int($0.rounded(.up)) }) ms, told of \
                after \(Int(told)) ms more
                """)
            // The middle one: one may have waited for the machine.
            #expect(echoes[echoes.count / 2] < 50)
            #expect(told < 6000)

            let start = ContinuousClock.now
            let list = try await EndToEndTests.run(
                silent + [Machine.program, "list"], environment: machine.environment, in: machine.folder)
            // It is waited for five.
            #expect(ContinuousClock.now - start < .seconds(15))
            #expect(list.status == 4 && list.errors.split(separator: "\n").count == 1, "\(list.errors)")
            #expect(list.errors.contains("cannot be reached") && !list.errors.contains("s3cr3t"))
        }
    }

    /// What to put before a command so that no name is answered in its world; empty where that cannot be had here.
    private static func silentNames(for machine: Machine) async throws -> [String] {
        let command = [
            "unshare", "--user", "--map-root-user", "--mount", "--net", PythonServer.python,
            try PythonServer.file(of: "silent_names"), machine.folder.path,
        ]
        return try await EndToEndTests.run(command, environment: machine.environment, in: machine.folder).status == 0
            ? command : []
    }

    @Test("the proxies of the environment are asked for what is not on this machine, except where they are not to be")
    func proxies() async throws {
        try await Secrets.with { secrets in
            let model = ["LLM_BASE_URL": "https://model.invalid/v1", "LLM_MODEL": "any", "LLM_API_KEY": secrets.key]
            let proxy = "http://someone:\(secrets.word)@127.0.0.1:\(try await secrets.report().ports["proxy"] ?? 0)"
            try await Machine.with(model.merging(["HTTPS_PROXY": proxy]) { $1 }) { machine in
                let asked = try await machine.run("doctor")
                #expect(asked.status == 5)
                #expect(asked.output.contains("407"), "\(asked.output)")
                #expect(!(asked.output + asked.errors).contains(secrets.word))
                #expect((try await secrets.report().connections["proxy"] ?? 0) > 0)

                var machine = machine
                machine.environment["NO_PROXY"] = "model.invalid"
                let direct = try await machine.run("doctor")
                #expect(direct.status == 5 && direct.output.contains("model.invalid"))
                #expect(try await secrets.report().connections["proxy"] == 0)
            }
        }
    }
}
