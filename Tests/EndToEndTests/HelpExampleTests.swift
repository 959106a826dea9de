import Foundation
import Testing

@Suite("The examples of the commands' help", .inTurn, .timeLimit(.minutes(5)))
struct HelpExampleTests {
    /// The commands that the program's own help lists.
    private func commands(_ machine: Machine) async throws -> [String] {
        let help = try await machine.run("--help").output
        let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
        return list.matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.output.1) }
    }

    /// Runs an example as a shell does: the home screen in a terminal, what copies to a database with one.
    private func outcome(of example: String, _ environment: [String: String], on machine: Machine) async throws
        -> (status: Int?, said: String)
    {
        var machine = machine
        machine.environment = environment
        if example.contains("--offline") {
            let run = try await machine.atPty(
                command: ["sh", "-c", example], .shows("New interview"), .send("\u{3}"), .end)
            return (run.status, run.text)
        }
        func run() async throws -> (status: Int?, said: String) {
            let outcome = try await EndToEndTests.run(
                ["sh", "-c", example], environment: machine.environment, in: machine.folder)
            return (Int(outcome.status), outcome.output + outcome.errors)
        }
        guard example.contains(" sync"), Database.server != nil else { return try await run() }
        var copied: (status: Int?, said: String) = (nil, "")
        try await Database.with { database in
            machine.environment["MONGODB_URI"] = database.uri
            copied = try await run()
        }
        return copied
    }

    @Test("each of them works as it stands, in a home with an interview in it")
    func run() async throws {
        try await Machine.with { machine in
            let bin = machine.folder.appending(path: "bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: bin.appending(path: "mock-interview").path, withDestinationPath: Machine.program)
            let held = try await machine.run(
                "new", "--role", "java", "--level", "beginner", "--id", "7k2mabcdefgh", input: "Because it is.\n")
            try #require(held.status == 0, "\(held.errors)")

            let commands = try await commands(machine)
            #expect(commands.count >= 9)
            let data = URL(filePath: try #require(machine.environment["XDG_DATA_HOME"]))
            for command in [""] + commands {
                let help = try await machine.run([command, "--help"].filter { !$0.isEmpty }).output
                let examples = help.matches(of: #/(?m)^Example: (mock-interview.*)$/#).map { String($0.output.1) }
                #expect(!examples.isEmpty, "\(command) has no example")
                for example in examples {
                    var environment = machine.environment
                    let copy = machine.folder.appending(path: "data-\(UUID().uuidString)")
                    try FileManager.default.copyItem(at: data, to: copy)
                    environment["XDG_DATA_HOME"] = copy.path
                    environment["PATH"] = bin.path + ":" + (environment["PATH"] ?? "")
                    let outcome = try await outcome(of: example, environment, on: machine)
                    // There is nowhere to copy to without a server.
                    let expected = command == "sync" && Database.server == nil ? 64 : 0
                    #expect(outcome.status == expected, "\(example): \(outcome.said)")
                    #expect(!outcome.said.isEmpty, "\(example) says nothing")
                }
            }
            print("Examples: \(commands.count + 1) commands' run.")
        }
    }
}
