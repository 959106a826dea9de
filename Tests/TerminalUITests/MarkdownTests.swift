import Testing

@testable import TerminalUI

@Suite("Markdown")
struct MarkdownTests {
    private func draw(_ markdown: String, columns: Int = 40) -> Frame {
        TerminalUITests.draw(GrowingMarkdown(markdown).passages, columns: columns)
    }

    @Test(
        "each kind of block is legible",
        arguments: [
            ("one\ntwo\n\nthree", ["one", "two", "", "three"]),
            ("# Head\ntext\n\n## Next\n\nmore", ["Head", "text", "", "Next", "more"]),
            ("text\n- a\n- b\n\nmore", ["text", "", "• a", "• b", "", "more"]),
            ("- a\n  - b\n    - c\n- d", ["• a", "  • b", "    • c", "• d"]),
            ("- a\n\n- b", ["• a", "", "• b"]), ("3. a\n4. b", ["3. a", "4. b"]),
            ("9. a\n10. b\n    c", ["9. a", "10. b", "    c"]), ("- a\n\n  b", ["• a", "", "  b"]),
            ("-\n- b", ["•", "• b"]), ("- [x] done\n- [ ] open", ["[x] done", "[ ] open"]),
            ("> a\n>\n> b", ["│ a", "│", "│ b"]), ("a\n> b", ["a", "", "│ b"]), ("> > a", ["│ │ a"]), (">", ["│"]),
            ("- > a\n  > b", ["• │ a", "  │ b"]), ("> - a\n> - b", ["│ • a", "│ • b"]),
            ("~~gone~~ here", ["~~gone~~ here"]), ("5 ~ 6 ~ 7", ["5 ~ 6 ~ 7"]),
            ("a\n\n***\n\nb", ["a", "", "────────────────────", "", "b"]), ("", []), ("\n\n", []),
            ("[text](https://a.b)", ["text (https://a.b)"]), ("<https://a.b>", ["https://a.b"]),
            ("www.a.b x@a.b", ["www.a.b x@a.b"]), ("[](https://a.b)", ["https://a.b"]), ("[x]()", ["x"]),
            ("![a tree](tree.png)", ["image: a tree (tree.png)"]), ("a  \nb", ["a", "b"]),
            ("&lt;b&gt; \\*", ["<b> *"]), ("a\u{1B}[31m", ["a␛[31m"]), ("a\u{0}b", ["a\u{FFFD}b"]),
        ])
    func blocks(markdown: String, lines: [String]) {
        #expect(draw(markdown).text == lines)
    }

    @Test("raw HTML is shown as text, inside a paragraph and by itself")
    func html() {
        #expect(draw("A `List<T>` and a List<T> <br> end").text == ["A List<T> and a List<T> <br> end"])
        #expect(draw("<div class=\"a\">\n*x*\n</div>\n\nb").text == ["<div class=\"a\">", "*x*", "</div>", "", "b"])
        #expect(draw("<script>alert(1)</script>").text == ["<script>alert(1)</script>"])
    }

    @Test("Python's special names keep their underscores, in code and out of it")
    func specialNames() {
        let frame = draw(
            "__init__ and `__name__`, x.__dict__, __set_name__\n\n__two words__ ___a___ **b**", columns: 60)
        #expect(frame.text == ["__init__ and __name__, x.__dict__, __set_name__", "", "two words a b"])
        #expect(frame.text(in: .strong) == ["two wordsb"] || frame.text(in: .strong) == ["two wordsab"])
        #expect(draw("```\n__init__\n```").text == ["  __init__"])
    }

    @Test("parts of a text have styles, nested ones the one that says most")
    func styles() {
        let frame = draw("# A *b* `c`\n**d *e*** *f* `g` [h](i) ~~j~~\n\n> k *l* **m**", columns: 60)
        #expect(frame.text(in: .heading) == ["A b "])
        #expect(frame.text(in: .code) == ["c", "g"])
        #expect(frame.text(in: .strong) == ["d e", "m"])
        #expect(frame.text(in: .emphasis) == ["f", "l"])
        #expect(frame.text(in: .link) == ["h"])
        #expect(frame.text(in: .muted) == [" (i)~~j~~"])
        #expect(frame.text(in: .quotation) == ["k  "])
    }

    @Test("words are wrapped inside of their margins, which take no more than half of the room")
    func margins() {
        #expect(
            draw("- one two three\n  - four five", columns: 10).text == [
                "• one two", "  three", "  • four", "    five",
            ])
        let deep = (0..<9).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
        for line in draw(deep, columns: 12).text { #expect(line.hasSuffix("• a")) }
    }

    @Test("code is neither wrapped nor changed, its marks tell that there is more, and it moves sideways")
    func code() {
        let markdown = "Look:\n\n```java\nint x = *p; // <T> _y_ and so on\n\n\tz\n```\nend"
        let passages = GrowingMarkdown(markdown).passages
        #expect(
            TerminalUITests.draw(passages, columns: 24).text == [
                "Look:", "", "  int x = *p; // <T> _y›", "", "      z", "", "end",
            ])
        #expect(
            TerminalUITests.draw(passages, columns: 24, shift: 10).text == [
                "Look:", "", "  ‹ // <T> _y_ and so on", "", "  ‹", "", "end",
            ])
        #expect(TerminalUITests.draw(passages, columns: 24).text(in: .code) == ["int x = *p; // <T> _y", "    z"])
    }

    @Test("what is nested without end, or takes the library long, is taken in linear work", arguments: hostileUnits)
    func hostile(unit: String) {
        let text = String(repeating: unit, count: 100_000 / unit.utf8.count)
        let markdown = GrowingMarkdown(text)
        #expect(markdown.parsedCount <= 3 * text.utf8.count)
        let frame = TerminalUITests.draw(Array(markdown.passages.prefix(50)), columns: 40)
        #expect(frame.size.rows > 0)
    }

    static let hostileUnits = [
        ">", "> ", "[", "![", "_", "*a ", "`a", "<", "<?", "<!--", "- ", "|", "a|\n-|\n", "www.", "a@", "\\", "&a",
        "[a](",
        "~~a", "\n- ", "1. ", "\u{301}", "👩‍", "```\n", "#", "\n\n>", "> - ", "word ",
    ]

    @Test("a long code block keeps its lines, a long table its header, when they are cut")
    func longBlocks() {
        let lines = (0..<2_000).map { "line *\($0)* of code" }
        let code = GrowingMarkdown("Look:\n\n```\n" + lines.joined(separator: "\n") + "\n```\n*end*").passages
        let shown = code.filter { $0.shape == .code }
        #expect(shown.map(\.content.text).joined(separator: "\n") == lines.joined(separator: "\n"))
        #expect(shown.count > 5 && !shown.dropFirst().contains { $0.isSpaced })
        #expect(code.last?.content == StyledText("end", style: .emphasis))
        let rows = (0..<1_000).map { "| a\($0) | b |" }
        let table = GrowingMarkdown("| h | i |\n|---|---|\n" + rows.joined(separator: "\n")).passages
        #expect(table.count > 2)
        for passage in table {
            guard case .table(let table) = passage.shape else { return #expect(Bool(false), "\(passage)") }
            #expect(table.rows.first.map { $0.map { String(passage.content[$0]) } } == ["h", "i"])
        }
    }
}
