internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("A line that looks like a mistyped command")
struct PlainEntryTests {
    @Test("is sent once whoever typed it insists, by an empty line or the same one; another takes its place")
    func interactive() {
        let kept = PlainDoubt.Outcome.kept(
            "There is no command /hnit (/help lists them). An empty line sends it as your answer.")
        for insisting in ["", " ", "/hnit"] {
            var doubt = PlainDoubt()
            #expect(doubt.take(PlainEntry(line: "/hnit"), isInteractive: true) == kept)
            #expect(doubt.kept == "/hnit")
            #expect(doubt.take(PlainEntry(line: insisting), isInteractive: true) == .sent("/hnit"))
            #expect(doubt.kept == nil)
        }
        var doubt = PlainDoubt()
        _ = doubt.take(PlainEntry(line: "/hnit"), isInteractive: true)
        #expect(doubt.take(PlainEntry(line: "An answer."), isInteractive: true) == .sent("An answer."))
        #expect(doubt.kept == nil)
    }

    @Test("is not sent in a pipe, and is no answer to be handed back")
    func pipe() {
        var doubt = PlainDoubt()
        #expect(
            doubt.take(PlainEntry(line: "/hint please"), isInteractive: false)
                == .kept("/hint is a command only where it stands alone. It was not sent."))
        #expect(doubt.take(PlainEntry(line: ""), isInteractive: false) == .sent(""))
        #expect(doubt.take(PlainEntry(answer: "/hnit"), isInteractive: false) == .sent("/hnit"))
    }
}
