import Foundation
import Testing

/// 5,000 strings: those that `hostile_strings.py` fills a database with, then these.
@Suite("Not one untrusted control byte reaches the terminal", .inTurn, .timeLimit(.minutes(10)))
struct HostileTextTests {
    private static let arguments = 4_502..<4_802
    private static let questions = 4_802..<4_902
    private static let settings = 4_902..<4_952
    private static let replies = 4_952..<5_002

    private static let pageUp = "\u{1B}[5~"
    private static let pageDown = "\u{1B}[6~"
    /// What ends a frame in which more than a row changed.
    private static let frame = "\u{1B}[?2026l"
    private static let clear = "\u{1B}[H\u{1B}[J"

    @Test("the check itself finds each kind of string where nothing was done about it", arguments: [true, false])
    func checkFinds(isDrawn: Bool) async throws {
        // Marks below their limit, invisible characters and wide ones are no danger.
        let dangerous = try await HostileStrings.strings(0..<1_000).enumerated().filter {
            ![7, 8].contains($0.offset % 10)
        }
        #expect(dangerous.count == 800)
        for (_, string) in dangerous {
            let found = TerminalBytes(Array(string.utf8), isDrawn: isDrawn).untrusted
            #expect(!found.isEmpty, "\(string.debugDescription)")
        }
    }

    @Test("from a transcript on the chat screen, and what is found in it", arguments: ["chat", "broken"])
    func chat(_ session: String) async throws {
        try await Machine.with { machine in
            let places = try await HostileStrings.fill(machine)
            try await AtPty.showHarmlessly(try #require(places[session])) {
                try await machine.atPty(
                    ["resume", session], columns: 160, rows: 60, .shows("saved"), .pages(Self.pageUp),
                    .send("\u{12}end", until: Self.frame), .send("\u{12}\u{C}", until: Self.clear),
                    .send("\u{12}\u{C}", until: Self.clear), .send("\u{1B}"), .pages(Self.pageDown), .send("\u{3}"),
                    .end)
            }
        }
    }

