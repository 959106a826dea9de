import InterviewKit
import Testing

@testable import TerminalUI

@Suite("Every key in the review screen's help does what it says")
struct ReviewKeysTests {
    /// By the group and the keys of the line.
    private static let checks: [String: @Sendable () -> Bool] = [
        "Reading: Tab": {
            var screen = review()
            screen.press(.tab)
            let isFeedback = screen.focus == .feedback
            screen.press(.backtab)
            return isFeedback && screen.focus == .transcript
        },
        "Reading: ↑ ↓ PgUp PgDn Space": {
            var screen = review()
            let top = screen.text()
            screen.press(.down)
            let isLower = screen.text() != top
            screen.press(.up)
            let isBack = screen.text() == top
            screen.press(.pageDown)
            let page = screen.text()
            screen.press(.pageUp)
            let isTop = screen.text() == top
            screen.press(.character(" "))
            return isLower && isBack && isTop && page != top && screen.text() == page
        },
        "Reading: Home, End": {
            var screen = review()
            let top = screen.text()
            screen.press(.end)
            let isEnd = screen.text().contains { $0.contains("one bin at a time.") }
            screen.press(.home)
            return isEnd && screen.text() == top
        },
        "Reading: ← →": {
            var screen = review()
            screen.press(.right, .right, .right, .left)
            let message = screen.transcript.chosen
            screen.press(.tab, .right, .right, .left)
            return message == 1 && screen.feedback.chosen == 0
        },
        "Reading: Enter": {
            var screen = review()
            screen.press(.tab, .right, .enter)
            let marked = screen.frame(Size(columns: 80, rows: 24)).texts(in: .currentMatch)
            return screen.transcript.chosen == 1 && marked == ["One lost update can happen"]
        },
        "Reading: /": {
            var screen = review()
            screen.type("/visible")
            let marked = screen.frame(Size(columns: 80, rows: 24)).texts(in: .currentMatch)
            screen.press(.enter)
            let stays = screen.transcript.isSearching && screen.finding == nil
            screen.type("/bin")
            screen.press(.escape)
            return marked == ["visible"] && stays && !screen.transcript.isSearching
        },
        "Reading: n, N": {
            var screen = review()
            screen.type("/map")
            _ = screen.text()
            screen.press(.enter, .character("n"))
            let second = screen.transcript.view.search?.count.number
            screen.press(.character("N"))
            return second == 2 && screen.transcript.view.search?.count.number == 1
        },
        "Doing: y": {
            var screen = review()
            guard case .copy(_, name: "message 1 (Interviewer)") = screen.handle(.character("y")) else { return false }
            screen.press(.tab)
            guard case .copy(_, name: "the feedback") = screen.handle(.character("y")) else { return false }
            screen.press(.right)
            return screen.handle(.character("y")) == .copy("One lost update can happen", name: "the quotation")
        },
        "Doing: c": {
            var screen = review()
            screen.press(.right, .right)
            guard case .copy("synchronized (this) {}", name: _) = screen.handle(.character("c")) else { return false }
            return true
        },
        "Doing: e": { wish(.character("e")) == .export },
        "Doing: f": {
            var screen = review()
            return screen.handle(.character("f")) == .writeFeedback && screen.handle(.escape) == .stopWriting
        },
        "Doing: q, Esc, Ctrl-D": {
            wish(.character("q")) == .leave && wish(.escape) == .leave && wish(.control("d")) == .leave
        },
        // The tests of the whole program press them: the one is a signal, the other leaves the terminal to the shell.
        "Doing: Ctrl-C": { wish(.control("c")) == nil },
        "Doing: Ctrl-Z": { wish(.control("z")) == nil },
        // The terminal's own, which the tests of the whole program press.
        "Doing: Ctrl-L": { wish(.control("l")) == nil },
        "Doing: F1, ?": {
            [Key.function(1), .character("?")].allSatisfy { key in
                var screen = review()
                screen.press(key)
                let isOpen = screen.text(80, 40).contains { $0.contains("copy that message's next block of code") }
                return isOpen && screen.handle(.character("q")) == nil && screen.help == nil
            }
        },
    ]

    @Test("and no line of it is without a check")
    func everyLine() {
        let lines = ReviewScreen.help.flatMap { group in group.lines.map { "\(group.title): \($0.keys)" } }
        #expect(Set(lines) == Set(Self.checks.keys))
        #expect(Set(lines).count == lines.count)
    }

    @Test(
        "line by line",
        arguments: ReviewScreen.help.flatMap { group in group.lines.map { "\(group.title): \($0.keys)" } })
    func line(line: String) throws {
        let check = try #require(Self.checks[line])
        #expect(check())
    }

    private static func review() -> ReviewScreen {
        var screen = ReviewSample.screen(padding: String(repeating: "word ", count: 600))
        _ = screen.text()
        return screen
    }

    private static func wish(_ key: Key) -> ReviewScreen.Wish? {
        var screen = review()
        return screen.handle(key)
    }
}
