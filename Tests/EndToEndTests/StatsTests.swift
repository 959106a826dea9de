import Foundation
import Testing

@Suite("stats", .inTurn, .timeLimit(.minutes(5)))
struct StatsTests {
    /// What `--json` prints, as far as these tests look at it.
    private struct Figures: Decodable {
        struct Interviews: Decodable {
            let started, completed, cancelled: Int
            let withResults: Int
        }
        struct Results: Decodable {
            struct Mentions: Decodable {
                let questions, made, keyPoints: Int
            }
            struct Scores: Decodable {
                let questions: Int
                let mean: Double
            }
            let mentions: Mentions?
            let scores: Scores?
        }
        struct Group: Decodable {
            let name: String
            let interviews: Int
        }
        struct Trend: Decodable {
            let role, direction: String
        }
        struct Missed: Decodable {
            struct Place: Decodable {
                let sessionId: String
                let question: Int
            }
            let keyPoint: String
            let missed: Int
            let places: [Place]
        }
        let version: Int
        let interviews: Interviews
        let results: Results
        let roles, topics: [Group]
        let trends: [Trend]
        let missed: [Missed]
    }

    private func figures(_ arguments: String..., on machine: Machine) async throws -> Figures {
        let outcome = try await machine.run(["stats", "--json"] + arguments)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Figures.self, from: Data(outcome.output.utf8))
    }

    /// Three interviews from the bank, of which the last is given up, and one in which a question is left without an answer.
    private func hold(on machine: Machine) async throws {
        for (id, role, input) in [
            ("first", "java", "Because it is.\n/end\n/end\n"),
            ("second", "python", "/skip\nA list is mutable.\n/end\n/end\n"),
            ("given-up", "java", "One.\n/cancel\n/cancel\n"),
        ] {
            let held = try await machine.run(
                ["new", "--role", role, "--level", "beginner", "--questions", "3", "--offline", "--plain", "--id", id],
                input: input)
            try #require(held.status == 0, "\(held.errors)")
        }
    }

    private func check(on machine: Machine) async throws {
        let empty = try await machine.run("stats")
        #expect(empty.status == 0 && empty.output.isEmpty)
        #expect(
            empty.errors == "No interviews here yet, so there is nothing to count; mock-interview new starts one.\n")
        try await hold(on: machine)
        let all = try await figures(on: machine)
        #expect(all.version == 1)
        #expect(all.interviews.started == 3 && all.interviews.completed == 2 && all.interviews.cancelled == 1)
        #expect(all.interviews.withResults == 2)
        // Two questions were answered; the skipped one and those that were not asked count nowhere.
        #expect(all.results.mentions?.questions == 2 && all.results.scores == nil)
        #expect(all.roles.map(\.name) == ["java", "python"] && all.roles.map(\.interviews) == [2, 1])
        #expect(all.trends.map(\.direction) == ["too_few", "too_few"])
        #expect(!all.missed.isEmpty && all.missed.allSatisfy { $0.missed == $0.places.count })
        #expect(Set(all.missed.flatMap(\.places).map(\.sessionId)) == ["first", "second"])
        #expect(all.missed.flatMap(\.places).filter { $0.sessionId == "second" }.allSatisfy { $0.question == 2 })
        let java = try await figures("--role", "java", on: machine)
        #expect(java.roles.map(\.name) == ["java"] && java.interviews.started == 2)
        #expect(try await figures("--since", "2999-01-01", on: machine).interviews.started == 0)

        let shown = try await machine.run("stats")
        #expect(shown.status == 0 && shown.errors.isEmpty)
        for words in [
            "3 interviews started, 2 completed (1 cancelled)", "Role: key points mentioned", "too few to tell",
            "Key points missed most", "second question 2",
        ] { #expect(shown.output.contains(words), "\(words)") }
        for line in shown.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        #expect(shown.output.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    @Test("counts what was held, in SQLite")
    func sqlite() async throws {
        try await Machine.with { try await check(on: $0) }
    }

    @Test(
        "counts what was held, in MongoDB",
        .enabled(if: Database.server != nil, "needs MOCK_INTERVIEW_TEST_MONGODB_URI"))
    func mongo() async throws {
        try await Database.with { database in
            try await Machine.with(["MONGODB_URI": database.uri]) { try await check(on: $0) }
        }
    }

    @Test("ten thousand interviews are counted while one waits, and drawn in ASCII where the locale is not UTF-8")
    func scale() async throws {
        try await Machine.with(["LC_ALL": "C"]) { machine in
            try await machine.fill(sessions: 10_000)
            let clock = ContinuousClock()
            let start = clock.now
            let shown = try await machine.run("stats")
            let time = clock.now - start
            #expect(shown.status == 0 && shown.output.contains("10000 interviews started"))
            #expect(shown.output.contains("Missed 1000 of 1000: It can be passed on."))
            let isASCII = shown.output.allSatisfy(\.isASCII)
            #expect(shown.output.contains("#") && isASCII)
            #expect(time < .seconds(60))
            print(
                "Statistics of 10,000 interviews, 1,000 reports: \(time.formatted(.units(allowed: [.seconds, .milliseconds])))."
            )
        }
    }

    @Test("the home screen shows them at F2 and comes back at q, and offers nothing where nothing is completed")
    func screen() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 40)
            let terminal = try await machine.start(columns: 120, rows: 30)
            try await terminal.shows("s00039", "F2 progress")
            try await terminal.press("F2")
            try await terminal.shows("Progress", "40 interviews started, 8 completed", "Role: scores by a model")
            try await terminal.press("End")
            try await terminal.shows("Key points missed most")
            try await terminal.resize(columns: 40, rows: 12)
            try await terminal.shows("q back")
            try await terminal.press("q")
            try await terminal.shows("New interview")
            try await terminal.press("F2")
            try await terminal.shows("40 interviews started")
            try await terminal.press("Escape")
            try await terminal.shows("New interview")
            try await terminal.press("C-c")
            #expect(try await terminal.status() == 0)
        }
        try await Machine.with { machine in
            let terminal = try await machine.start(columns: 120, rows: 30)
            try await terminal.shows("None yet.")
            try await terminal.hides("F2 progress")
            try await terminal.press("F2")
            try await terminal.shows("No interview has been started yet")
            try await terminal.press("C-c")
            try await terminal.shows("New interview")
        }
    }
}
