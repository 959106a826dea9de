import Foundation
import Testing

@Suite("In pipes", .inTurn, .timeLimit(.minutes(5)))
struct PipeTests {
    /// Runs a line of the shell in which `$0` is the program.
    private func shell(_ line: String, on machine: Machine) async throws -> Outcome {
        try await run(
            ["bash", "-c", line, Machine.program], environment: machine.environment, in: machine.folder)
    }

    @Test("whoever reads no further is taken at their word: nothing is said about it, and nothing failed")
    func closed() async throws {
        try await Machine.with { machine in
            _ = try await HostileStrings.fill(machine)
            let readers = ["head -1", "head -c 1", "true"]
            // As a terminal's shell leaves it, and as some programs do that start others.
            let signals = ["", "trap '' PIPE; "]
            var count = 0
            for command in [
                "list --limit 1000", "list --limit 1000 --json", "show review", "show review --json",
                "show review --markdown", "stats", "stats --json", "export review --format html", "export review",
                "feedback review", "doctor", "search end --limit 1000", "search end --json", "--help",
            ] {
                for (reader, signal) in zip(readers, signals + [""]) {
                    let outcome = try await shell(
                        "\(signal)\"$0\" \(command) | \(reader) >read; echo ${PIPESTATUS[0]}", on: machine)
                    #expect(["0\n", "141\n"].contains(outcome.output), "\(command) | \(reader)")
                    #expect(outcome.errors.isEmpty, "\(command) | \(reader)")
                    count += 1
                }
            }
            print("Closed pipes: \(count) were left early.")
        }
    }

    @Test(
        "nothing is asked where nobody can answer: every line is ended, and so is every command",
        arguments: [
            "</dev/null", "<&-", "< <(printf '')",
        ])
    func unasked(input: String) async throws {
        try await Machine.with { machine in
            let new = try await machine.run(
                "new", "--role", "java", "--level", "beginner", "--id", "asked", input: "One.\n")
            try #require(new.status == 0)
            for (command, status) in [
                ("", 64), ("home", 64), ("--plain", 0), ("new --role java --level beginner", 0), ("resume", 0),
                ("list", 0), ("search because", 0), ("show asked", 0), ("feedback asked", 0), ("export asked", 0),
                ("stats", 0), ("delete asked", 1), ("doctor", 0),
            ] as [(String, Int32)] {
                let outcome = try await shell("\"$0\" \(command) \(input)", on: machine)
                #expect(outcome.status == status, "\(command): \(outcome.errors)")
                // A prompt is a line that was not ended.
                for text in [outcome.output, outcome.errors] where !text.isEmpty {
                    #expect(text.hasSuffix("\n"), "\(command): \(text.suffix(80))")
                }
            }
            #expect(try await machine.interview("asked").answered == ["One."])
        }
    }
}