    @Test("from a past interview and its feedback on the review screen, and its export")
    func review() async throws {
        try await Machine.with { machine in
            let places = try await HostileStrings.fill(machine)
            let run = try await machine.atPty(
                [], columns: 100, rows: 60, .shows("review"), .send("review"), .shows("1 found"), .send("\r"),
                .shows("Transcript"), .pages(Self.pageDown), .send("e"), .shows(".md"),
                .send("\t\u{C}", until: Self.clear), .pages(Self.pageDown), .send("q"), .shows("New interview"),
                .send("\u{3}"), .end)
            run.showsHarmlessly(try #require(places["review"]), isDrawn: true)
            // Of the report the last two are its author and the program's version, which stand in no Markdown.
            run.showsHarmlessly(try #require(places["report"]).dropLast(2), isDrawn: true)
        }
    }

    @Test("from ids, roles and levels of other programs on the home screen, also where one is to be deleted")
    func home() async throws {
        try await Machine.with { machine in
            let places = try await HostileStrings.fill(machine)
            let ids = try #require(places["list"])
            let seen = stride(from: ids.lowerBound, to: ids.upperBound, by: 3).map { $0 }
            try await AtPty.showHarmlessly(seen) {
                try await machine.atPty(
                    [], columns: 200, rows: 60, .shows("h0"), .pages(Self.pageDown), .send("\u{18}"),
                    .shows("Delete the"), .send("n"), .shows("Nothing was deleted"), .send("\u{5}"), .shows(".md"),
                    .send("\u{3}"), .end)
            }
        }
    }

    @Test("from the commands that print what is stored")
    func commands() async throws {
        try await Machine.with { machine in
            let places = try await HostileStrings.fill(machine)
            let chat = try #require(places["chat"])
            let list = try #require(places["list"])
            let wholeReview = try #require(places["review"]).lowerBound..<(try #require(places["report"]).upperBound)
            for (arguments, numbers) in [
                (["list", "--limit", "1000"], list), (["list", "--limit", "1000", "--json"], list),
                (["show", "chat"], chat), (["show", "chat", "--markdown"], chat), (["show", "chat", "--json"], chat),
                (["show", "broken"], try #require(places["broken"])), (["show", "review", "--json"], wholeReview),
                (["show", "review"], wholeReview.dropLast(2)), (["show", HostileStrings.mark(0)], 0..<1),
                // It tells what the answers mention, not what they say.
                (["feedback", "chat"], 0..<0),
            ] {
                try await machine.atPty(arguments, .end).showsHarmlessly(
                    numbers, isDrawn: false, isForPrograms: arguments.contains("--json"))
            }
            try await machine.atPty(["delete", HostileStrings.mark(0)], .until("h0"), .send("n\n"), .end)
                .showsHarmlessly(0..<1, isDrawn: false)
            try await machine.atPty(["resume", "chat", "--plain"], .until("You: h"), .send("/quit\n"), .end)
                .showsHarmlessly(chat, isDrawn: false)
        }
    }

    @Test("from the command line, whatever is wrong with it")
    func arguments() async throws {
        let strings = try await HostileStrings.strings(Self.arguments)
        try await Machine.with { machine in
            let wrong = [
                #""$0" show "$s""#, #""$0" list "$s""#, #""$0" new --role "$s" --level beginner"#,
                #""$0" list --config "$s""#, #""$0" new --role java --level beginner --plain --id "$s" </dev/null"#,
                #""$0" "$s""#, #""$0" list "--$s""#,
            ]
            let cases = wrong.enumerated().map { "\($0.offset)) \($0.element) ;;" }.joined(separator: " ")
            let script = "n=0; for s in \"$@\"; do case $((n % \(wrong.count))) in \(cases) esac; n=$((n + 1)); done"
            let run = try await machine.atPty(command: ["sh", "-c", script, Machine.program] + strings, .end)
            // An id that cannot be one is not repeated, and an option that is not there by its first word.
            let isQuoted = { (number: Int) in (number - Self.arguments.lowerBound) % wrong.count != 4 }
            run.showsHarmlessly(Self.arguments.filter(isQuoted), isDrawn: false)
        }
    }

    @Test("from question files, settings and a model's names and replies, as the doctor tells them")
    func doctor() async throws {
        let settings = try await HostileStrings.strings(Self.settings)
        let replies = try await HostileStrings.strings(Self.replies)
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { plain in
                var machine = plain
                let config = try #require(machine.environment["XDG_CONFIG_HOME"]) + "/mock-interview"
                try await HostileStrings.writeQuestions(Self.questions, to: config + "/questions")
                let keys = Dictionary(settings.map { ($0, "value of " + $0) }) { first, _ in first }
                try JSONSerialization.data(withJSONObject: keys).write(to: URL(filePath: config + "/config.json"))
                let first = try await machine.atPty(["doctor"], .end)
                first.showsHarmlessly(Self.questions, isDrawn: false)
                first.showsHarmlessly(Self.settings, isDrawn: false)

                for reply in replies.prefix(25) {
                    try await model.says(reply, reply, to: "speech")
                    machine.environment["LLM_MODEL"] = reply
                    let run = try await machine.atPty(["doctor"], .end)
                    run.showsHarmlessly(Self.replies.prefix(0), isDrawn: false)
                }
            }
        }
    }

    @Test("from a model's replies and its errors, on the screen and line by line")
    func model() async throws {
        let replies = try await HostileStrings.strings(Self.replies)
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                for reply in replies.dropFirst(25) {
                    try await model.says("Now this. " + reply + " And then?", to: "speech")
                    let body = try JSONSerialization.data(withJSONObject: ["error": ["message": reply]])
                    try await model.fails("judge", status: 400, body: String(decoding: body, as: UTF8.self))
                    let new = ["new", "--role", "java", "--level", "beginner", "--questions", "1"]
                    let drawn = try await machine.atPty(
                        new, .shows("Question"), .send("An answer."), .shows("/retry", press: "\r"), .send("\u{3}"),
                        .end)
                    drawn.showsHarmlessly(Self.replies.prefix(0), isDrawn: true)
                    #expect(drawn.text.contains(reply.prefix(6)))
                    try await model.mends()
                    let plain = try await machine.atPty(
                        new + ["--plain"], .until("Your answer"), .send("An answer.\n", until: "Interviewer:"),
                        .send("/quit\n"), .end
                    )
                    plain.showsHarmlessly(Self.replies.prefix(0), isDrawn: false)
                }
            }
        }
    }
}
