import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The chat screen's help")
struct ChatHelpTests {
    /// Presses what a line of the help names, on a screen with two answers behind it, and says whether it did what it says.
    typealias Check = @TerminalActor (inout ChatSample) -> Bool

    @Test("every key in it does what it says", arguments: ChatScreen.help.flatMap(\.lines))
    @TerminalActor
    func everyKey(line: KeyHelp) throws {
        let check = try #require(Self.checks[line.keys], "`\(line.keys)` is in the help, and nothing presses it")
        var chat = ChatSample()
        #expect(check(&chat), "`\(line.keys)` does not \(line.does)")
    }

    @Test("says of nothing that is not in it that it is checked")
    @TerminalActor
    func noMore() {
        #expect(Set(Self.checks.keys) == Set(ChatScreen.help.flatMap(\.lines).map(\.keys)))
    }

    @TerminalActor
    private static let checks: [String: Check] = commands.merging(keys) { $1 }.merging(editing) { $1 }.merging(over) {
        $1
    }

    @TerminalActor
    private static let over: [String: Check] = [
        "↑ ↓ Space": { chat in
            chat = .ended()
            let end = chat.frame()
            chat.press(.up)
            let isUp = chat.frame() != end
            chat.press(.down)
            let isBack = chat.frame() == end
            chat.press(.pageUp, .pageUp)
            let above = chat.frame()
            chat.press(.character(" "))
            return isUp && isBack && chat.frame() != above
        },
        "q": { chat in
            chat = .ended()
            chat.press(.character("q"))
            let left = chat.screen.machine.ending
            chat = .ended()
            chat.press(.enter)
            return left != nil && chat.screen.machine.ending == left
        },
        "?": { chat in
            chat = .ended()
            chat.press(.character("?"))
            return chat.screen.isHelpShown
        },
    ]

    /// Each command, sent as a line, is obeyed: something follows, and it leaves the composer.
    @TerminalActor
    private static let commands = Dictionary(
        uniqueKeysWithValues: Command.allCases.map { command in
            (
                "/" + command.rawValue,
                { (chat: inout ChatSample) in
                    let before = chat.words()
                    let effects = chat.press(.paste("/" + command.rawValue), .enter)
                    return chat.screen.composer.text.isEmpty && (!effects.isEmpty || chat.words() != before)
                } as Check
            )
        })

    @TerminalActor
    private static let keys: [String: Check] = [
        "Enter": { chat in
            chat.press(.paste("```"), .enter, .paste("```"))
            let isOpen = chat.screen.composer.text == "```\n```"
            let effects = chat.press(.enter)
            return isOpen && effects.contains { if case .write(let step) = $0 { step.kind == .answer } else { false } }
        },
        "Ctrl-J, Alt-Enter": { chat in
            chat.press(.paste("a\n"), .control("j"), .newline)
            return chat.screen.composer.text == "a\n\n\n" && decoded("\n\u{1B}\r") == [.newline, .newline]
        },
        // What is beyond the screen is seen by the tests that run the program in a terminal.
        "Ctrl-G": { chat in
            chat.press(.paste("a"))
            chat.screen.take(edited: "b", of: "a")
            return chat.screen.composer.text == "b" && decoded("\u{7}") == [.control("g")]
        },
        "Up, Alt-P": { chat in
            chat.press(.paste("/hint"), .enter, .paste("/skip"), .enter, .up)
            let last = chat.screen.composer.text
            chat.press(.alt("p"))
            return last == "/skip" && chat.screen.composer.text == "/hint"
        },
        "Down, Alt-N": { chat in
            chat.press(.paste("/hint"), .enter, .paste("/skip"), .enter, .paste("draft"), .up, .up, .down)
            let last = chat.screen.composer.text
            chat.press(.alt("n"))
            return last == "/skip" && chat.screen.composer.text == "draft"
        },
        "PgUp, PgDn, wheel": { chat in
            chat.sayMuch()
            let end = chat.frame()
            chat.press(.pageUp)
            let isScrolled = chat.frame() != end
            chat.press(.pageDown)
            let isBack = chat.frame() == end
            chat.press(.wheel(-3))
            let isWheeled = chat.frame() != end
            chat.press(.escape)
            return isScrolled && isBack && isWheeled && chat.frame() == end
                && decoded("\u{1B}[<64;1;1M\u{1B}[<65;1;1M") == [.wheel(-3), .wheel(3)]
        },
        "Alt-<, Alt->": { chat in
            chat.sayMuch()
            let end = chat.frame()
            chat.press(.alt("<"))
            let start = chat.frame()
            chat.press(.alt(">"))
            let isBack = chat.frame() == end
            chat.press(.home)
            let isAtStart = chat.frame() == start
            chat.press(.end)
            return start != end && isBack && isAtStart && chat.frame() == end
        },
        "Alt-, Alt-.": { chat in
            chat.press(.paste("/hint"), .enter)
            chat.say("```\n" + String(repeating: "wide ", count: 60) + "\n```")
            let start = chat.frame()
            chat.press(.alt("."))
            let moved = chat.frame()
            chat.press(.alt(","))
            let isBack = chat.frame() == start
            chat.press(.right)
            let isMovedToo = chat.frame() == moved
            chat.press(.left)
            return moved != start && isBack && isMovedToo && chat.frame() == start
        },
        "Ctrl-R": { chat in
            chat.sayMuch()
            chat.press(.control("r"))
            for character in "60" { chat.press(.character(character)) }
            return chat.words().contains("60") && chat.screen.transcript.view.search?.matches.isEmpty == false
        },
        // The terminal's own doing; the program asks for no more of the mouse than leaves it that.
        "Shift and the mouse": { _ in decoded("\u{1B}[<4;1;1M\u{1B}[<4;9;9m") == [] },
        "Esc": { chat in
            chat.press(.paste("/skip"), .enter)
            _ = chat.screen.handle(.written(.bridge), at: chat.now)
            for number in 1...9 { _ = chat.screen.handle(.speech(number, .delta("Half a ")), at: chat.now) }
            guard case .speaking = chat.screen.machine.phase else { return false }
            chat.press(.escape)
            if case .speaking = chat.screen.machine.phase { return false }
            return true
        },
        "F1": { chat in
            chat.press(.function(1))
            return chat.screen.isHelpShown && decoded("\u{1B}OP") == [.function(1)]
        },
        "Ctrl-L": { _ in decoded("\u{C}") == [.control("l")] },
        "Ctrl-Z": { _ in decoded("\u{1A}") == [.control("z")] },
        "Ctrl-C": { chat in
            let effects = chat.screen.leave(at: chat.now)
            return effects.contains { if case .write(let step) = $0 { step.kind == .pausing } else { false } }
        },
        "Ctrl-D": { chat in
            chat.press(.paste("a"))
            let typed = chat.press(.control("d"))
            let empty = chat.press(.backspace, .control("d"))
            return typed.isEmpty
                && empty.contains { if case .write(let step) = $0 { step.kind == .pausing } else { false } }
        },
    ]

