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

    @Test("an interview that cannot be opened says so, and keeps what was typed")
    func notOpened() async throws {
        try await Machine.with(["MONGODB_URI": Self.deadURI]) { machine in
            let terminal = try await machine.start("resume", "some-id")
            let first = try await terminal.shows("Enter send")
            #expect(!first.contains("cannot be reached"))
            try await terminal.type("typed meanwhile")
            let second = try await terminal.shows(
                "cannot be reached", "/retry", "› typed meanwhile", "MongoDB NOT OPENED")
            #expect(!second.contains("s3cr3t"))
        }
    }

    @Test("a new interview goes on, says what waits, never says saved, and tells so again when it is left")
    func goesOn() async throws {
        try await Machine.with(["MONGODB_URI": Self.deadURI]) { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--questions", "1")
            let first = try await terminal.shows("Enter send")
            #expect(!first.contains("cannot be reached"))
            let second = try await terminal.shows("Question 1 of 1", "WAITING", "cannot be reached", "Go on:")
            #expect(!second.contains("s3cr3t") && !second.contains("saved"))
            try await terminal.enter("Whatever I know of it.")
            try await terminal.shows("You", "Whatever I know of it.", "WAITING")
            try await terminal.enter("/pause")
            let left = try await terminal.shows("Paused", "wait on this machine for MongoDB")
            #expect(!left.contains("s3cr3t"))
        }
    }

    @Test(
        "what was said while the server was away is delivered when it is back, each once and in order",
        .enabled(if: Database.server != nil))
    func comesBack() async throws {
        try await Database.with { database in
            let server = try #require(Database.server)
            let port = try await PythonServer.with("database", "forward", server, "0") { $0.port }
            try await Machine.with(["MONGODB_URI": "mongodb://127.0.0.1:\(port)/\(database.name)"]) { machine in
                let terminal = try await machine.start(
                    "new", "--role", "java", "--level", "beginner", "--id", "late", "--questions", "2")
                try await terminal.shows("Question 1 of 2", "WAITING")
                try await terminal.enter("An answer to keep.")
                try await terminal.shows("An answer to keep.", "WAITING")
                try await PythonServer.with("database", "forward", server, "\(port)") { _ in
                    try await terminal.shows("MongoDB saved")
                    try await terminal.says("probe", 1, in: "late")
                    let interview = try await machine.interview("late")
                    #expect(interview.answered == ["An answer to keep."])
                    #expect(interview.moves == ["bridge", "question", "answer", "probe"])
                }
            }
        }
    }

    @Test(
        "after kill -9 while the server is away a later run delivers what waits, and the draft is back",
        .enabled(if: Database.server != nil))
    func laterRun() async throws {
        try await Database.with { database in
            let server = try #require(Database.server)
            try await Machine.with { plain in
                var machine = plain
                let port = try await PythonServer.with("database", "forward", server, "0") { forwarder in
                    machine.environment["MONGODB_URI"] = "mongodb://127.0.0.1:\(forwarder.port)/\(database.name)"
                    return forwarder.port
                }
                let first = try await machine.start(
                    "new", "--role", "java", "--level", "beginner", "--id", "kept", "--questions", "2")
                try await first.shows("Question 1 of 2", "WAITING")
                try await first.enter("An answer to keep.")
                try await first.shows("An answer to keep.", "WAITING")
                try await first.type("and a draft")
                try await machine.keepsDraft("and a draft")
                try await first.killHard()

                // All of it is here, so it can go on without the server, too.
                let second = try await machine.start("resume", "kept")
                try await second.shows("An answer to keep.", "› and a draft", "WAITING")
                try await second.killHard()

                try await PythonServer.with("database", "forward", server, "\(port)") { _ in
                    let listed = try await machine.run("list")
                    #expect(listed.output.contains("kept"))
                    let third = try await machine.start("resume", "kept")
                    try await third.shows("An answer to keep.", "› and a draft", "MongoDB saved")
                    let interview = try await machine.interview("kept")
                    #expect(interview.answered == ["An answer to keep."])
                }
            }
        }
    }
}
