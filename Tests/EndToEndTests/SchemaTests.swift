import Foundation
import Testing

@Suite("--json keeps to its schemas", .inTurn, .timeLimit(.minutes(5)))
struct SchemaTests {
    /// A Python with a validator of JSON Schema: schemathesis brings one along.
    private static let python: String? = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_SCHEMATHESIS"].map {
        URL(filePath: $0).deletingLastPathComponent().appending(path: "python").path
    }

    private static func schema(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/MockInterview/Schemas/\(name).json").path
    }

    /// Holds what commands print to a schema; answers with how many there were.
    private func hold(_ commands: [[String]], to name: String, on machine: Machine) async throws -> Int {
        var files: [String] = []
        for command in commands {
            let outcome = try await machine.run(command)
            try #require(outcome.status == 0, "\(command): \(outcome.errors)")
            files.append(try machine.write(outcome.output, to: "\(name)-\(files.count).json"))
        }
        let python = try #require(Self.python)
        let script = try PythonServer.file(of: "check_schema")
        let checked = try await run([python, script, Self.schema(name)] + files, in: machine.folder)
        #expect(checked.status == 0, "\(checked.errors)")
        return Int(checked.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    @Test(
        "over interviews in every state, hostile texts included",
        .enabled(if: python != nil, "MOCK_INTERVIEW_TEST_SCHEMATHESIS names no program"))
    func samples() async throws {
        try await Machine.with { machine in
            _ = try await HostileStrings.fill(machine)
            _ = try await HostilePage.fill(machine, count: 300)
            let new = ["new", "--role", "python", "--level", "beginner", "--questions", "1", "--plain"]
            for (id, input) in [
                ("fresh", ""), ("hinted", "/hint\n/hint\n"), ("skipped", "/skip\n"),
                ("ended", "A list is mutable.\n/end\n/end\n"),
                ("cancelled", "One.\n/cancel\n/cancel\n"), ("answered", "I don't know.\nNo.\nStill no.\nNo.\n"),
            ] {
                let held = try await machine.run(new + ["--id", id], input: input)
                try #require(held.status == 0, "\(held.errors)")
            }
            let ids = [
                "fresh", "hinted", "skipped", "ended", "cancelled", "answered", "page", "chat", "broken", "review",
            ]
            let shown = ids.map { ["show", $0, "--json"] } + [["export", "page", "--format", "json"]]
            #expect(try await hold(shown, to: "show", on: machine) == shown.count)
            let lists = [
                ["list", "--json"], ["list", "--json", "--limit", "1000"], ["list", "--json", "--role", "devops"],
            ]
            #expect(try await hold(lists, to: "list", on: machine) == lists.count)
            let searches = [
                ["search", "--json", "mutable"], ["search", "--json", "what", "--limit", "500"],
                ["search", "--json", "nowhere"],
            ]
            #expect(try await hold(searches, to: "search", on: machine) == searches.count)
            let counts = [
                ["stats", "--json"], ["stats", "--json", "--role", "devops"],
                ["stats", "--json", "--since", "2026-01-01", "--role", "python"],
            ]
            #expect(try await hold(counts, to: "stats", on: machine) == counts.count)
            print(
                "Schemas: \(shown.count) interviews, \(lists.count) lists, \(searches.count) searches and",
                "\(counts.count) statistics held to them.")
        }
    }

    @Test("feedback by a model, with scores and remarks", .enabled(if: python != nil))
    func scored() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let held = try await machine.run(
                    "new", "--role", "java", "--level", "beginner", "--questions", "1", "--id", "scored", "--plain",
                    input: "An answer of some words.\n/end\n/end\n")
                try #require(held.status == 0, "\(held.errors)")
                let feedback = try #require(try await machine.interview("scored").feedback)
                #expect(!feedback.isEmpty)
                #expect(try await hold([["show", "scored", "--json"]], to: "show", on: machine) == 1)
                #expect(try await hold([["stats", "--json"]], to: "stats", on: machine) == 1)
            }
        }
    }

    @Test("the schemas mean the same by what they share", arguments: ["date", "object_id", "session"])
    func shared(definition: String) throws {
        let definitions = try ["list", "show", "search"].map { name in
            let data = try Data(contentsOf: URL(filePath: Self.schema(name)))
            let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let all = try #require(schema["$defs"] as? [String: Any])
            return try JSONSerialization.data(withJSONObject: try #require(all[definition]), options: .sortedKeys)
        }
        #expect(Set(definitions).count == 1)
    }
}
