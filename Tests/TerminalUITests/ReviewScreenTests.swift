import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The review screen")
struct ReviewScreenTests {
    @Test("shows transcript and feedback side by side where there is room, else one of them")
    func panes() {
        var screen = ReviewSample.screen()
        let wide = screen.text(120).joined(separator: "\n")
        #expect(wide.contains("One lost update can happen, and") && wide.contains("Mentioned 3 of 4 key points"))
        let narrow = screen.text(119).joined(separator: "\n")
        #expect(narrow.contains("One lost update can happen, and") && !narrow.contains("Mentioned 3 of 4"))
        screen.press(.tab)
        let feedback = screen.text(119).joined(separator: "\n")
        #expect(!feedback.contains("One lost update can happen, and") && feedback.contains("Mentioned 3 of 4"))
    }

    @Test("is read from its beginning, however small the terminal", arguments: [10, 12, 16, 24])
    func beginning(rows: Int) {
        var screen = ReviewSample.screen()
        #expect(screen.text(40, rows)[2...3] == [" Interviewer", " What can go wrong without a lock?"])
        screen.press(.tab)
        #expect(screen.text(40, rows)[2] == " No language model was used: the")
    }

    @Test("each pane scrolls on its own")
    func scrolling() {
        var screen = ReviewSample.screen(padding: String(repeating: "word ", count: 2000))
        let before = screen.text(160)
        screen.press(.pageDown, .pageDown)
        let transcript = screen.text(160)
        #expect(before.map { $0.dropFirst(81) } == transcript.map { $0.dropFirst(81) })
        #expect(before.map { $0.prefix(80) } != transcript.map { $0.prefix(80) })
        screen.press(.tab, .pageDown)
        let feedback = screen.text(160)
        let rows = 2..<22
        #expect(transcript[rows].map { $0.prefix(80) } == feedback[rows].map { $0.prefix(80) })
        #expect(transcript.map { $0.dropFirst(81) } != feedback.map { $0.dropFirst(81) })
    }

