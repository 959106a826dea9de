import Testing

@testable import TerminalUI

@Suite("Wrapping")
struct WrappedTextTests {
    @Test(
        "text is wrapped by words, long words by cluster",
        arguments: [
            ("", 5, [""]), ("abc", 5, ["abc"]), ("hello world", 11, ["hello world"]),
            ("hello world", 10, ["hello ", "world"]), ("hello world", 5, ["hello", "world"]),
            ("hello world", 3, ["hel", "lo ", "wor", "ld"]), ("a\n\nb\n", 9, ["a", "", "b", ""]),
            ("ab   cd", 3, ["ab ", "cd"]), ("a\tb", 9, ["a   b"]), ("abcd\tb", 9, ["abcd    b"]),
            ("漢字漢字", 5, ["漢字", "漢字"]), ("ab漢字", 3, ["ab", "漢", "字"]), ("漢", 1, ["漢"]),
            ("see 漢字", 6, ["see 漢", "字"]), ("x 👩‍👩‍👧y", 3, ["x ", "👩y"]), ("    indented", 8, ["    ", "indented"]),
            ("a\r\nb", 4, ["a", "b"]), ("abe\u{301}d", 4, ["abe\u{301}d"]), ("abe\u{301}", 2, ["ab", "e\u{301}"]),
            ("ab", 0, ["a", "b"]), ("a\u{1B}b c", 3, ["a␛b", "c"]),
        ])
    func wraps(text: String, columns: Int, lines: [String]) {
        let wrapped = WrappedText(text, columns: columns)
        #expect(wrapped.lines.map { $0.shown } == lines)
        if columns > 1 { #expect(wrapped.lines.allSatisfy { TextGate.columns(of: $0.shown) <= columns }) }
    }

    static let samples = ["", "hello  wide 漢字\tworld\n\nnext e\u{301} 👍🏽 line   \nabcdefghijklmnop", "a\n", "漢字漢字漢字"]

    @Test("the lines' ranges cover the original but for its newlines", arguments: samples, [1, 2, 3, 5, 8, 80])
    func coversOriginal(text: String, columns: Int) {
        let wrapped = WrappedText(text, columns: columns)
        var position = text.startIndex
        for line in wrapped.lines {
            #expect(text[position..<line.range.lowerBound].allSatisfy { $0.isNewline })
            #expect(!text[line.range].contains { $0.isNewline })
            position = line.range.upperBound
        }
        #expect(position == text.endIndex)
    }

    @Test("every place in the original is found again where it is shown", arguments: samples, [2, 3, 5, 8, 80])
    func findsPlaces(text: String, columns: Int) {
        let wrapped = WrappedText(text, columns: columns)
        for index in Array(text.indices) + [text.endIndex] {
            let place = wrapped.place(of: index)
            #expect((0...columns).contains(place.column))
            // Blanks that hang behind a line share its last place.
            let found = wrapped.index(at: place)
            let skipped = text[min(found, index)..<max(found, index)]
            #expect(skipped.allSatisfy { $0 == " " || $0 == "\t" }, "\(text.debugDescription) \(place)")
        }
    }

    @Test("a place beyond the text is brought to the nearest of its line")
    func clampsPlaces() {
        let text = "hello world\nab"
        let wrapped = WrappedText(text, columns: 6)
        #expect(wrapped.index(at: Point(column: 99, row: 99)) == text.endIndex)
        #expect(wrapped.index(at: Point(column: -1, row: -1)) == text.startIndex)
        let lastOfFirst = wrapped.index(at: Point(column: 99, row: 0))
        #expect(wrapped.place(of: lastOfFirst).row == 0)
        #expect(wrapped.place(of: text.firstIndex(of: "w") ?? text.endIndex) == Point(column: 0, row: 1))
        #expect(WrappedText("漢字", columns: 9).index(at: Point(column: 1, row: 0)) == "漢字".startIndex)
    }
}
