import Foundation
import Testing

@Suite("Line by line at a terminal", .inTurn, .timeLimit(.minutes(5)))
struct PlainTerminalTests {
    private let new = "mock-interview new --role java --level beginner --questions 2 --plain --id"

    @Test("whoever types is told how, who speaks, which question it is, and when it is their turn")
    func prompts() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            try await shell.enter("\(new) told")
            try await shell.shows(
                "Enter sends what you type", "Interviewer: Hello", "Question 1 of 2:", "Your answer to question 1:")
            #expect(try await shell.property("#{alternate_on}") == "0")
            try await shell.enter("/hint")
            try await shell.shows("Hint:")
            try await shell.enter("Because of the reference.")
            try await shell.says("probe", 1, in: "told", hasHeader: false)
            // Their own words are not said to them again.
            try await shell.hides("You: Because")
            try await shell.enter("/hnit")
            try await shell.shows(
                "There is no command /hnit (/help lists them). An empty line sends it as your answer.")
            try await shell.enter("/end")
            try await shell.shows("/end again ends it here: 1 of 2 questions asked")
            try await shell.enter("/end")
            try await shell.shows("Enter leaves:")
            try await shell.press("Enter")
            try await shell.shows("mock-interview show told", "ready$")
        }
    }

    @Test("rows break between words, and nothing moves the cursor or colours")
    func rows() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            let bytes = try await shell.record()
            try await shell.enter("\(new) rows")
            let screen = try await shell.shows("Your answer to question 1:")
            let question = try #require(try await machine.interview("rows").asked.first)
            // No row ends within a word: joined by blanks, the rows are the question again.
            #expect(screen.words.contains(question.words))
            let said = String(decoding: FileManager.default.contents(atPath: bytes) ?? Data(), as: UTF8.self)
            let own = try #require(said.range(of: "Interviewer: Hello")).lowerBound
            #expect(!said[own...].contains("\u{1B}["))
        }
    }

    @Test("lines that are pasted are one answer, sent by a fence")
    func paste() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            try await shell.enter("\(new) paste")
            try await shell.shows("Your answer to question 1:")
            try await shell.paste("first line\n/end\nthird line\n")
            try await shell.shows("taken for one answer")
            try await shell.enter("\"\"\"")
            try await shell.says("probe", 1, in: "paste", hasHeader: false)
            #expect(try await machine.interview("paste").answered == ["first line\n/end\nthird line"])
        }
    }

    @Test("the prompt is there again when it goes on after Ctrl-Z")
    func stopAndContinue() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            try await shell.enter("\(new) stopped")
            try await shell.shows("Your answer to question 1:")
            try await shell.press("C-z")
            try await shell.waits(for: "to be a shell's again") { $0.words.hasSuffix("ready$") }
            try await shell.enter("clear; fg")
            try await shell.shows("Your answer to question 1:")
            try await shell.enter("/pause")
            try await shell.shows("mock-interview resume stopped")
        }
    }

    @Test("Ctrl-C pauses and hands back the lines that were not sent")
    func interrupt() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            try await shell.enter("\(new) stop")
            try await shell.shows("Your answer to question 1:")
            try await shell.enter("\"\"\"")
            try await shell.enter("half of it")
            try await shell.press("C-c")
            try await shell.shows("mock-interview resume stop", "was not stored", "half of it", "ready$")
            let interview = try await machine.interview("stop")
            #expect(interview.session.status == "paused")
            #expect(interview.answered.isEmpty)
        }
    }

    @Test("whoever closes the output has heard enough: the interview is paused")
    func closedOutput() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            try await shell.enter("\(new) closed | head -n 1")
            try await shell.shows("mock-interview resume closed", "ready$")
            #expect(try await machine.interview("closed").session.status == "paused")
        }
    }

    @Test("a terminal that cannot be drawn on, or an output that is none, gets it without asking, and is told")
    func byItself() async throws {
        try await Machine.with(["TERM": "dumb"]) { machine in
            let shell = try await machine.startShell()
            try await shell.enter("mock-interview new --role java --level beginner --id dumb")
            try await shell.shows(
                "dumb (TERM) cannot be drawn on", "Going on line by line", "Your answer to question 1:")
            try await shell.enter("/pause")
            try await shell.shows("mock-interview resume dumb")
            try await shell.waits(for: "to be a shell's again") { $0.words.hasSuffix("ready$") }
            try await shell.enter("mock-interview resume dumb | cat")
            try await shell.shows("The output is not a terminal", "Your answer to question 1:")
            try await shell.enter("/pause")
        }
    }
}
