import Testing

@testable import TerminalUI

@Suite("Frames")
struct FrameTests {
    @Test("a wide cluster is never cut in half at the limit")
    func keepsWideWhole() {
        var frame = Frame(size: Size(columns: 5, rows: 1))
        let end1 = frame.put("ab漢字", row: 0, column: 0)
        #expect(end1 == 4)
        #expect(frame.text == ["ab漢"])
        #expect(frame[0, 2] == Cell(text: "漢", style: .plain))
        #expect(frame[0, 3] == Cell(text: "", style: .plain))
        #expect(frame[0, 4] == Cell(text: " ", style: .plain))
        let end2 = frame.put("字", row: 0, column: 4)
        #expect(end2 == 4)
        let end3 = frame.put("漢", row: 0, column: 0, limit: 1)
        #expect(end3 == 0)
    }

    @Test("painting over half of a wide cluster removes the other half", arguments: [2, 3])
    func removesHalves(column: Int) {
        var frame = Frame(size: Size(columns: 6, rows: 1))
        frame.put("ab漢cd", row: 0, column: 0)
        frame.put("x", row: 0, column: column, style: .failure)
        #expect(frame.text == [column == 2 ? "abx cd" : "ab xcd"])
        frame.put("漢字", row: 0, column: 0)
        frame.put("語", row: 0, column: 1)
        #expect(frame.text == [" 語 cd"])
        #expect((0..<6).map { frame[0, $0].text } == [" ", "語", "", " ", "c", "d"])
    }

    @Test("so does a text that begins or ends in one", arguments: ["xy", "漢y"])
    func removesHalvesAtTheEnds(text: String) {
        var frame = Frame(size: Size(columns: 8, rows: 1))
        frame.put("a漢漢bc", row: 0, column: 0)
        frame.put(text, row: 0, column: 2)
        #expect(frame.text == [text == "xy" ? "a xy bc" : "a 漢ybc"])
    }

    @Test("newlines and tabs are painted as one blank, controls as symbols")
    func paintsOneLine() {
        var frame = Frame(size: Size(columns: 10, rows: 2))
        let end4 = frame.put("a\nb\tc\u{1B}", row: 1, column: 1, style: .notice)
        #expect(end4 == 7)
        #expect(frame.text == ["", " a b c␛"])
        #expect(frame[1, 2] == Cell(text: " ", style: .notice))
    }

    @Test(
        "what lies outside is not painted",
        arguments: [(-1, 0, "", 0), (1, 0, "", 0), (0, 4, "", 4), (0, -2, "cd", 2), (0, 2, "  ab", 4)])
    func clips(row: Int, column: Int, text: String, behind: Int) {
        var frame = Frame(size: Size(columns: 4, rows: 1))
        let end5 = frame.put("abcd", row: row, column: column)
        #expect(end5 == behind)
        #expect(frame.text == [text])
        #expect(frame[5, 5] == Cell(text: " ", style: .plain))
    }

    @Test("a row is filled between two columns, with wide characters where they fit")
    func fills() {
        var frame = Frame(size: Size(columns: 7, rows: 3))
        frame.fill(row: 0, with: "─", style: .rule)
        frame.fill(row: 1, from: 1, to: 6, with: "漢", style: .rule)
        frame.fill(row: 2, from: 2, to: 4, style: .selection)
        frame.fill(row: 9, style: .selection)
        #expect(frame.text == ["───────", " 漢漢", ""])
        #expect((0..<7).map { frame[2, $0].style == .selection } == [false, false, true, true, false, false, false])
    }

    @Test("a frame without room takes everything and shows nothing", arguments: [(0, 0), (-1, 5), (3, 0)])
    func toleratesNoRoom(columns: Int, rows: Int) {
        var frame = Frame(size: Size(columns: columns, rows: rows))
        frame.put("text", row: 0, column: 0)
        frame.fill(row: 0, style: .rule)
        #expect(frame.text.allSatisfy { $0.isEmpty })
    }
}
