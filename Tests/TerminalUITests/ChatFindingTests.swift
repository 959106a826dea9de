import InterviewKit
import Testing

@testable import TerminalUI

@Suite("Finding in the chat screen")
struct ChatFindingTests {
    private static let messages = (0..<200).flatMap { index -> [(role: Message.Role, text: String)] in
        [(.assistant, "Question \(index) about the **HashMap**?"), (.user, "answer \(index)")]
    }

    private func chat() -> ResumedChat {
        var chat = ResumedChat(Self.messages + [(.assistant, "Last one: what is a map?")])
        _ = chat.shown()
        return chat
    }

    /// The words marked as the current match, and how many other places are marked.
    private func marks(_ chat: inout ResumedChat, columns: Int = 80) -> (current: [String], others: [String]) {
        let frame = chat.frame(columns: columns)
        return (frame.text(in: .currentMatch), frame.text(in: .match))
    }

    @Test("Ctrl-R finds while one types, newest first, marks all of it and counts", arguments: [40, 80, 200])
    func finds(columns: Int) {
        var chat = chat()
        chat.type("my draft")
        chat.press(.control("r"))
        #expect(chat.shown(columns: columns)[22] == " Find")
        chat.type("map")
        let shown = chat.shown(columns: columns)
        #expect(shown[22].hasPrefix(" Find map") && shown[22].hasSuffix("1 of 201"))
        #expect(shown[23].hasPrefix(" Ctrl-R ↑ older   Ctrl-S ↓ newer"))
        #expect(marks(&chat, columns: columns).current == ["map"])
        #expect(Set(marks(&chat, columns: columns).others) == ["Map"])
        chat.press(.control("r"))
        #expect(chat.shown(columns: columns)[22].hasSuffix("2 of 201"))
        #expect(marks(&chat, columns: columns).current == ["Map"])
        for _ in 0..<99 { chat.press(.up) }
        let far = chat.shown(columns: columns)
        #expect(far[22].hasSuffix("101 of 201") && far.contains { $0.contains("Question 100") })
        #expect(marks(&chat, columns: columns).current == ["Map"])
        chat.press(.control("s"), .down)
        #expect(chat.shown(columns: columns)[22].hasSuffix("99 of 201"))
    }

    @Test("the marks on the rule are cut nowhere: what has no room is said in fewer words", arguments: [40, 60, 80])
    func marks(columns: Int) {
        let wide = "```\n" + String(repeating: "wide ", count: 60) + "\n```"
        var chat = ResumedChat(Self.messages + [(.assistant, wide)] + Self.messages + [(.assistant, "The last one?")])
        chat.type("some words of a draft")
        _ = chat.shown(columns: columns)
        chat.press(.control("r"))
        chat.type("wide wide")
        let rule = chat.shown(columns: columns)[21]
        #expect(rule.contains("─ more below ─") && rule.hasPrefix("─"))
        #expect(rule.contains(" Alt-, Alt-. move the code ") == (columns > 40))
        chat.press(.enter)
        let after = chat.shown(columns: columns)[21]
        #expect(after.contains("─ more below, Esc ─") && after.hasPrefix("─"))
    }

    @Test("Enter stays there, Escape goes back, and both give the draft back", arguments: [Key.enter, .escape])
    func leaves(key: Key) {
        var chat = chat()
        chat.type("my draft")
        chat.press(.wheel(-5))
        let before = chat.shown()
        chat.press(.control("r"))
        chat.type("Question 50 ")
        #expect(chat.shown()[22].hasSuffix("1 of 1"))
        chat.press(key)
        let after = chat.shown()
        #expect(after[22] == " › my draft")
        #expect(chat.screen.composer.text == "my draft")
        if key == .escape {
            #expect(after == before && marks(&chat).current.isEmpty)
        } else {
            #expect(after.contains { $0.contains("Question 50 ") } && marks(&chat).current == ["Question 50 "])
            chat.press(.escape)
            #expect(marks(&chat).current.isEmpty && chat.shown().contains { $0.contains("Last one") })
        }
    }

    @Test("what is not there is said, and a capital makes case count")
    func nothing() {
        var chat = chat()
        chat.press(.control("r"))
        chat.type("MAP")
        #expect(chat.shown()[22].hasSuffix("not found"))
        #expect(chat.frame().text(in: .warning) == ["not found"])
        chat.press(.backspace, .backspace, .backspace)
        chat.type("hashMap")
        #expect(chat.shown()[22].hasSuffix("not found"))
        chat.press(.control("u"))
        #expect(chat.shown()[22] == " Find")
        chat.press(.enter)
        #expect(marks(&chat).current.isEmpty)
    }

    @Test("a match in code out of sight to the right is moved into it")
    func movesCode() {
        let code = "```\n" + String(repeating: "some code; ", count: 30) + "needle\n```"
        var chat = ResumedChat([(.assistant, code)])
        _ = chat.shown()
        chat.press(.control("r"))
        chat.type("needle")
        #expect(chat.frame().text(in: .currentMatch) == ["needle"])
    }

    @Test("ten thousand messages are searched a slice a frame, and nothing is laid out for it")
    func lazily() {
        let many = (0..<50).flatMap { _ in Self.messages }
        var chat = ResumedChat(many)
        _ = chat.shown()
        let work = chat.screen.transcript.view.work.layouts
        chat.press(.control("r"))
        chat.type("map")
        #expect(chat.shown()[22].hasSuffix("…") && chat.screen.isLooking)
        var frames = 1
        while chat.screen.isLooking {
            _ = chat.shown()
            frames += 1
        }
        #expect(chat.shown()[22].hasSuffix("1 of 9999 or more"))
        #expect((3...60).contains(frames))
        #expect(chat.screen.transcript.view.work.layouts == work)
    }

    @Test("a screen of another size keeps the match in sight, scrolling away from it does not bring it back")
    func keepsInSight() {
        var chat = chat()
        chat.press(.control("r"))
        chat.type("answer 190")
        for (columns, rows) in [(80, 24), (40, 12), (200, 50), (41, 10)] {
            #expect(chat.frame(columns: columns, rows: rows).text(in: .currentMatch) == ["answer 190"])
        }
        _ = chat.shown()
        chat.press(.pageUp, .pageUp)
        #expect(chat.frame().text(in: .currentMatch).isEmpty)
        chat.press(.control("r"))
        #expect(chat.frame().text(in: .currentMatch) == ["answer 190"])
    }

    @Test("an interview goes on while one searches: the screen keeps its place, and what is said then is found too")
    func goesOn() {
        var chat = chat()
        chat.type("my answer holds a map")
        chat.press(.enter, .control("r"))
        chat.type("map")
        #expect(chat.shown()[22].hasSuffix("1 of 201"))
        _ = chat.frame()
        chat.writtenAnswer()
        #expect(chat.shown()[22].hasSuffix("2 of 202"))
    }
}