    @Test("goes from every quotation of the feedback to its words in the transcript", arguments: [60, 160])
    func jumps(columns: Int) {
        var screen = ReviewSample.screen(padding: String(repeating: "word ", count: 500))
        #expect(screen.feedback.quotations.count >= 3)
        _ = screen.text(columns)
        screen.press(.tab)
        for quoted in screen.feedback.quotations {
            if screen.focus == .transcript { screen.press(.tab) }
            screen.press(.right)
            #expect(screen.feedback.quotation == quoted)
            #expect(
                screen.frame(Size(columns: columns, rows: 24)).texts(in: .selection).joined(separator: " ")
                    .contains(quoted.quotation))
            screen.press(.enter)
            let frame = screen.frame(Size(columns: columns, rows: 24))
            let marked = frame.texts(in: .currentMatch).joined(separator: " ")
            #expect(marked == quoted.quotation)
            #expect(screen.focus == (columns < 120 ? .transcript : .feedback))
        }
        screen.press(.tab, .tab)
        if screen.focus == .transcript { screen.press(.tab) }
        screen.press(.right)
        #expect(screen.feedback.quotation == screen.feedback.quotations.last, "the last one stays")
    }

    @Test("copies the chosen message, its code, the chosen quotation, or the whole feedback")
    func copying() {
        var screen = ReviewSample.screen()
        _ = screen.text()
        let record = ReviewSample.record()
        #expect(screen.handle(.character("y")) == .copy(record.messages[0].content, name: "message 1 (Interviewer)"))
        #expect(screen.handle(.character("c")) == nil)
        #expect(screen.message == "There is no block of code in this message.")
        screen.press(.right, .right)
        #expect(screen.handle(.character("y")) == .copy(record.messages[1].content, name: "message 2 (You)"))
        #expect(
            screen.handle(.character("c"))
                == .copy("synchronized (this) {}", name: "code 1 of 1 in message 2 (You)"))
        screen.press(.tab)
        #expect(
            screen.handle(.character("y")) == .copy(ReviewSample.report(record).markdown, name: "the feedback"))
        screen.press(.right)
        #expect(screen.handle(.character("y")) == .copy("One lost update can happen", name: "the quotation"))
    }

    @Test("finds words in the transcript, and goes back where it was when that is given up")
    func finding() {
        var screen = ReviewSample.screen(padding: String(repeating: "word ", count: 2000))
        let before = screen.text()
        screen.type("/visible")
        var frame = screen.frame(Size(columns: 80, rows: 24))
        #expect(frame.texts(in: .currentMatch) == ["visible"])
        #expect(frame.text[22].contains("Find visible") && frame.text[22].contains("1 of 1"))
        screen.press(.escape)
        #expect(screen.text() == before)
        screen.type("/map")
        screen.press(.enter)
        frame = screen.frame(Size(columns: 80, rows: 24))
        #expect(frame.text[22].contains("1 of 2 marked"))
        #expect(frame.texts(in: .currentMatch) == ["map"])
        screen.press(.character("n"))
        frame = screen.frame(Size(columns: 80, rows: 24))
        #expect(frame.texts(in: .currentMatch) == ["Map"] && frame.text[22].contains("2 of 2 marked"))
        screen.press(.character("N"))
        frame = screen.frame(Size(columns: 80, rows: 24))
        #expect(frame.texts(in: .currentMatch) == ["map"])
        #expect(screen.handle(.escape) == nil)
        #expect(screen.frame(Size(columns: 80, rows: 24)).texts(in: .currentMatch).isEmpty)
        #expect(screen.handle(.escape) == .leave)
    }

    @Test("finds words in the feedback too, where that has the keys, and goes back to it", arguments: [60, 160])
    func findingInFeedback(columns: Int) {
        var screen = ReviewSample.screen(padding: String(repeating: "word ", count: 500))
        let size = Size(columns: columns, rows: 14)
        screen.press(.tab)
        let before = screen.frame(size)
        screen.type("/null")
        #expect(screen.frame(size).texts(in: .currentMatch) == ["null"] && screen.focus == .feedback)
        screen.press(.escape)
        #expect(screen.frame(size) == before && screen.focus == .feedback)
        screen.type("/point")
        screen.press(.enter)
        let first = screen.frame(size)
        #expect(first.text.joined(separator: "\n").contains("1 of "))
        screen.press(.character("n"))
        #expect(screen.frame(size) != first && screen.feedback.search?.count.number == 2)
        screen.press(.tab, .character("N"))
        #expect(screen.focus == .feedback && screen.feedback.search?.count.number == 1)
        screen.press(.escape)
        #expect(!screen.feedback.isSearching && screen.frame(size).texts(in: .match).isEmpty)
    }

    @Test("words that stand nowhere are still said not to be found once they are typed")
    func notFound() {
        for keys in [[], [Key.tab]] {
            var screen = ReviewSample.screen()
            for key in keys { screen.press(key) }
            screen.type("/nowhere")
            #expect(screen.text()[22].contains("not found"))
            screen.press(.enter)
            #expect(screen.text()[22].contains("“nowhere” is not found; Esc ends the search."))
            screen.press(.down)
            #expect(screen.text()[22].contains("not found"))
            screen.press(.escape)
            #expect(!screen.text()[22].contains("not found"))
        }
    }

    @Test("marks in both panes that there is more below", arguments: [60, 160])
    func moreBelow(columns: Int) {
        var screen = ReviewSample.screen(padding: String(repeating: "word ", count: 500))
        func marks() -> Int { screen.text(columns, 14).joined().matches(of: #/─ more below ─/#).count }
        let both = columns < 120 ? 1 : 2
        #expect(marks() == both)
        screen.press(.end)
        #expect(marks() == both - 1)
        screen.press(.tab)
        #expect(marks() == 1)
        screen.press(.end)
        #expect(marks() == 0)
    }

    @Test("shows code spans and strong words of the feedback without their marks, in their style")
    func spans() {
        var ids = ObjectIDGenerator(seed: 15)
        let feedback = Feedback(
            id: ids.next(at: ReviewSample.dawn), sessionID: "abc", createdAt: ReviewSample.dawn, outcome: .written,
            author: "a model", programVersion: "0",
            content: "## On `x`\n\n**2 of 5.** Use `a\\b` or ``c`d``, not \\`e\\`.\n\n"
                + "> A `final` field\n\n- an `item`\n- open ` mark")
        var screen = ReviewScreen(ReviewSample.record(), feedback: feedback, title: "")
        screen.press(.tab)
        let frame = screen.frame(Size(columns: 80, rows: 24))
        let text = frame.text.joined(separator: "\n")
        #expect(text.contains("2 of 5. Use a\\b or c`d, not `e`.") && text.contains("• open ` mark"))
        #expect(frame.texts(in: .code) == ["a\\b", "c`d", "final", "item"])
        #expect(frame.texts(in: .strong) == ["2 of 5."] && frame.texts(in: .heading) == ["On x"])
    }

    @Test("cuts a title that has no room with …, and marks the pane that has the keys by more than its style")
    func titles() {
        let record = ReviewSample.record()
        var screen = ReviewScreen(record, feedback: nil, title: String(repeating: "long ", count: 20))
        #expect(screen.text(40, 12)[0].hasSuffix("long lo…"))
        #expect(screen.text(40, 12)[1].hasPrefix("─‹Transcript›─ Feedback ─"))
        screen.press(.tab)
        #expect(screen.text(40, 12)[1].hasPrefix("─ Transcript ─‹Feedback›─"))
    }

    @Test("offers no quotation where the feedback has none")
    func offers() {
        var screen = ReviewScreen(ReviewSample.record(isAnswered: false), feedback: nil, title: "")
        screen.press(.tab)
        #expect(screen.text(200).last?.contains("quotation") == false)
        #expect(screen.text(200).last?.contains("feedback again") == false)
    }

    @Test("keeps the old feedback while new one is written, and where that fails")
    func writing() {
        var screen = ReviewSample.screen()
        screen.press(.tab)
        _ = screen.text()
        #expect(screen.handle(.character("f")) == .writeFeedback)
        #expect(screen.handle(.character("f")) == nil, "one at a time")
        screen.follow(progress: "12 words so far.")
        let text = screen.text().joined(separator: "\n")
        #expect(text.contains("Feedback is being written … 12 words so far.") && text.contains("Mentioned 3 of 4"))
        #expect(screen.handle(.escape) == .stopWriting)
        screen.endWriting(nil, message: "Stopped.")
        let stopped = screen.text().joined(separator: "\n")
        #expect(stopped.contains("Stopped.") && stopped.contains("Mentioned 3 of 4"))
        #expect(screen.handle(.character("f")) == .writeFeedback)
        var ids = ObjectIDGenerator(seed: 11)
        let new = Feedback(
            id: ids.next(at: ReviewSample.dawn), sessionID: "abc", createdAt: ReviewSample.dawn, outcome: .written,
            author: "a model", programVersion: "0", content: "## Anew")
        screen.endWriting(new, message: "Written.")
        #expect(screen.text().contains { $0.contains("Anew") })
        #expect(screen.handle(.escape) == .leave)
    }

    @Test("says that there is nothing where there is nothing")
    func empty() {
        let unanswered = ReviewSample.record(isAnswered: false)
        var screen = ReviewScreen(unanswered, feedback: nil, title: "")
        #expect(screen.text(160).joined().contains("Nothing was answered, so there is nothing to give feedback on."))
        #expect(screen.handle(.character("f")) == nil)
        #expect(screen.handle(.character("y")) != nil)
        var silent = unanswered
        silent.messages = []
        screen = ReviewScreen(silent, feedback: nil, title: "")
        #expect(screen.text().joined().contains("Nothing was said in this interview."))
        for key in [.left, .right, .enter, .character("y"), .character("c")] as [Key] {
            #expect(screen.handle(key) == nil)
            #expect(!screen.message.isEmpty, "\(key)")
        }
        screen = ReviewScreen(ReviewSample.record(), feedback: nil, title: "")
        #expect(screen.text(160).joined().contains("No feedback was written; f writes it."))
    }

    @Test("reads failed feedback with its reason, and what was computed without the model")
    func failed() {
        var ids = ObjectIDGenerator(seed: 12)
        let feedback = Feedback(
            id: ids.next(at: ReviewSample.dawn), sessionID: "abc", createdAt: ReviewSample.dawn, outcome: .failed,
            author: "a model", programVersion: "0", content: "It broke off.\n\n## Overall\n\n**Mentioned 3 of 4**.")
        var screen = ReviewScreen(ReviewSample.record(), feedback: feedback, title: "")
        screen.press(.tab)
        let text = screen.text().joined(separator: "\n")
        #expect(text.contains("The feedback failed: It broke off. f writes it again."))
        #expect(text.contains("What was computed without the model's remarks:") && text.contains("Mentioned 3 of 4."))
    }

    @Test("reads interviews of other programs: no turns, no plan, roles and words of any kind")
    func foreign() {
        var record = ReviewSample.record()
        record.turns = [:]
        record.assessments = [:]
        record.session.role = Role(rawValue: "\u{1B}[31mCOBOL\u{202E}")
        var ids = ObjectIDGenerator(seed: 13)
        record.messages.insert(
            Message(
                id: ids.next(at: ReviewSample.dawn), role: .system, content: "secret instructions",
                createdAt: ReviewSample.dawn, sessionID: "abc"), at: 0)
        record.messages.append(
            Message(
                id: ids.next(at: ReviewSample.dawn), role: .user, content: "\u{1B}]52;c;ZXZpbA==\u{7}\u{0}",
                createdAt: ReviewSample.dawn, sessionID: "abc"))
        var screen = ReviewScreen(record, feedback: nil, title: record.session.role.rawValue)
        let text = screen.text(120).joined(separator: "\n")
        #expect(text.contains("Which map would you take?") && text.contains("]52;c;ZXZpbA=="))
        #expect(!text.contains("secret instructions"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
    }

    @Test(
        "draws within every size",
        arguments: [(0, 0), (40, 10), (80, 24), (119, 12), (120, 10), (200, 50)])
    func sizes(columns: Int, rows: Int) {
        var screen = ReviewSample.screen()
        let size = Size(columns: columns, rows: rows)
        for key in [.tab, .right, .enter, .character("f"), .character("/"), .character("x"), .function(1)] as [Key] {
            screen.press(key)
            #expect(screen.frame(size).size == size)
        }
    }

    @Test("is quick with ten thousand messages, of which it lays out those in sight")
    func long() {
        var record = ReviewSample.record()
        var ids = ObjectIDGenerator(seed: 14)
        for number in 0..<10_000 {
            let moment = ReviewSample.dawn.advanced(byMilliseconds: Int64(10_000 + number))
            record.messages.append(
                Message(
                    id: ids.next(at: moment), role: number.isMultiple(of: 2) ? .user : .assistant,
                    content: "Message \(number).", createdAt: moment, sessionID: "abc"))
        }
        var screen = ReviewScreen(record, feedback: nil, title: "")
        _ = screen.text()
        screen.press(.end)
        #expect(screen.text().contains { $0.contains("Message 9999.") })
        #expect(screen.transcript.view.work.layouts < 100)
    }
}
