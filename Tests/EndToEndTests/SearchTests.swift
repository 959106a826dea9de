import Foundation
import Testing

@Suite("Searching all transcripts", .inTurn, .timeLimit(.minutes(5)))
struct SearchTests {
    private func prepare(_ machine: Machine) async throws {
        for (id, role, answer) in [
            ("first", "java", "Because a caf\u{E9} needs\ta deadlock, say."),
            ("second", "python", "A Deadlock of two thread pools."),
        ] {
            let held = try await machine.run(
                "new", "--role", role, "--level", "beginner", "--questions", "1", "--id", id, "--plain",
                input: answer + "\n/end\n/end\n")
            try #require(held.status == 0, "\(held.errors)")
        }
    }

    /// What a search prints in a pipe: its lines by field, the dates left out.
    private func lines(_ outcome: Outcome) -> [[String]] {
        outcome.output.split(separator: "\n").map { line in
            var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields.count > 1 { fields.remove(at: 1) }
            return fields
        }
    }

    private func search(_ machine: Machine) async throws {
        let both = try await machine.run("search", "deadlock")
        #expect(both.status == 0 && both.errors.isEmpty)
        #expect(
            lines(both) == [
                ["second", "python", "beginner", "1", "3", "You", "A Deadlock of two thread pools."],
                ["first", "java", "beginner", "1", "3", "You", "Because a caf\u{E9} needs a deadlock, say."],
            ])
        #expect(!both.output.contains("\u{1B}"))
        #expect(lines(try await machine.run("search", "deadlock", "--limit", "1")).map(\.first) == ["second"])
        #expect(lines(try await machine.run("search", "deadlock", "--role", "java")).map(\.first) == ["first"])
        #expect(lines(try await machine.run("search", "CAFE\u{301}", "because")).map(\.first) == ["first"])
        #expect(lines(try await machine.run("search", "thread pools")).map(\.first) == ["second"])
        for words in [["pools thread"], ["deadlock", "AND", "cafe"], ["dead*"], ["--", "-deadlock"], ["针"]] {
            let none = try await machine.run(["search"] + words)
            #expect(none.status == 0 && none.output.isEmpty && none.errors == "Nothing was found.\n", "\(words)")
        }
        let json = try await machine.run("search", "thread pools", "--json")
        let found = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let hit = try #require((found["hits"] as? [[String: Any]])?.first)
        #expect(hit["question"] as? Int == 1 && hit["number"] as? Int == 3 && hit["speaker"] as? String == "candidate")
        #expect(hit["marks"] as? [[String: Int]] == [["start": 18, "length": 12]])
        let deleted = try await machine.run("delete", "second", "--yes")
        #expect(deleted.status == 0)
        #expect(lines(try await machine.run("search", "deadlock")).map(\.first) == ["first"])
    }

    @Test("in the file of this machine; at a terminal the words stand out")
    func sqlite() async throws {
        try await Machine.with { machine in
            try await prepare(machine)
            let seen = try await machine.atPty(["search", "deadlock", "cafe"], .end)
            #expect(seen.status == 0 && seen.text.contains("java · beginner  question 1, message 3"))
            let bytes = String(decoding: seen.bytes, as: UTF8.self)
            #expect(
                bytes.contains(
                    "    You: Because a \u{1B}[1mcaf\u{E9}\u{1B}[0m needs a \u{1B}[1mdeadlock\u{1B}[0m, say."))
            try await search(machine)
            for wrong in [["search"], ["search", " "], ["search", "\"\""], ["search", "x", "--limit", "0"]] {
                #expect(try await machine.run(wrong).status == 64, "\(wrong)")
            }
        }
    }

    @Test("in MongoDB, whose index is made with a yes alone", .enabled(if: Database.server != nil))
    func mongo() async throws {
        try await Database.with { database in
            try await Machine.with(["MONGODB_URI": database.uri]) { machine in
                try await prepare(machine)
                let refused = try await machine.run("search", "deadlock")
                #expect(refused.status == 1 && refused.output.isEmpty)
                for part in [
                    "text index", "\(database.name).messages", "content_text", "permanent",
                    "db.messages.dropIndex(\"content_text\")", "Say --make-index to make it.",
                ] {
                    #expect(refused.errors.contains(part), "\(part)")
                }
                let made = try await machine.run("search", "deadlock", "--make-index")
                #expect(made.status == 0 && made.errors == "The index is made.\n" && lines(made).count == 2)
                try await search(machine)
            }
        }
    }

    @Test("hostile texts are found and harmless, at a terminal, in a pipe and as JSON")
    func hostile() async throws {
        try await Machine.with { machine in
            let places = try await HostileStrings.fill(machine)
            let messages = try #require(places["chat"])
            let numbers = Array(messages.prefix(20))
            var count = 0
            for number in numbers {
                let seen = try await machine.atPty(["search", HostileStrings.mark(number)], .end)
                // The one word that stands out is the program's doing; all else has to be text.
                let parts = String(decoding: seen.bytes, as: UTF8.self)
                    .components(separatedBy: "\u{1B}[1m\(HostileStrings.mark(number))\u{1B}[0m")
                #expect(parts.count == 2)
                let untrusted = TerminalBytes(Array(parts.joined().utf8), isDrawn: false).untrusted
                #expect(untrusted.isEmpty, "\(untrusted)")
                let piped = try await machine.run("search", HostileStrings.mark(number))
                #expect(piped.output.split(separator: "\n").count == 1 && lines(piped).first?.count == 7)
                let json = try await machine.atPty(["search", HostileStrings.mark(number), "--json"], .end)
                json.showsHarmlessly([number], isDrawn: false, isForPrograms: true)
                count += 3
            }
            print("Searching hostile texts: \(count) outputs.")
        }
    }
}
