import Testing

@testable import TerminalUI

@Suite("Markdown that is still arriving")
struct GrowingMarkdownTests {
    static let samples = [
        "", "one", "# Head\n\none *two*\nthree\n\n- a\n- b\n\n  c\n\n1. d\n2. e\n\nend",
        "Look:\n\n```swift\nlet a = 1\n\nlet b = 2\n```\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n> q\n> r\n\ns",
        "a\n===\nb\n---\n\n    indented\n\n    more\n\n~~~\nopen",
        "<div>\n\n*a*\n\n</div>\n漢字 e\u{301} 👩‍👩‍👧\n\n* * *\n\nb",
        "1. a\n\n2. b\n\n3. c\n\nd\n\n\n\ne", "a\rb\n\nc\rd\r\r- e\r\n- f\r\n\r\ng\rh\n\n\ri",
        "> a\nlazy\n\n> - b\n>\n>   c\n\nd\n- [ ] e\n- [x] f\n",
        "x\n\ntwo lines\nbefore a table\n| a | b |\n|---|---|\n| c | d |\n\nend\n\nmore",
        "\u{FEFF}# a\n\n\u{FEFF}b\n\n\u{FEFF}\u{FEFF}# c\n\nd",
    ]

    @Test("comes to the same in the end as when it is read whole, and at each step", arguments: samples)
    func same(text: String) {
        var growing = GrowingMarkdown()
        for end in text.indices.dropFirst() + [text.endIndex] {
            let part = String(text[..<end])
            let isTaken = growing.grow(to: part)
            #expect(isTaken)
            #expect(growing.passages == GrowingMarkdown(part).passages, "\(part.debugDescription)")
        }
    }

    @Test("closed passages never change again", arguments: samples)
    func closed(text: String) {
        var growing = GrowingMarkdown()
        var closed: [Passage] = []
        for end in text.indices.dropFirst() + [text.endIndex] {
            growing.grow(to: String(text[..<end]))
            #expect(Array(growing.passages.prefix(closed.count)) == closed)
            #expect(growing.closedCount >= closed.count)
            closed = Array(growing.passages.prefix(growing.closedCount))
        }
    }

    @Test("another text, or a shorter one, is not taken for the rest of it")
    func another() {
        var growing = GrowingMarkdown("one *two*")
        let before = growing.passages
        for text in ["one", "two *two* three", "one *twO* three"] {
            let isTaken = growing.grow(to: text)
            #expect(!isTaken && growing.passages == before)
        }
        let isTaken = growing.grow(to: "one *two* three")
        #expect(isTaken && growing.passages != before)
    }

    /// What a hundred thousand tokens come to, in paragraphs, in one paragraph, one list, one block of code, one table.
    static let streams = ["word word\n\n", "word ", "- word\n", "```\n|word\n", "word word word word word word word\n"]

    @Test("a stream of 100,000 tokens is parsed and laid out in work in proportion to its length", arguments: streams)
    func linear(unit: String) {
        var view = TranscriptView()
        view.append(block(""))
        var frame = Frame(size: Size(columns: 80, rows: 24))
        let opening = unit.hasPrefix("```") ? "```\n" : ""
        let token = unit.hasPrefix("```") ? String(unit.dropFirst(4)) : unit
        var text = opening
        var frames = 0
        for count in 1...100_000 {
            text += token
            // As a model at 30,000 tokens a second looks at 60 frames a second.
            guard count.isMultiple(of: 500) else { continue }
            view.replaceLast(block(text))
            view.draw(into: &frame, rows: 0..<24)
            frames += 1
        }
        let open = frames * GrowingMarkdown.mostOpenBytes
        #expect(view.work.parsed <= 2 * text.utf8.count + open)
        #expect(view.work.laidOut <= 2 * text.utf8.count + open)
        #expect(view.isAtEnd && frame.text[23].contains("word"))
    }

    private func block(_ text: String) -> TranscriptBlock {
        TranscriptBlock(id: 0, label: "Interviewer", labelStyle: .interviewer, text: text, format: .markdown)
    }

    @Test(
        "a block that grows is drawn as one that came whole, at every width and wherever one stands",
        arguments: [40, 80])
    func drawnTheSame(columns: Int) {
        let text = Self.samples.joined(separator: "\n\n")
        var view = TranscriptView()
        view.append(block("x"))
        for end in stride(from: 1, through: text.count, by: 7) {
            let part = String(text.prefix(end))
            view.replaceLast(block(part))
            var whole = TranscriptView()
            whole.append(block(part))
            var left = Frame(size: Size(columns: columns, rows: 12))
            var right = left
            view.draw(into: &left, rows: 0..<12)
            whole.draw(into: &right, rows: 0..<12)
            #expect(left.text == right.text)
            let isSame = left == right
            #expect(isSame)
        }
    }

    @Test("many texts at the same time are each read as they are alone")
    func together() async {
        let text = "one ~~two~~ https://example.org three\n"
        let alone = GrowingMarkdown(text).passages
        let wrong = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<2_000).count { _ in GrowingMarkdown(text).passages != alone } }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
