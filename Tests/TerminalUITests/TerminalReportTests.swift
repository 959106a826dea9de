import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The terminal as doctor tells of it")
struct TerminalReportTests {
    private static let good = TerminalReport(
        type: "xterm-256color", isKnown: true, colors: 256, isUTF8: true, size: Size(columns: 120, rows: 40))

    @Test("a good one is one line, with nothing to mend")
    func good() {
        #expect(Self.good.summary == "xterm-256color, 120×40, 256 colours, UTF-8")
        #expect(Self.good.troubles.isEmpty)
    }

    @Test("whatever keeps the screen from being drawn well is named with what mends it")
    func troubles() {
        var report = Self.good
        report.type = ""
        report.isKnown = false
        report.isUTF8 = false
        report.size = Size(columns: 39, rows: 10)
        #expect(report.summary == "TERM not set, 39×10, unknown type, ASCII only")
        #expect(
            report.troubles.map(\.mend) == [
                "export TERM=xterm-256color", "export LC_ALL=C.UTF-8", "a window of 40×10 or more, or --plain",
            ])
        report.type = "teletype"
        #expect(report.troubles[0].what.contains("the terminal type teletype cannot be drawn on"))
    }

    @Test("the least that a screen needs is no trouble, and a size that nobody knows is none")
    func sizes() {
        var report = Self.good
        report.size = Size(columns: 40, rows: 10)
        #expect(report.troubles.isEmpty)
        report.size = Size(columns: 40, rows: 9)
        #expect(report.troubles.count == 1)
        report.size = nil
        #expect(report.troubles.isEmpty && report.summary.contains("of unknown size"))
    }
}
