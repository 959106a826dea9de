import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The chat screen's composer")
struct ChatComposerTests {
    @Test("grows to a third of the screen, with the caret's line in sight wherever it goes", arguments: [40, 80, 200])
    func grows(columns: Int) throws {
        var chat = ChatSample()
        for number in 1...12 {
            chat.type("line \(number), with some words behind it that need two rows in a narrow terminal")
            chat.press(.newline)
        }
        chat.type("the last")
        for rows in [10, 24, 60] {
            for (key, line) in [
                (Key.textEnd, "the last"), (.textStart, "line 1,"), (.down, ""), (.textEnd, "the last"),
            ] {
                chat.press(key)
                let frame = chat.frame(columns: columns, rows: rows)
                let caret = try #require(frame.caret)
                let rule = try #require(frame.text.lastIndex { $0.hasPrefix("──") })
                #expect(rule >= rows - 2 - rows / 3)
                #expect(caret.row > rule && caret.row < rows - 1)
                #expect(caret.column < columns)
                if !line.isEmpty { #expect(frame.text[caret.row].contains(line)) }
            }
        }
    }

    @Test("moves the caret over the rows in sight before it scrolls them, and marks that there is more")
    func scrolls() {
        var chat = ChatSample()
        chat.press(.paste((1...20).map { "line \($0)" }.joined(separator: "\n")))
        let rows = { (frame: Frame) in Array(frame.text[15..<23]) }
        let before = rows(chat.frame())
        #expect(before.first == " … line 13")
        #expect(before.last == "   line 20")
        for _ in 1...7 { chat.press(.up) }
        let frame = chat.frame()
        #expect(rows(frame) == before)
        #expect(frame.caret?.row == 15)
        chat.press(.up)
        #expect(rows(chat.frame()).first == " … line 12")
        #expect(rows(chat.frame()).last == " … line 19")
        chat.press(.textStart)
        #expect(rows(chat.frame()).first == " › line 1")
    }

    @Test("tells how many words the draft has and how many minutes the question has been in play, in whole ones")
    func tally() {
        var chat = ChatSample()
        func rule() -> String { chat.frame().text.last { $0.hasPrefix("──") } ?? "" }
        #expect(rule() == String(repeating: "─", count: 80))
        chat.type("word")
        #expect(rule().hasSuffix("─ 1 word ──"))
        chat.type("s and more")
        #expect(rule().hasSuffix("─ 3 words ──"))
        chat.now = chat.now.advanced(byMilliseconds: 179_000)
        // As they were when something was last done, so that an idle screen does not change.
        #expect(rule().hasSuffix("─ 3 words ──"))
        chat.press(.alt(">"))
        #expect(rule().hasSuffix("─ 3 words · 2 min ──"))
        let idle = chat.frame()
        chat.now = chat.now.advanced(byMilliseconds: 900)
        #expect(chat.frame() == idle)
        chat.now = chat.now.advanced(byMilliseconds: 200)
        chat.press(.control("u"))
        #expect(rule().hasSuffix("─ 3 min ──"))
        #expect(chat.frame(columns: 40, rows: 10).text.contains { $0.hasSuffix("─ 3 min ──") })
    }

    @Test("the next minute is the header's alone: a second clock is more than an idle screen may write")
    func minutes() {
        var chat = ChatSample()
        chat.now = chat.now.advanced(byMilliseconds: 45_000)
        chat.press(.paste("/skip"), .enter)
        chat.say("Another?")
        #expect(chat.screen.machine.questionNumber == 2)
        #expect(abs(chat.screen.secondsToNextMinute(at: chat.now) - 15) < 0.1)
        chat.now = chat.now.advanced(byMilliseconds: 20_000)
        // The header's is full at 120 s, the question's at 105.
        #expect(abs(chat.screen.secondsToNextMinute(at: chat.now) - 55) < 0.1)
    }

    @Test("walks with Up on the first line and Down on the last, with Alt-P and Alt-N from any")
    func walks() {
        var chat = ChatSample()
        chat.press(.paste("/hint"), .enter)
        chat.say("A hint.")
        chat.press(.paste("one\ntwo"), .enter)
        chat.type("draft")
        chat.press(.up)
        #expect(chat.screen.composer.text == "one\ntwo")
        chat.press(.up)
        #expect(chat.screen.composer.text == "one\ntwo")
        chat.press(.up)
        #expect(chat.screen.composer.text == "/hint")
        chat.press(.down)
        #expect(chat.screen.composer.text == "one\ntwo")
        chat.press(.alt("p"), .alt("n"), .alt("n"))
        #expect(chat.screen.composer.text == "draft")
        chat.press(.alt("n"), .control("n"), .down)
        #expect(chat.screen.composer.text == "draft")
        chat.press(.control("p"))
        #expect(chat.screen.composer.text == "one\ntwo")
        #expect(chat.screen.unsent == "one\ntwo\ndraft")
    }

    @Test("has what the candidate sent before the interview was resumed, and nothing of the interviewer's")
    func recalls() {
        var first = ChatSample()
        first.press(.paste("my answer"), .enter)
        _ = first.screen.handle(.written(.answer), at: first.now)
        let labels = first.screen.labels
        var screen = ChatScreen(
            machine: InterviewMachine(resuming: .matching("abc"), interviewer: "x", programVersion: "0"), labels: labels
        )
        _ = screen.begin(at: first.now)
        _ = screen.handle(.character("d"), at: first.now)
        _ = screen.handle(.opened(first.screen.machine.record), at: first.now)
        _ = screen.handle(.up, at: first.now)
        #expect(screen.composer.text == "my answer")
        _ = screen.handle(.up, at: first.now)
        #expect(screen.composer.text == "my answer")
        _ = screen.handle(.down, at: first.now)
        #expect(screen.composer.text == "d")
    }

    @Test("says how much of a paste was left out, until the next key")
    func tellsCutPastes() {
        var chat = ChatSample()
        chat.press(.paste("text"), .pasteCut(1_300_000))
        #expect(chat.words().contains("A paste of more than 4 MiB is cut: 1.2 MiB at its end are left out."))
        #expect(chat.screen.composer.text == "text")
        chat.press(.left)
        #expect(!chat.words().contains("left out"))
    }

    @Test("refuses kindly to send what no store takes, and keeps it")
    func refusesTooLarge() {
        var chat = ChatSample()
        let most = Message.mostContentBytes
        chat.press(.paste(String(repeating: "a", count: most + 1)))
        let effects = chat.press(.enter)
        #expect(effects.isEmpty)
        #expect(
            chat.screen.input.remark
                == "The answer has 15.9 MiB, and a message can have 15.9 MiB at most: it is not sent. Make it shorter.")
        #expect(chat.screen.composer.text.utf8.count == most + 1)
        chat.press(.backspace)
        #expect(chat.screen.input.remark.isEmpty)
        #expect(chat.screen.input.refusal() == nil)
    }

