import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The chat screen's transcript")
struct ChatTranscriptTests {
    private static let markdown = """
        You said **two** things:

        - `put` races
        - | is no table

        | Map | Safe |
        |-----|------|
        | HashMap | no |

        ```java
        Map<String, Integer> counts = new ConcurrentHashMap<>(); // a long line
        ```
        """

    @Test("Markdown of the interviewer's, and the candidate's words as typed, at 80 columns")
    func markdown() {
        var chat = ResumedChat([
            (.assistant, "Which maps do you know?"), (.user, "*HashMap* & List<T>"), (.assistant, Self.markdown),
        ])
        #expect(
            chat.shown()[2...19] == [
                " Interviewer  Which maps do you know?",
                "",
                " You          *HashMap* & List<T>",
                "",
                " Interviewer  You said two things:",
                "",
                "              • put races",
                "              • | is no table",
                "",
                "              Map     │ Safe",
                "              ────────┼─────",
                "              HashMap │ no",
                "",
                "                Map<String, Integer> counts = new ConcurrentHashMap<>(); // a ›",
                "",
                "",
                "",
                "",
            ])
        #expect(chat.shown()[21].hasSuffix(" ← → move the code ───"))
        let frame = chat.frame()
        #expect(frame.text(in: .strong).contains("two") && frame.text(in: .code).contains("put"))
    }

    @Test("the same at 40 and 200 columns", arguments: [40, 200])
    func otherWidths(columns: Int) {
        var chat = ResumedChat([(.assistant, Self.markdown)])
        let shown = chat.shown(columns: columns)
        let left = columns == 40 ? " " : "              "
        #expect(shown[2] == (columns == 40 ? " Interviewer" : " Interviewer  You said two things:"))
        #expect(shown.contains(left + "HashMap │ no"))
        #expect(
            shown.contains { $0.hasPrefix(left + "  Map<String, Integer> c") && $0.hasSuffix("›") == (columns == 40) })
        #expect(shown[21].contains("move the code") == (columns == 40))
    }

    @Test("Esc goes back to the end first, and only from there stops the interviewer")
    func escape() {
        var chat = ChatSample()
        chat.sayMuch()
        chat.press(.paste("/skip"), .enter)
        _ = chat.screen.handle(.written(.bridge), at: chat.now)
        for number in 1...9 { _ = chat.screen.handle(.speech(number, .delta("Half a ")), at: chat.now) }
        let end = chat.frame()
        func isSpeaking() -> Bool { if case .speaking = chat.screen.machine.phase { true } else { false } }
        #expect(isSpeaking())
        chat.press(.pageUp)
        #expect(chat.frame() != end)
        chat.press(.escape)
        #expect(chat.frame() == end && isSpeaking())
        chat.press(.escape)
        #expect(!isSpeaking())
    }

    @Test("code moves sideways, with the arrows where there is no draft and with Alt always, and comes back")
    func sideways() {
        var chat = ResumedChat([(.assistant, Self.markdown)])
        let before = chat.shown()
        chat.press(.right)
        let right = chat.shown()
        #expect(right.contains { $0.contains("  ‹g, Integer> counts") && $0.hasSuffix("// a long line") })
        chat.press(.right, .right)
        #expect(chat.shown() == right)
        chat.press(.left)
        #expect(chat.shown() == before)
        chat.type("x")
        chat.press(.right, .alt("."))
        #expect(chat.shown().contains { $0.contains("‹") } && chat.shown()[21].contains("Alt-, Alt-. move the code"))
        chat.press(.alt(","), .left, .left)
        #expect(!chat.shown().contains { $0.contains("‹") })
    }

    private static let long = (0..<60).map { index -> (role: Message.Role, text: String) in
        index.isMultiple(of: 2) ? (.assistant, "Question \(index)?") : (.user, "answer \(index)")
    }

    @Test("every scrolling key scrolls, Home and End while there is no draft")
    func scrolls() {
        var chat = ResumedChat(Self.long)
        let end = chat.shown()
        #expect(end.contains { $0.contains("answer 59") })
        for (up, down) in [(Key.pageUp, Key.pageDown), (.wheel(-3), .wheel(3)), (.home, .end), (.alt("<"), .alt(">"))] {
            chat.press(up)
            let above = chat.shown()
            #expect(above != end, "\(up)")
            chat.press(down)
            #expect(chat.shown() == end, "\(down)")
        }
        chat.press(.home)
        #expect(chat.shown()[2].contains("Question 0?"))
        chat.press(.escape)
        #expect(chat.shown() == end)
        chat.type("a draft")
        chat.press(.home)
        #expect(chat.frame().caret?.column == 3 && chat.shown()[2] == end[2])
    }

    @Test("a view scrolled by a few lines below a pinned question stays where it is", arguments: [1, 2, 3, 9])
    func staysBelowQuestion(lines: Int) {
        var chat = ResumedChat([(.assistant, (0..<80).map { "Line \($0) of the question." }.joined(separator: "\n"))])
        let end = chat.shown()
        #expect(end[2].hasPrefix(" │ Line 0") && end.contains { $0.contains("Line 79") })
        chat.press(.wheel(-lines))
        let scrolled = chat.shown()
        #expect(scrolled != end && !scrolled.contains { $0.contains("Line 79") })
        #expect(chat.shown() == scrolled)
        chat.press(.wheel(lines))
        #expect(chat.shown() == end)
    }

    @Test(
        "the question in play is in sight, with a composer of a third of the screen, at every width",
        arguments: [40, 80, 200])
    func pinned(columns: Int) throws {
        let question = "Which **maps** do you know, " + (0..<2_000).map { "and why \($0)" }.joined(separator: " ") + "?"
        for rows in [10, 12, 24, 50] {
            var chat = ResumedChat([(.assistant, question)])
            for _ in 0..<rows {
                chat.type("line")
                chat.press(.newline)
            }
            let shown = chat.shown(columns: columns, rows: rows)
            let top = shown[2]
            #expect(top.hasPrefix(" │ Which maps do you know, and why 0"), "\(rows)")
            let height = shown[2...].prefix { $0.hasPrefix(" │") }.count
            #expect(shown[1 + height].hasSuffix(" …"), "\(rows) \(shown[1 + height])")
            if rows > 12 { #expect(shown[2 + height].contains("/repeat shows all of it")) }
            #expect(shown.contains { $0.hasSuffix("1999?") }, "\(rows)")
        }
    }

    @Test("a question that is pinned whole has no ellipsis, one that is not ends with it")
    func pinnedWhole() {
        for (words, isCut) in [(3, false), (10, false), (11, true), (60, true)] {
            let text = (0..<words).map { "w\($0 % 10)" }.joined(separator: " ")
            let block = TranscriptBlock(id: 0, label: "", labelStyle: .plain, text: text, format: .markdown)
            var frame = Frame(size: Size(columns: 20, rows: 8))
            let height = PinnedQuestion(block, columns: 20).draw(into: &frame, rows: 0..<6)
            #expect(height == (words <= 5 ? 2 : 3))
            #expect(frame.text.contains { $0.hasSuffix(" …") } == isCut, "\(frame.text)")
            #expect(frame.text.allSatisfy { TextGate.columns(of: $0) <= 20 })
        }
    }

    @Test("of 10,000 resumed messages only those seen are laid out, and none is taken twice")
    func resumes() {
        let messages = (0..<5_000).flatMap { index -> [(role: Message.Role, text: String)] in
            [(.assistant, "Question **\(index)**?"), (.user, "answer \(index)")]
        }
        var chat = ResumedChat(messages + [(.assistant, "Last?")])
        #expect(chat.shown().contains { $0.contains("Last?") })
        let work = chat.screen.transcript.view.work.layouts
        #expect(work <= 24)
        #expect(chat.screen.transcript.madeBlocks == 10_001)
        chat.type("a draft that makes no work")
        for _ in 0..<10 { _ = chat.shown() }
        #expect(chat.screen.transcript.view.work.layouts == work)
        #expect(chat.screen.transcript.madeBlocks == 10_001)
        chat.press(.home)
        _ = chat.shown()
        #expect(chat.screen.transcript.view.work.layouts <= work + 24)
    }
}
