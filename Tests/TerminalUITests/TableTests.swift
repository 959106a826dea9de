import Testing

@testable import TerminalUI

@Suite("Tables")
struct TableTests {
    private func draw(_ markdown: String, columns: Int) -> [String] {
        TerminalUITests.draw(GrowingMarkdown(markdown).passages, columns: columns).text
    }

    private static let table = """
        | Name | Cost | Remark |
        |:-----|:----:|-------:|
        | list | O(n) | walks |
        | hash map | O(1) | x |
        """

    @Test("columns are as wide as their cells and keep their alignment")
    func aligned() {
        #expect(
            draw(Self.table, columns: 40) == [
                "Name     │ Cost │ Remark",
                "─────────┼──────┼───────",
                "list     │ O(n) │  walks",
                "hash map │ O(1) │      x",
            ])
    }

    @Test("cells are wrapped in columns that are too wide for the room, the narrow ones left as they are")
    func wrapped() {
        let markdown = """
            | Kind | What it is good for |
            |------|---------------------|
            | a | looking up by key in constant time |
            | b | walking in order |
            """
        #expect(
            draw(markdown, columns: 28) == [
                "Kind │ What it is good for",
                "─────┼──────────────────────",
                "a    │ looking up by key in",
                "     │ constant time",
                "─────┼──────────────────────",
                "b    │ walking in order",
            ])
    }

    @Test("where there is no room for columns each row is lines of header and cell")
    func narrow() {
        #expect(
            draw(Self.table, columns: 14) == [
                "Name: list", "Cost: O(n)", "Remark: walks", "", "Name: hash map", "Cost: O(1)", "Remark: x",
            ])
        let long = "| Name | Remark |\n|---|---|\n| list | walks all of it |"
        #expect(draw(long, columns: 12) == ["Name: list", "Remark:", "  walks all", "  of it"])
    }

    @Test("a row too short or too long, a table of a header alone, are drawn all the same")
    func uneven() {
        #expect(draw("|a|b|\n|-|-|\n|1|\n|1|2|3|", columns: 20) == ["a │ b", "──┼──", "1 │", "1 │ 2"])
        #expect(draw("|a|b|\n|-|-|", columns: 20) == ["a │ b"])
        #expect(draw("|a long one|b|\n|-|-|", columns: 5) == ["a", "long", "one", "b"])
    }

    /// What takes another number of columns than it has characters.
    static let texts = [
        "漢字", "e\u{301}", "👩‍👩‍👧", "🇩🇪", "👍🏽", "שלום", "نص", "a\u{200B}b", "ｱ", "\u{1F469}\u{200D}", "a\tb", "\u{202E}abc",
    ]

    @Test("the lines between columns stay below each other whatever stands in the cells", arguments: texts)
    func borders(text: String) {
        for columns in [30, 40, 80] {
            let markdown = "| \(text) | b |\n|:-:|--:|\n| c \(text) d | \(text) |\n| e | \(text) \(text) |"
            let frame = TerminalUITests.draw(GrowingMarkdown(markdown).passages, columns: columns)
            let places = (0..<frame.size.rows).map { row in
                (0..<columns).filter { ["│", "┼"].contains(frame[row, $0].text) }
            }
            #expect(Set(places).count == 1 && places.first?.count == 1, "\(places)")
        }
    }

    @Test(
        "one too long to be parsed at once keeps its header in each part, also behind lines that stand right before it",
        arguments: ["", "Compare them:\n", "One:\n\ntwo\nlines:\n"])
    func long(before: String) {
        let rows = (0..<600).map { "| \($0) | a map of things |\n" }
        let whole = before + "| n | it |\n|--:|----|\n" + rows.joined()
        var growing = GrowingMarkdown()
        for end in stride(from: 100, through: whole.utf8.count + 99, by: 100) {
            growing.grow(to: String(decoding: whole.utf8.prefix(end), as: UTF8.self))
        }
        #expect(growing.passages == GrowingMarkdown(whole).passages)
        let tables = growing.passages.compactMap { passage -> [String]? in
            guard case .table(let table) = passage.shape else { return nil }
            return table.rows.compactMap { row in
                row.first.map { String(decoding: Array(passage.content.text.utf8)[$0], as: UTF8.self) }
            }
        }
        #expect(tables.count > 2 && tables.count == growing.passages.count - before.split(separator: "\n\n").count)
        #expect(tables.allSatisfy { $0.first == "n" })
        #expect(tables.flatMap { $0.dropFirst() } == (0..<600).map(String.init))
    }

    @Test("wide characters at the last column of code and tables are left out whole", arguments: 3...12)
    func lastColumn(columns: Int) {
        let markdown = "```\n漢字漢字漢字漢字\na\tb\t漢字\n```\n\n|漢字漢字|漢字|\n|-|-|\n|漢|字字字字字字|"
        let frame = TerminalUITests.draw(GrowingMarkdown(markdown).passages, columns: columns)
        for row in 0..<frame.size.rows {
            for column in 0..<columns where frame[row, column].text == "漢" || frame[row, column].text == "字" {
                #expect(column + 1 < columns && frame[row, column + 1].text.isEmpty)
            }
        }
    }
}
