import Foundation
import Testing

@Suite("When MongoDB does not answer", .inTurn, .timeLimit(.minutes(5)))
struct StoreTroubleTests {
    /// An address where nobody listens: the port of tcpmux.
    private static let deadURI = "mongodb://someone:s3cr3t@127.0.0.1:1/practice"

    @Test(
        "commands say so in one sentence within five seconds, without the password",
        arguments: ["list", "show", "delete"])
    func commands(_ command: String) async throws {
        try await Machine.with(["MONGODB_URI": Self.deadURI]) { machine in
            let start = ContinuousClock.now
            let arguments = command == "delete" ? ["some", "--yes"] : command == "show" ? ["some"] : []
            let outcome = try await machine.run([command] + arguments)
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(outcome.status == 4)
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("127.0.0.1:1 cannot be reached"))
            #expect(!(outcome.errors + outcome.output).contains("s3cr3t"))
        }
    }

    @Test("a server that takes connections and is silent costs no more than five seconds either")
    func silent() async throws {
        try await PythonServer.with("database", "silent", "-", "0") { server in
            try await Machine.with(["MONGODB_URI": "mongodb://127.0.0.1:\(server.port)/"]) { machine in
                let start = ContinuousClock.now
                let outcome = try await machine.run("list")
                #expect(ContinuousClock.now - start < .seconds(5))
                #expect(outcome.status == 4)
                #expect(outcome.errors.contains("127.0.0.1:\(server.port)"))
            }
        }
    }

    @Test(
        "a URI that does not parse is called that", arguments: ["mongodb//host", "http://host/", "mongodb://a:s3cr3t@"])
    func badURI(_ uri: String) async throws {
        try await Machine.with(["MONGODB_URI": uri]) { machine in
            let outcome = try await machine.run("list")
            #expect(outcome.status == 4)
            #expect(outcome.errors.contains("URI"))
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            #expect(!outcome.errors.contains("s3cr3t"))
        }
    }

    @Test("a wrong password is called that, and not shown", .enabled(if: Database.server != nil))
    func wrongPassword() async throws {
        try await Database.with { database in
            let uri = database.uri.replacing("mongodb://", with: "mongodb://someone:s3cr3t@")
            try await Machine.with(["MONGODB_URI": uri]) { machine in
                let outcome = try await machine.run("list")
                #expect(outcome.status == 4)
                #expect(outcome.errors.contains("refused the user name or password"))
                #expect(!outcome.errors.contains("s3cr3t"))
            }
        }
    }

    @Test("the screen is there at once, says it, and keeps what was typed", arguments: ["new", "resume"])
    func screen(_ command: String) async throws {
        try await Machine.with(["MONGODB_URI": Self.deadURI]) { machine in
            let arguments = command == "new" ? ["--role", "java", "--level", "beginner"] : ["some-id"]
            let terminal = try await machine.start([command] + arguments)
            let first = try await terminal.shows("Enter send")
            #expect(!first.contains("cannot be reached"))
            try await terminal.type("typed meanwhile")
            let second = try await terminal.shows(
                "cannot be reached", "/retry", "› typed meanwhile",
                command == "new" ? "MongoDB NOT SAVED" : "MongoDB NOT OPENED")
            #expect(!second.contains("s3cr3t"))
        }
    }

    @Test("after the server has come, /retry goes on with the interview", .enabled(if: Database.server != nil))
    func comesBack() async throws {
        try await Database.with { database in
            let server = try #require(Database.server)
            let port = try await PythonServer.with("database", "forward", server, "0") { $0.port }
            try await Machine.with(["MONGODB_URI": "mongodb://127.0.0.1:\(port)/\(database.name)"]) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "late")
                try await terminal.shows("cannot be reached")
                try await PythonServer.with("database", "forward", server, "\(port)") { _ in
                    try await terminal.enter("/retry")
                    try await terminal.asks(1, in: "late")
                    try await terminal.shows("Question 1 of 6", "MongoDB saved")
                }
            }
        }
    }

    @Test(
        "an answer that cannot be stored comes back to the composer, and is stored once the server is there",
        .enabled(if: Database.server != nil))
    func answerKept() async throws {
        try await Database.with { database in
            let server = try #require(Database.server)
            try await Machine.with { plain in
                var machine = plain
                let (terminal, port) = try await PythonServer.with("database", "forward", server, "0") { forwarder in
                    machine.environment["MONGODB_URI"] = "mongodb://127.0.0.1:\(forwarder.port)/\(database.name)"
                    let terminal = try await machine.start(
                        "new", "--role", "java", "--level", "beginner", "--id", "kept")
                    try await terminal.asks(1, in: "kept")
                    return (terminal, forwarder.port)
                }
                try await terminal.enter("An answer to keep.")
                try await terminal.shows("MongoDB NOT SAVED", "you have it back", "› An answer to keep.")
                try await PythonServer.with("database", "forward", server, "\(port)") { _ in
                    try await terminal.press("Enter")
                    try await terminal.says("probe", 1, in: "kept")
                    let answered = try await machine.interview("kept").answered
                    #expect(answered == ["An answer to keep."])
                }
            }
        }
    }
}
