import Foundation
import Testing

@Suite("The screen", .inTurn, .timeLimit(.minutes(5)))
struct ScreenTests {
    @Test("is the same again after it was made small and large")
    func resizing() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "size")
            try await terminal.asks(1, in: "size")
            try await terminal.type("a draft in progress")
            let before = try await terminal.shows("› a draft in progress")
            try await terminal.resize(columns: 30, rows: 6)
            try await terminal.shows("30×6 is too small")
            try await terminal.resize(columns: 45, rows: 12)
            try await terminal.shows("› a draft in progress")
            try await terminal.resize(columns: 80, rows: 24)
            try await terminal.waits(for: "to be as it was:\n\(before)\n") { $0 == before }
        }
    }

    @Test("keeps wide and combining characters in their columns")
    func widths() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "wide")
            try await terminal.asks(1, in: "wide")
            try await terminal.hasCursor(inColumn: 3)
            // Two characters of two columns each, one of one with an accent that has none, and a plain one.
            try await terminal.type("漢字e\u{301}x")
            try await terminal.shows("› 漢字e\u{301}x")
            try await terminal.hasCursor(inColumn: 3 + 6)
            try await terminal.press("BSpace", "BSpace")
            try await terminal.hides("e\u{301}x")
            try await terminal.hasCursor(inColumn: 3 + 4)
            try await terminal.press("C-u")

            // Eighty columns hold 33 of them behind the labels; the rest begins in the same column below.
            let answer = String(repeating: "語", count: 40)
            try await terminal.enter(answer)
            try await terminal.says("probe", 1, in: "wide")
            let rows = try await terminal.screen().split(separator: "\n").filter { $0.contains("語") }
            #expect(rows.count == 2)
            #expect(rows.first?.hasPrefix(" You          語") == true)
            #expect(rows.last?.hasPrefix("              語") == true)
            #expect(rows.joined().filter { $0 == "語" }.count == 40)
            #expect(try await machine.interview("wide").answered == [answer])
        }
    }

    @Test("takes a paste of 5 kB as one edit, sends nothing, and sends it whole when asked")
    func paste() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "paste")
            try await terminal.asks(1, in: "paste")
            let text = (1...100).map { "Line \($0) of a long answer, with /pause and \t a tab." }.joined(
                separator: "\n")
            #expect(text.utf8.count > 5_000)
            try await terminal.paste(text)
            try await terminal.shows("Line 100 of a long answer")
            #expect(try await machine.interview("paste").answered.isEmpty)
            try await terminal.press("C-_")
            try await terminal.hides("of a long answer")
            try await terminal.paste(text)
            try await terminal.shows("Line 100 of a long answer")
            try await terminal.press("Enter")
            try await terminal.says("probe", 1, in: "paste")
            #expect(try await machine.interview("paste").answered == [text])
        }
    }

    /// Escape sequences, C1 and bidi controls and a bell between two words that are harmless.
    static let hostile =
        "Before \u{1B}]52;c;ZXZpbA==\u{7} \u{1B}[31mred\u{1B}[2J \u{9B}5n \u{202E}drow\u{202C} \u{8} after?"
    static let forbidden = ["\u{1B}]52", "\u{7}", "\u{1B}[31mred", "\u{9B}", "\u{202E}", "\u{202C}", "\u{0}"]

    @Test("shows hostile text that is stored without obeying it")
    func hostileTranscript() async throws {
        try await Machine.with { machine in
            let said = try await machine.run(
                "new", "--role", "java", "--level", "beginner", "--id", "evil", "--plain", input: Self.hostile + "\n")
            #expect(said.status == 0)
            #expect(try await machine.interview("evil").answered == [Self.hostile])
            let terminal = try await machine.startShell()
            let record = try await terminal.record()
            try await terminal.enter("mock-interview resume evil")
            try await terminal.shows("Before", "after?", "]52;c;ZXZpbA==", "[31mred")
            try await Self.isHarmless(record, until: "after?")
            let shown = try await machine.run("show", "evil")
            for output in [shown.output, said.output] {
                for forbidden in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\u{0}"] {
                    #expect(!output.unicodeScalars.contains(forbidden.unicodeScalars))
                }
            }
        }
    }

    @Test("lets nothing of what a hostile model says reach the terminal's own ears")
    func hostileModel() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                try await model.says(Self.hostile, Self.hostile, to: "speech")
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "evil")
                try await terminal.asks(1, in: "evil")
                let record = try await terminal.record()
                try await terminal.enter("An answer.")
                let probe = try await terminal.says("probe", 1, in: "evil")
                try await terminal.shows(probe.words)
                try await Self.isHarmless(record, until: "answer.")
            }
        }
    }

    /// Nothing forbidden is among the bytes that went to the terminal up to a word.
    private static func isHarmless(_ record: String, until word: String) async throws {
        let bytes = try await eventually {
            let text = String(decoding: FileManager.default.contents(atPath: record) ?? Data(), as: UTF8.self)
            return text.contains(word) ? text : nil
        } complaint: {
            "tmux recorded nothing"
        }
        for forbidden in forbidden { #expect(!bytes.unicodeScalars.contains(forbidden.unicodeScalars)) }
    }

    @Test("colours nothing when NO_COLOR is set")
    func noColour() async throws {
        try await Machine.with(["NO_COLOR": "1"]) { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner")
            try await terminal.shows("Question 1 of 6")
            let coloured = #/\u{1B}\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|38|48)[0-9;]*m/#
            #expect(!(try await terminal.screen("-e").contains(coloured)))
        }
    }
}
