@testable import TerminalUI

extension FuzzPath {
    /// What models and reports say, from cmark's tree to the lines on the screen.
    static let markdown = FuzzPath(
        name: "markdown",
        samples: [
            "# Head\n\none *two* **three** `four` ~~five~~ __init__\nsix\n\n- a\n- b\n\n  c\n\n1. d\n2. e\n\nend",
            "Look:\n\n```swift\nlet a = 1\n\n\tlet b = 2\n```\n\n| a | b |\n|:--|--:|\n| `c` | d |\n| e | f |\n\n> q\n> > r\n\ns",
            "a\n===\nb\n---\n\n    indented\n\n    more\n\n~~~\nopen",
            "<div>\n\n*a*\n\n</div>\n漢字 e\u{301} 👩‍👩‍👧 🇩🇪\n\n* * *\n\nb",
            "[a](https://a.b) ![c](d 'e') <https://f.g> www.h.i\n\n[j]\n\n[j]: k 'l'\n- [ ] m\n- [x] n\n",
            "&amp; &#0; &#x202E; \\* \u{1B}[31mred\u{9B}2J \u{202E}abc\u{0} \u{F8FE}x\r\rb\r\nc",
        ].flatMap { text in (0..<4).map { FuzzInput.sample(text, 3 + 6 * $0) } },
        words: [
            "*", "**", "_", "__", "`", "```\n", "~~~", "~~", "> ", "- ", "1. ", "99999999999. ", "# ", "---\n", "===\n",
            "| a | b |\n|---|---|\n",
            "|", "[", "](", ")", "![", "<a>", "<!--", "&#x1B;", "&#0;", "\\", "\n\n", "    ", "\t", "- [ ] ", "\r",
            "[a]: b\n", "\u{1B}[2J",
            "\u{202E}", "\u{200D}", "\u{301}", "\u{FE0F}", "👩", "漢", "\u{1100}\u{1161}", "\u{F8FE}", "https://a.b",
            "a@b.c",
        ],
        mostBytes: 6000
    ) { bytes in
        let input = FuzzInput(bytes)
        let text = input.text
        let columns = [20, 40, 60, 80, 120, 200][input.choice % 6]
        switch input.choice / 6 % 4 {
        case 0: try checkGrowing(text, input.dice)
        case 1: try checkLines(text, .markdown, columns: columns)
        case 2: try checkLines(text, .answer, columns: columns)
        default: try checkLines(text, .plain, columns: columns)
        }
    }

    /// Read as it arrives it comes to the same, and what is closed stays.
    private static func checkGrowing(_ text: String, _ dice: Dice) throws {
        let whole = GrowingMarkdown(text)
        try hold(
            whole.parsedCount <= 3 * text.utf8.count + 2 * GrowingMarkdown.mostOpenBytes,
            "\(whole.parsedCount) bytes parsed of \(text.utf8.count)")
        // Longer texts are cut where they have come to. What a link leads to may be told after it: then it stays as it is.
        guard text.utf8.count <= GrowingMarkdown.mostOpenBytes, !text.contains("]:") else { return }
        var dice = dice
        var growing = GrowingMarkdown()
        var closed: [Passage] = []
        var part = ""
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let piece = rest.prefix(dice.roll(1...max(1, text.utf8.count / 4)))
            rest = rest.dropFirst(piece.count)
            part.unicodeScalars.append(contentsOf: piece)
            try hold(growing.grow(to: part), "a longer text is not taken")
            try hold(growing.passages.starts(with: closed), "a closed passage has changed")
            closed = Array(growing.passages.prefix(growing.closedCount))
        }
        try hold(growing.passages == whole.passages, "growing, it comes to something else")
    }

    private static func checkLines(_ text: String, _ format: TranscriptBlock.Format, columns: Int) throws {
        let block = TranscriptBlock(id: 0, label: "", labelStyle: .plain, text: text, format: format, note: "cut short")
        var layout = BlockLayout(block, columns: columns, isFirst: true)
        _ = layout.take(
            format == .markdown ? GrowingMarkdown(text).passages : block.passages, closed: 0, note: block.note)
        // Wider than the text may be: what is painted there is painted too far.
        let rows = min(layout.height, 60)
        var frame = Frame(size: Size(columns: columns + 20, rows: rows))
        for row in 0..<rows {
            layout.draw(line: row, of: block, marks: { _ in Marks() }, shift: row % 3, into: &frame, row: row)
        }
        try Frames.check(frame, columns: columns)
        for line in 0..<layout.height {
            guard let place = layout.place(ofLine: line) else { continue }
            let shown = layout.place(ofLine: layout.line(of: place))
            try hold(shown?.passage == place.passage, "a place is shown in another passage")
        }
    }
}

/// Screens.
enum Frames {
    /// No cell holds what a terminal acts on, and none right of `columns` is painted.
    static func check(_ frame: Frame, columns: Int) throws {
        for row in 0..<frame.size.rows {
            for column in 0..<frame.size.columns {
                let cell = frame[row, column]
                if cell == .blank { continue }
                try hold(column < columns || cell.text == " ", "row \(row) reaches beyond column \(columns)")
                try hold(
                    !cell.text.unicodeScalars.contains { isActedOn($0) },
                    "a cell holds \(cell.text.unicodeScalars.map { String($0.value, radix: 16) })")
            }
        }
    }

    /// Controls of both sets, and those of the direction of writing.
    static func isActedOn(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F: true
        default: false
        }
    }
}
