import Testing

@testable import TerminalUI

@Suite("The help")
struct HelpTextTests {
    private static let screens = [
        ("home", HomeScreen.help), ("review", ReviewScreen.help), ("chat", ChatScreen.help),
    ]

    /// All that it shows while it is scrolled from the beginning to the end.
    private static func allText(_ groups: [KeyHelpGroup], _ size: Size) -> String {
        var help = HelpText(groups)
        var lines: [String] = []
        for _ in 0..<200 {
            var frame = Frame(size: size)
            help.draw(into: &frame)
            let shown = frame.text.dropLast()
            lines += lines.isEmpty ? Array(shown) : Array(shown.suffix(1))
            if help.handle(.down) { break }
            var next = Frame(size: size)
            help.draw(into: &next)
            if next == frame { break }
        }
        return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    @Test(
        "can be read to its last word at every size",
        arguments: [Size(columns: 40, rows: 10), Size(columns: 80, rows: 24), Size(columns: 200, rows: 50)])
    func whole(size: Size) {
        for (name, groups) in Self.screens {
            let text = Self.allText(groups, size)
            // Two columns stand beside each other: then lines are looked for, not the whole.
            for line in groups.flatMap(\.lines) {
                for word in line.does.split(separator: " ") { #expect(text.contains(word), "\(name): \(line)") }
                #expect(text.contains(line.keys), "\(name): \(line)")
            }
        }
    }

    @Test("stands in two columns where one is too long and both fit, and scrolls where it must")
    func columns() {
        var wide = Frame(size: Size(columns: 200, rows: 16))
        var help = HelpText(HomeScreen.help)
        help.draw(into: &wide)
        #expect(wide.text[0].contains("New interview") && wide.text[0].contains("Which are listed"))
        #expect(!wide.text[15].contains("scroll"))

        var small = Frame(size: Size(columns: 40, rows: 10))
        help.draw(into: &small)
        #expect(small.text[9].contains("Any key goes back.") && small.text[9].contains("scroll"))
        #expect(small.text[0] == "  New interview")
        let pageCloses = help.handle(.pageDown)
        #expect(!pageCloses)
        help.draw(into: &small)
        #expect(small.text[0] != "  New interview")
        let homeCloses = help.handle(.home)
        #expect(!homeCloses)
        help.draw(into: &small)
        #expect(small.text[0] == "  New interview")
    }

    @Test(
        "is closed by every key that does not scroll it",
        arguments: [Key.escape, .function(1), .character("q"), .enter])
    func closing(key: Key) {
        var help = HelpText(HomeScreen.help)
        var frame = Frame(size: Size(columns: 40, rows: 10))
        help.draw(into: &frame)
        let closes = help.handle(key)
        let downCloses = help.handle(.down)
        #expect(closes && !downCloses)
        var tall = Frame(size: Size(columns: 80, rows: 60))
        help.draw(into: &tall)
        let closesWhole = help.handle(.down)
        #expect(closesWhole, "where all is seen there is nothing to scroll")
    }

    @Test("says in one line what the keys do, and keeps F1 whatever has to go")
    func keyLine() {
        let keys: [(key: String, does: String)] = [
            ("Enter", "start"), ("Tab", "next field"), ("F1", "help"), ("Ctrl-E", "export"), ("Esc", "quit"),
        ]
        for (columns, expected) in [
            (80, " Enter start   Tab next field   F1 help   Ctrl-E export   Esc quit"),
            (50, " Enter start   Tab next field   F1 help"), (30, " Enter start   F1 help"), (12, " F1 help"), (5, ""),
        ] {
            var frame = Frame(size: Size(columns: columns, rows: 1))
            KeyLine.draw(keys, into: &frame)
            #expect(frame.text == [expected])
        }
    }
}
