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
            try await terminal.asks(2, in: "wide")
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
            try await terminal.asks(2, in: "paste")
            #expect(try await machine.interview("paste").answered == [text])
        }
    }

    @Test("shows what a hostile model says without obeying it")
    func hostile() async throws {
        let hostile =
            "Before \u{1B}]52;c;ZXZpbA==\u{7} \u{1B}[31mred\u{1B}[2J \u{9B}5n \u{202E}drow\u{202C} \u{8}\u{0} after?"
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                try await model.holds(after: 0)
                try await model.says(hostile)
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "evil")
                try await model.isAsked(for: "question", times: 1)
                let record = try await terminal.record()
                try await model.releases()
                try await terminal.asks(1, in: "evil")
                try await terminal.shows("Before", "after?", "]52;c;ZXZpbA==", "[31mred")
                let bytes = try await eventually {
                    let text = String(decoding: FileManager.default.contents(atPath: record) ?? Data(), as: UTF8.self)
                    return text.contains("after?") ? text : nil
                } complaint: {
                    "tmux recorded nothing"
                }
                for forbidden in ["\u{1B}]52", "\u{7}", "\u{1B}[31mred", "\u{9B}", "\u{202E}", "\u{202C}", "\u{0}"] {
                    #expect(!bytes.unicodeScalars.contains(forbidden.unicodeScalars))
                }
                let shown = try await machine.run("show", "evil")
                for forbidden in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\u{0}"] {
                    #expect(!shown.output.unicodeScalars.contains(forbidden.unicodeScalars))
                }
            }
        }
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
