import InterviewKit
import Testing

@testable import TerminalUI

@Suite("Every key in the home screen's help does what it says")
struct HomeKeysTests {
    /// Presses the keys of one line of the help, and says whether they did it.
    private typealias Check = @Sendable () -> Bool

    /// By the group and the keys of the line.
    private static let checks: [String: Check] = [
        "New interview: Enter": { wish(.enter, at: .form) == .start(home().form) },
        "New interview: Tab, Shift-Tab": {
            var screen = home()
            screen.press(.tab, .tab, .backtab)
            return screen.form.field == .level
        },
        "New interview: ← →": {
            var screen = home()
            screen.press(.right, .right, .left)
            return screen.form.role == .python
        },
        "New interview: 0-9, Backspace": {
            var screen = home()
            screen.press(.tab, .tab, .character("1"), .character("2"), .character("0"), .tab, .character("0"))
            let isUntimed = screen.form.questions == 12 && screen.form.minutes == nil
            screen.press(.character("4"), .character("5"), .backspace)
            return isUntimed && screen.form.minutes == 4 && screen.past.filter.isEmpty
        },
        "Past interviews: ↑ ↓ PgUp PgDn": {
            var screen = home()
            screen.press(.down, .down, .up)
            let isFirst = screen.chosenID == "s39"
            screen.press(.pageDown, .pageDown, .pageUp)
            return isFirst && screen.past.selected == screen.listRows - 1
        },
        "Past interviews: Home, End": {
            var screen = home()
            screen.press(.end)
            let isLast = screen.chosenID == "s0"
            screen.press(.home)
            return isLast && screen.focus == .form
        },
        "Past interviews: Enter": {
            wish(.enter, at: .list) == .review(session(0)) && wish(.enter, at: .list, down: 2) == .resume(session(2))
        },
        "Past interviews: Ctrl-R": { wish(.control("r"), at: .list, down: 2) == .review(session(2)) },
        "Past interviews: Ctrl-E": { wish(.control("e"), at: .list) == .export(session(0)) },
        "Past interviews: Del, Ctrl-X": {
            [Key.delete, .control("x")].allSatisfy { key in
                var screen = home()
                screen.press(.down)
                guard case .examine(let interview) = screen.handle(key) else { return false }
                screen.confirmDeletion(of: interview.session, messages: "3 messages", hasFeedback: false)
                return screen.handle(.character("y")) == .delete(session(0))
            }
        },
        "Past interviews: F2": {
            wish(.function(2), at: .form) == .statistics && wish(.function(2), at: .list) == .statistics
        },
        "Past interviews: F5": {
            var screen = home()
            screen.press(.function(5))
            return screen.follow()?.after == nil
        },
        "Which are listed: letters, digits": {
            var screen = home()
            screen.type("java s1")
            return screen.past.filter == "java s1" && filtered(screen) == ["s16", "s12"]
        },
        "Which are listed: Backspace, Ctrl-W, Ctrl-U": {
            var screen = home()
            screen.type("java paused act")
            screen.press(.backspace)
            let isShorter = screen.past.filter == "java paused ac"
            screen.press(.control("w"))
            let isWithoutWord = screen.past.filter == "java paused "
            screen.press(.control("u"))
            return isShorter && isWithoutWord && screen.past.filter.isEmpty
        },
        "Which are listed: Tab, Shift-Tab": {
            var screen = home()
            screen.press(.down)
            var statuses: [Status?] = []
            for _ in 0..<5 {
                screen.press(.tab)
                statuses.append(screen.past.status)
            }
            screen.press(.backtab)
            return statuses == [.active, .paused, .completed, .cancelled, nil] && screen.past.status == .cancelled
        },
        "Which are listed: Esc": {
            var screen = home()
            screen.press(.down, .tab)
            screen.type("java")
            let wishes = (0..<4).map { _ in (screen.handle(.escape), screen.past.filter, screen.past.status) }
            return wishes[0] == (nil, "", .active) && wishes[1] == (nil, "", nil) && wishes[2].0 == nil
                && wishes[3].0 == .quit
        },
        "Anywhere: F1, ?": {
            [Key.function(1), .character("?")].allSatisfy { key in
                var screen = home()
                screen.press(key)
                let isOpen = screen.text(80, 60).contains { $0.contains("export it as Markdown into this folder") }
                screen.press(.escape)
                return isOpen && screen.help == nil && screen.past.filter.isEmpty
            }
        },
        // Ctrl-C, Ctrl-L and Ctrl-Z are the terminal's, which the tests of the whole program press.
        "Anywhere: Ctrl-L": { wish(.control("l"), at: .form) == nil },
        "Anywhere: Ctrl-C, Ctrl-D": {
            wish(.control("d"), at: .form) == .quit && wish(.control("d"), at: .list) == .quit
        },
        "Anywhere: Ctrl-Z": { wish(.control("z"), at: .form) == nil },
    ]

    @Test("and no line of it is without a check")
    func everyLine() {
        let lines = HomeScreen.help.flatMap { group in group.lines.map { "\(group.title): \($0.keys)" } }
        #expect(Set(lines) == Set(Self.checks.keys))
        #expect(Set(lines).count == lines.count)
    }

    @Test(
        "line by line", arguments: HomeScreen.help.flatMap { group in group.lines.map { "\(group.title): \($0.keys)" } }
    )
    func line(line: String) throws {
        let check = try #require(Self.checks[line])
        #expect(check())
    }

    /// One that has forty past interviews.
    private static func home() -> HomeScreen {
        var shelf = PastShelf(40, statuses: [.paused, .active, .cancelled, .completed])
        var screen = HomeScreen.reading(&shelf)
        _ = screen.text()
        return screen
    }

    private static func session(_ place: Int) -> Session {
        PastShelf(40, statuses: [.paused, .active, .cancelled, .completed]).interviews[place].session
    }

    private static func filtered(_ screen: HomeScreen) -> [String] {
        var screen = screen
        _ = screen.follow()
        return screen.past.matches.map { screen.past.loaded[$0].session.sessionID }
    }

    private static func wish(_ key: Key, at focus: HomeScreen.Focus, down: Int = 0) -> HomeScreen.Wish? {
        var screen = home()
        if focus == .list { screen.press(.down) }
        for _ in 0..<down { screen.press(.down) }
        return screen.handle(key)
    }
}