    @TerminalActor
    private static let editing: [String: Check] = [
        "← → Ctrl-B F": edits(
            "ab|", [([.left], "a|b"), ([.control("b")], "|ab"), ([.right], "a|b"), ([.control("f")], "ab|")]),
        "Ctrl-← → Alt-B F": edits(
            "one two|",
            [
                ([.wordLeft], "one |two"), ([.alt("b")], "|one two"), ([.wordRight], "one| two"),
                ([.alt("f")], "one two|"),
            ]),
        "↑ ↓ Ctrl-P N": edits(
            "a\nb\nc|",
            [([.up], "a\nb|\nc"), ([.control("p")], "a|\nb\nc"), ([.down], "a\nb|\nc"), ([.control("n")], "a\nb\nc|")]),
        "Home End Ctrl-A E": edits(
            "a\nbc|",
            [([.home], "a\n|bc"), ([.end], "a\nbc|"), ([.control("a")], "a\n|bc"), ([.control("e")], "a\nbc|")]),
        "Ctrl-Home End": edits(
            "a\nb|", [([.textStart], "|a\nb"), ([.textEnd], "a\nb|")]),
        "Backspace, Ctrl-H": edits("abc|", [([.backspace], "ab|"), ([.control("h")], "a|")]),
        "Delete, Ctrl-D": edits("abc|", [([.home, .delete], "|bc"), ([.control("d")], "|c")]),
        "Ctrl-U K": edits("ab|", [([.left, .control("u")], "|b"), ([.control("k")], "|")]),
        "Ctrl-W": edits("one two,x|", [([.control("w")], "one |")]),
        "Alt-Backspace D": edits("one two,x|", [([.wordBackspace], "one two,|"), ([.home, .alt("d")], "| two,")]),
        "Ctrl-Y": edits("one two|", [([.control("w"), .control("w"), .control("y")], "one two|")]),
        "Alt-Y": edits("one two|", [([.control("w"), .left, .control("k"), .control("y"), .alt("y")], "onetwo|")]),
        "Ctrl-_ Alt-_": edits("one|", [([.control("u"), .control("_")], "one|"), ([.alt("_")], "|")]),
        "Ctrl-T": edits("ab|", [([.control("t")], "ba|")]),
        "Alt-U L C": edits(
            "one TWO|",
            [([.home, .alt("u")], "ONE| TWO"), ([.alt("l")], "ONE two|"), ([.home, .alt("c")], "One| two")]),
    ]

    /// A check that presses keys in a draft, and looks at the caret after each step.
    @TerminalActor
    private static func edits(_ draft: String, _ steps: [([Key], String)]) -> Check {
        { chat in
            chat.press(.paste(draft.replacing("|", with: "")))
            for (keys, expected) in steps {
                for key in keys { chat.press(key) }
                let composer = chat.screen.composer
                guard composer.text[..<composer.caret] + "|" + composer.text[composer.caret...] == expected else {
                    return false
                }
            }
            return true
        }
    }

    private static func decoded(_ text: String) -> [Key] {
        var decoder = KeyDecoder()
        return text.utf8.flatMap { decoder.decode($0) }
    }
}