    @Test(
        "takes an edited draft back whole, and keeps in front what came meanwhile",
        arguments: [
            ("draft", "draft", "edited", "edited"), ("draft", "draft", "", ""), ("", "", "edited", "edited"),
            ("returned\ndraft", "draft", "edited", "returned\nedited"), ("other", "draft", "edited", "other\nedited"),
            ("returned", "", "edited", "returned\nedited"),
        ])
    func takesEdited(now: String, original: String, edited: String, result: String) {
        var chat = ChatSample()
        chat.press(.paste(now))
        chat.screen.take(edited: edited, of: original)
        #expect(chat.screen.composer.text == result)
        chat.press(.control("_"))
        #expect(chat.screen.composer.text == now)
    }

    @Test("says something until the next key")
    func says() {
        var chat = ChatSample()
        chat.screen.say("The editor `ed` ended with status 1.")
        #expect(chat.words().contains("The editor `ed` ended with status 1."))
        chat.type("x")
        #expect(!chat.words().contains("The editor"))
    }

    @Test(
        "counts bytes in words",
        arguments: [
            (1, "1 byte"), (9_999, "9999 bytes"), (20_480, "20 KiB"), (4 << 20, "4 MiB"), (5_000_000, "4.7 MiB"),
        ])
    func countsBytes(bytes: Int, text: String) {
        #expect(ByteCount(bytes).description == text)
    }
}
