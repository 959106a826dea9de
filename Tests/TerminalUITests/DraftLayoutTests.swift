import Testing

@testable import TerminalUI

@Suite("The draft's lines")
struct DraftLayoutTests {
    /// Where the lines of the whole text, wrapped at once, begin.
    private func starts(_ text: String, columns: Int) -> [Int] {
        WrappedText(text, columns: columns).lines.map {
            text.utf8.distance(from: text.startIndex, to: $0.range.lowerBound)
        }
    }

    private static let pieces = [
        "a", "word", " ", "  ", "\n", "\t", "漢字", "e\u{301}", "averyverylongwordthatfillslines", "👩‍👩‍👧", "\u{301}", "é",
        ", ", "x y", "🇩🇪",
    ]

    @Test("are those of the whole text after any edit", arguments: [1, 2, 3, 7, 12, 40])
    func followsEdits(columns: Int) {
        var random = SplitMix(seed: UInt64(columns))
        var text = ""
        var layout = DraftLayout(text, columns: columns)
        for step in 0..<600 {
            let bytes = text.utf8.count
            let from = text.clusterBoundary(atByte: Int.random(in: 0...bytes, using: &random))
            let length = Bool.random(using: &random) ? 0 : Int.random(in: 0...12, using: &random)
            let offset = text.utf8.distance(from: text.startIndex, to: from)
            let to = text.clusterBoundary(atByte: min(bytes, offset + length))
            let removed = text.utf8.distance(from: from, to: to)
            let addition = (0..<Int.random(in: 0...4, using: &random))
                .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            text.replaceSubrange(from..<to, with: addition)
            layout.follow(text, offset: offset, removed: removed, inserted: addition.utf8.count)
            let expected = starts(text, columns: columns)
            #expect(layout.starts == expected, "step \(step): \(text.debugDescription)")
            if layout.starts != expected { return }
        }
        #expect(text.utf8.count > 1_000)
    }

    @Test("are those of the whole text where it is wrapped in pieces", arguments: [1, 5, 80])
    func wrapsInPieces(columns: Int) {
        var random = SplitMix(seed: 7)
        let text = (0..<6_000).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
        #expect(DraftLayout(text, columns: columns).starts == starts(text, columns: columns))
        let long = String(repeating: "a\u{301}\u{302}\u{303}\u{304}", count: 4_000)
        #expect(DraftLayout(long, columns: 3_000).starts == starts(long, columns: 3_000))
    }

    @Test("have every place where the whole text has it", arguments: [1, 3, 12])
    func findsPlaces(columns: Int) {
        var random = SplitMix(seed: 3)
        let text = (0..<120).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
        let layout = DraftLayout(text, columns: columns)
        let whole = WrappedText(text, columns: columns)
        for index in Array(text.indices) + [text.endIndex] {
            #expect(layout.place(of: index, in: text) == whole.place(of: index))
        }
        for row in -1...layout.count {
            for column in 0...columns + 1 {
                let point = Point(column: column, row: row)
                #expect(layout.index(at: point, in: text) == whole.index(at: point), "\(point)")
            }
        }
        for row in 0..<layout.count { #expect(layout.shown(row, of: text) == whole.lines[row].shown) }
    }

    @Test(
        "are wrapped anew near the edit only, in 100 kB as in 10 kB, with newlines and without",
        arguments: ["words and 漢字 ", "line\n", "words "])
    func isQuick(unit: String) {
        func wrapped(bytes: Int) -> Int {
            let text = String(repeating: unit, count: bytes / unit.utf8.count)
            var layout = DraftLayout(text, columns: 76)
            let before = layout.wrappedBytes
            layout.follow(text, offset: text.utf8.count / 2, removed: 0, inserted: 0)
            return layout.wrappedBytes - before
        }
        #expect((1...1_000).contains(wrapped(bytes: 10_000)))
        #expect((1...1_000).contains(wrapped(bytes: 100_000)))
    }

    @Test("cost a key at the end of an answer no more than its last line")
    func isQuickAtTheEnd() {
        let text = String(repeating: "words and more of them ", count: 100)
        var layout = DraftLayout(String(text.dropLast()), columns: 76)
        let before = layout.wrappedBytes
        layout.follow(text, offset: text.utf8.count - 1, removed: 0, inserted: 1)
        #expect(layout.wrappedBytes - before <= 76)
        #expect(layout.starts == starts(text, columns: 76))
    }
}
