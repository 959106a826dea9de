import Testing

@testable import TerminalUI

@Suite("Untrusted text")
struct TextGateTests {
    /// Everything that must never reach a terminal as it is.
    static let refused: [UInt32] =
        Array(0x00...0x08) + Array(0x0B...0x1F) + Array(0x7F...0x9F) + Array(0x202A...0x202E)
        + Array(0x2066...0x2069) + [0x200E, 0x200F, 0x061C, 0x2028, 0x2029]

    @Test("a control character is shown as one visible symbol, alone and between letters", arguments: refused)
    func refusesControls(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let text = "a\(scalar)b"
        let shown = TextGate.clusters(text).map(\.shown).joined()
        #expect(!shown.unicodeScalars.contains(scalar))
        #expect(shown.count == 3)
        #expect(TextGate.columns(of: text) == 3)
        let printed = TextGate.printable(text)
        #expect(!printed.unicodeScalars.contains(scalar))
        #expect(printed.count == 3)
        var frame = Frame(size: Size(columns: 8, rows: 1))
        frame.put(text, row: 0, column: 0)
        #expect(!frame.text[0].unicodeScalars.contains(scalar))
    }

    @Test(
        "escape sequences lose their escape",
        arguments: [
            ("\u{1B}[31mred", "␛[31mred"), ("\u{1B}]52;c;aGk=\u{07}x", "␛]52;c;aGk=␇x"),
            ("\u{1B}]0;title\u{1B}\\", "␛]0;title␛\\"), ("\u{9B}2J", "\u{FFFD}2J"), ("\u{1B}c", "␛c"),
            ("a\u{8}b\rc\u{0}d", "a␈b␍c␀d"),
        ])
    func takesEscapesApart(text: String, shown: String) {
        #expect(TextGate.clusters(text).map { $0.shown }.joined() == shown)
        #expect(TextGate.printable(text) == shown)
    }

    @Test("newline, CR LF and tab pass")
    func passesLineEnds() {
        #expect(TextGate.clusters("a\n\tb\r\nc").map { $0.shown } == ["a", "\n", "\t", "b", "\n", "c"])
        #expect(TextGate.printable("a\n\tb\r\nc") == "a\n\tb\nc")
        #expect(TextGate.printable("end\r") == "end␍")
    }

    @Test("a cluster keeps at most 8 marks", arguments: [0, 1, 8, 9, 500])
    func limitsMarks(count: Int) {
        let text = "e" + String(repeating: "\u{301}", count: count) + "x"
        let clusters = TextGate.clusters(text)
        #expect(clusters.count == 2)
        #expect(clusters[0].shown.unicodeScalars.count == 1 + min(8, count))
        #expect(clusters[0].columns == 1)
        #expect(TextGate.printable(text).unicodeScalars.count == 2 + min(8, count))
    }

    @Test("zero-width characters that pile up behind a letter are limited too")
    func limitsZeroWidth() {
        let text = "a" + String(repeating: "\u{200D}\u{200B}", count: 50) + "b"
        #expect(TextGate.columns(of: text) == 2)
        #expect(TextGate.printable(text).unicodeScalars.count == 10)
    }

    @Test("invalid UTF-8 is shown as replacement characters")
    func showsInvalidBytes() {
        let text = String(decoding: [0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80] as [UInt8], as: UTF8.self)
        #expect(TextGate.columns(of: text) == text.unicodeScalars.count)
        #expect(TextGate.clusters(text).map { $0.shown }.joined().hasPrefix("a\u{FFFD}\u{FFFD}("))
    }

    @Test(
        "sequences on which terminals disagree show their base",
        arguments: [
            ("👩‍👩‍👧", "👩", 2), ("👍🏽", "👍", 2), ("❤️", "❤", 1), ("1️⃣", "1", 1), ("🇩🇪", "DE", 2), ("🇩", "D", 1),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", 2), ("漢", "漢", 2), ("é", "é", 1), ("e\u{301}", "e\u{301}", 1), ("한", "한", 2),
            ("\u{301}", "◌\u{301}", 1), ("กำ", "กำ", 2), ("🏽", "🏽", 2), ("\u{FE0F}", "◌", 1), ("\u{AD}", "", 0),
        ])
    func reducesSequences(text: String, shown: String, columns: Int) {
        let clusters = TextGate.clusters(text)
        #expect(clusters.map { $0.shown }.joined().unicodeScalars.elementsEqual(shown.unicodeScalars))
        #expect(TextGate.columns(of: text) == columns)
        #expect(clusters.map { String(text[$0.range]) } == [text])
    }

    @Test("an endless cluster takes a bounded place")
    func boundsClusters() {
        let text = String(repeating: "\u{1100}", count: 10_000)
        #expect(TextGate.columns(of: text) <= 8)
    }

    @Test("clusters cover the original without gaps")
    func coversOriginal() {
        let text = "a\u{1B}漢\r\n🇩🇪e\u{301}\u{200B}👩‍👩‍👧z"
        #expect(TextGate.clusters(text).map { String(text[$0.range]) }.joined() == text)
    }
}
