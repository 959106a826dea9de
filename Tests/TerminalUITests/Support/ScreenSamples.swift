import InterviewKit

@testable import TerminalUI

/// The screens that are compared whole.
enum ScreenSamples {
    static let rows = [40: 12, 80: 16, 200: 14]

    static func all(_ columns: Int) -> [(name: String, frame: Frame)] {
        let size = Size(columns: columns, rows: rows[columns] ?? 24)
        return [
            ("home", home(size)), ("list", list(size)), ("delete", delete(size)), ("home help", help(size)),
            ("review", review(size)), ("feedback", feedback(size)), ("review help", reviewHelp(size)),
        ]
    }

    private static func home(_ size: Size) -> Frame {
        var shelf = PastShelf(6)
        var screen = HomeScreen.reading(&shelf)
        _ = screen.follow { $0.takeResults(["s5": "-", "s4": "3.4 of 5", "s0": "mentioned 7 of 24"]) }
        return screen.frame(size)
    }

    private static func list(_ size: Size) -> Frame {
        var shelf = PastShelf(6)
        var screen = HomeScreen.reading(&shelf)
        _ = screen.follow { $0.takeResults(["s4": "3.4 of 5", "s0": "mentioned 7 of 24"]) }
        screen.type("java")
        _ = screen.follow()
        return screen.frame(size)
    }

    private static func delete(_ size: Size) -> Frame {
        var shelf = PastShelf(6)
        var screen = HomeScreen.reading(&shelf)
        screen.press(.end)
        shelf.serve(&screen)
        screen.press(.delete)
        screen.confirmDeletion(of: shelf.interviews[5].session, messages: "14 messages", hasFeedback: true)
        return screen.frame(size)
    }

    private static func help(_ size: Size) -> Frame {
        var screen = HomeScreen.empty()
        screen.press(.function(1))
        return screen.frame(size)
    }

    private static func review(_ size: Size) -> Frame {
        var screen = ReviewSample.screen()
        _ = screen.frame(size)
        screen.press(.right, .right)
        return screen.frame(size)
    }

    private static func feedback(_ size: Size) -> Frame {
        var screen = ReviewSample.screen()
        _ = screen.frame(size)
        screen.press(.tab, .right)
        return screen.frame(size)
    }

    private static func reviewHelp(_ size: Size) -> Frame {
        var screen = ReviewSample.screen()
        screen.press(.character("?"))
        return screen.frame(size)
    }
}
