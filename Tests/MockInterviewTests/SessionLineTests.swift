internal import InterviewKit
internal import TerminalUI
internal import Testing

@testable import MockInterview

@Suite("Sessions, one line each")
struct SessionLineTests {
    /// The column of the terminal in which `part` begins.
    private func column(of part: String, in line: String) throws -> Int {
        let range = try #require(line.firstRange(of: part))
        return TextGate.columns(of: String(line[..<range.lowerBound]))
    }

    @Test("fields begin in the same column of the terminal, wide characters or not")
    func wide() throws {
        let plain = SessionLine.text(Samples.session("abc"))
        let wide = SessionLine.text(Samples.session("面接-é👍"))
        #expect(try column(of: "java", in: plain) == column(of: "java", in: wide))
        #expect(try column(of: "active", in: plain) == column(of: "active", in: wide))
    }

    @Test("another program's line ends and tabs cannot break the line")
    func hostile() {
        let session = Samples.session("a\nb\tc\r\nd\u{2028}e", role: Role(rawValue: "x\ny"))
        for line in [SessionLine.text(session)] + SessionTable.forTerminal([session]) {
            let parts = line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            #expect(parts.count == 1)
            #expect(!line.contains("\t"))
        }
        #expect(SessionTable.forPipe([session]).first?.split(separator: "\t").count == 6)
    }

    @Test("on a terminal there is a heading, and columns are as wide as their widest field")
    func table() throws {
        let long = String(repeating: "x", count: 64)
        let lines = SessionTable.forTerminal([Samples.session("abc"), Samples.session(long), Samples.session("面接")])
        #expect(lines.count == 4)
        let columns = try lines.dropFirst().map { try column(of: "java", in: $0) }
        #expect(Set(columns) == [try column(of: "Role", in: lines[0])])
        #expect(columns.first == 66)
    }

    @Test("in a pipe there is no heading, and a tab stands between the fields")
    func pipe() {
        let lines = SessionTable.forPipe([Samples.session("abc", minutes: 12.4)])
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("abc\tjava\tintermediate\tactive\t2026-0") == true)
        #expect(lines.first?.hasSuffix("\t12 min") == true)
    }

    @Test(
        "any number another program stored as a duration can be shown",
        arguments: [
            (0, "0 min"), (0.5, "1 min"), (12.4, "12 min"), (-3, "0 min"), (1e300, "? min"), (.infinity, "? min"),
            (.nan, "? min"),
        ] as [(Double, String)])
    func minutes(minutes: Double, text: String) {
        #expect(SessionLine.minutes(minutes) == text)
    }
}
