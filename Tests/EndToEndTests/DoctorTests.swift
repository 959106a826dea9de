import Foundation
import Testing

@Suite("The doctor", .inTurn, .timeLimit(.minutes(5)))
struct DoctorTests {
    /// That every trouble and failure has the line below it that mends it.
    private func isMended(_ text: String) -> Bool {
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        return zip(lines, lines.dropFirst() + [""]).allSatisfy { line, next in
            !(line.hasPrefix("trouble:") || line.hasPrefix("FAILED:")) || next.hasPrefix("mend: ")
        }
    }

    @Test(
        "tells of the settings with their sources, the store, the bank, the model and the terminal, and nothing secret")
    func well() async throws {
        try await FakeModel.with { model in
            let settings = model.settings.merging(["LLM_API_KEY": "k3y-of-mine", "INTERVIEW_QUESTIONS": "4"]) { $1 }
            try await Machine.with(settings) { machine in
                try await model.says("ready", #"{"word": "ready"}"#, to: "speech")
                let seen = try await machine.atPty(["doctor"], .end)
                for words in [
                    "llm.apiKey: set, not shown, from LLM_API_KEY",
                    "interview.questions: 4, from INTERVIEW_QUESTIONS", "mongodb.uri: not set",
                    "ok: SQLite 3.", "holds: 0 sessions and 0 messages", "search: by its own index",
                    "java: 12 beginner", "Your own questions: ", "one line: ok", "structured: ", "Terminal: ", "UTF-8",
                ] { #expect(seen.text.contains(words), "\(words) in \(seen.text)") }
                #expect(!seen.text.contains("k3y-of-mine") && isMended(seen.text))
                let piped = try await machine.run("doctor")
                #expect(piped.output.contains("Terminal: none here"))
            }
        }
    }

    @Test(
        "tells of MongoDB's version, topology, write concern, latency and indexes",
        .enabled(if: Database.server != nil, "needs MOCK_INTERVIEW_TEST_MONGODB_URI"))
    func mongo() async throws {
        try await Database.with { database in
            try await Machine.with(["MONGODB_URI": database.uri]) { machine in
                let outcome = try await machine.run("doctor")
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(outcome.output.contains(#/ok: MongoDB \d+\.\d+\.\d+, standalone, at .*, database e2e-/#))
                #expect(outcome.output.contains("write concern: majority, journaled, within 5.0 s"))
                #expect(outcome.output.contains(#/latency: \d+\.\d ms, the median of 5 pings/#))
                #expect(outcome.output.contains("indexes: 7 of 7") && outcome.output.contains("search: no text index"))
            }
        }
    }

    @Test(
        "names what mends each trouble: a store and a model that are away, a mistake in a question file, an odd terminal"
    )
    func troubles() async throws {
        try await Machine.with([
            "MONGODB_URI": "mongodb://127.0.0.1:1/practice", "LLM_BASE_URL": "http://127.0.0.1:1/v1",
            "LLM_MODEL": "any",
            "TERM": "teletype-of-1930",
        ]) { machine in
            try machine.write("role: java\n", to: "home/config/mock-interview/questions/mine.yaml")
            let seen = try await machine.atPty(["doctor"], .end)
            #expect(seen.status == 4)
            for words in [
                "mend: sudo systemctl start mongod", "mend: curl -i http://127.0.0.1:1/v1", "mend: ${EDITOR:-vi} '",
                "mend: export TERM=xterm-256color",
            ] { #expect(seen.text.contains(words), "\(words) in \(seen.text)") }
            #expect(isMended(seen.text))
        }
    }
}
