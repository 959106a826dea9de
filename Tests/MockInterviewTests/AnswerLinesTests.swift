internal import Testing

@testable import MockInterview

@Suite("Lines that become answers")
struct AnswerLinesTests {
    private func outcomes(_ lines: [(String, isFollowed: Bool)]) -> [AnswerLines.Outcome] {
        var answers = AnswerLines()
        return lines.map { answers.take($0.0, isFollowed: $0.isFollowed) }
    }

    @Test(
        "one line of a pipe is one answer, whatever stands in it",
        arguments: ["An answer.", "", "C:\\", "/hint", "\"\"\"x"])
    func one(line: String) {
        #expect(outcomes([(line, false), ("next", false)]) == [.line(line), .line("next")])
    }

    @Test("several stand between two fences, blank lines and words that look like commands included")
    func several() {
        let fence = AnswerLines.fence
        let lines = [fence, "a", "", "/end", " \(fence) ", "b"].map { ($0, isFollowed: false) }
        #expect(
            outcomes(lines) == [
                .began(isPaste: false), .gathered, .gathered, .gathered, .answer("a\n\n/end"), .line("b"),
            ])
    }

    @Test("a paste is one answer, to which more can be added before a fence sends it")
    func paste() {
        #expect(
            outcomes([
                ("first", true), ("second", true), ("third", false), ("typed", false), (AnswerLines.fence, false),
            ])
                == [.began(isPaste: true), .gathered, .gathered, .gathered, .answer("first\nsecond\nthird\ntyped")])
    }

    @Test("neither a command typed ahead nor Enter held down begins a paste", arguments: ["/hint", "", "  "])
    func typedAhead(line: String) {
        #expect(outcomes([(line, true)]) == [.line(line)])
    }

    @Test("what was not finished is not lost")
    func unfinished() {
        var answers = AnswerLines()
        #expect(answers.unfinished == nil)
        _ = answers.take(AnswerLines.fence)
        #expect(answers.unfinished == nil && answers.isGathering)
        _ = answers.take("a")
        _ = answers.take("b")
        #expect(answers.unfinished == "a\nb")
        _ = answers.take(AnswerLines.fence)
        #expect(answers.unfinished == nil && !answers.isGathering)
    }
}
