@testable import TerminalUI

extension FuzzPath {
    /// Text as it is: through the gate, wrapped, and in the composer with edits.
    static let text = FuzzPath(
        name: "text",
        samples: [
            "The quick brown fox\njumps over\tthe lazy dog.", "漢字 e\u{301} 👩‍👩‍👧 🇩🇪🇫🇷 ก็ हिन्दी\u{200B} \u{1100}\u{1161}\u{11A8}",
            "\u{1B}]52;c;aGk=\u{7}\u{9B}2J\u{202E}abc\u{0}\r\nx\ry\u{7F}",
            "averyverylongwordthatfillslines averyverylongwordthatfillslines",
        ].map { FuzzInput.sample($0, 3) },
        words: [
            " ", "\n", "\t", "\r", "\r\n", "\u{1B}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200D}", "\u{301}",
            "\u{FE0F}", "\u{20E3}", "👩", "🏽",
            "🇩", "漢", "\u{1100}", "\u{1161}", "\u{0E01}\u{0E47}", "\u{915}\u{94D}\u{937}", "\u{200B}", "\u{600}",
            "\u{E0061}", "\u{F8FE}",
            "\u{AD}", "longword", "é",
        ],
        mostBytes: 600
    ) { bytes in
        let input = FuzzInput(bytes)
        let text = input.text
        let columns = 1 + input.choice % 50
        try checkPrinted(text)
        let wrapped = WrappedText(text, columns: columns)
        try check(wrapped, of: text, columns: columns)
        try checkEdits(text, columns: columns, input.dice)
    }

    private static func checkPrinted(_ text: String) throws {
        let printed = TextGate.printable(text)
        try hold(
            !printed.unicodeScalars.contains { $0 != "\n" && $0 != "\t" && Frames.isActedOn($0) },
            "something passes the gate that a terminal acts on")
        try hold(TextGate.printable(printed) == printed, "what has passed the gate is changed by it")
    }

    private static func check(_ wrapped: WrappedText, of text: String, columns: Int) throws {
        var end = text.startIndex
        for line in wrapped.lines {
            try hold(line.range.lowerBound >= end, "lines overlap")
            end = line.range.upperBound
            // A cluster wider than the whole line stands alone.
            let width = TextGate.columns(of: line.shown)
            let isAlone =
                DisplayClusters(text, in: line.range).count { $0.columns > 0 && !" \n\t".contains($0.shown) } == 1
            try hold(width <= columns || (width <= 8 && isAlone), "a line of \(width) columns in \(columns)")
            try hold(!line.shown.unicodeScalars.contains { Frames.isActedOn($0) }, "a line holds controls")
        }
        try hold(end == text.endIndex, "the end of the text is in no line")
    }

    /// The composer's lines are those of the whole text after any edit, and places and points find each other.
    private static func checkEdits(_ start: String, columns: Int, _ dice: Dice) throws {
        var dice = dice
        var text = start
        var layout = DraftLayout(text, columns: columns)
        for _ in 0..<3 {
            let bytes = text.utf8.count
            let from = text.clusterBoundary(atByte: dice.roll(0...bytes))
            let offset = text.utf8.distance(from: text.startIndex, to: from)
            let to = text.clusterBoundary(atByte: min(bytes, offset + dice.roll(0...12)))
            let removed = text.utf8.distance(from: from, to: to)
            let addition = String(start.prefix(dice.roll(0...6)))
            text.replaceSubrange(from..<to, with: addition)
            layout.follow(text, offset: offset, removed: removed, inserted: addition.utf8.count)
            try hold(layout.starts == DraftLayout(text, columns: columns).starts, "an edit leaves the lines wrong")
            let place = text.clusterBoundary(atByte: dice.roll(0...text.utf8.count))
            let point = layout.place(of: place, in: text)
            try hold((0..<layout.count).contains(point.row), "a place in line \(point.row) of \(layout.count)")
            try hold((0...columns).contains(point.column), "a place in column \(point.column) of \(columns)")
            _ = layout.index(at: point, in: text)
            _ = layout.shown(point.row, of: text)
        }
    }
}
