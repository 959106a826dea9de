import Foundation
import Testing

@Suite("With nothing configured", .inTurn, .timeLimit(.minutes(5)))
struct FreshMachineTests {
    @Test("the home screen says that this machine keeps the sessions and the question bank asks")
    func home() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start()
            try await terminal.shows(
                "this machine", "question bank", "Sessions are kept on this machine", "No language model asks here",
                "None yet.")
            try await terminal.press("Escape")
            try await terminal.shows("Esc again leaves.")
            try await terminal.press("Escape")
            #expect(try await terminal.status() == 0)
        }
    }

    @Test("an interview chosen on the home screen can be left there, and is found there again")
    func homeToInterview() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start()
            try await terminal.shows("‹ java › ‹ intermediate ›", "None yet.")
            try await terminal.press("Right", "Tab", "Right", "Tab", "4")
            try await terminal.shows("‹ python › ‹ advanced › › ‹ 4 questions › ‹ no limit ›")
            try await terminal.press("Enter")
            try await terminal.shows("python · advanced Question 1 of 4", "Interviewer")
            try await terminal.enter("/pause")
            try await terminal.shows("Session", "Status", "python advanced paused", "Enter resume")
            try await terminal.press("Enter")
            try await terminal.shows("python · advanced Question 1 of 4", "Interviewer")
        }
    }

    @Test("help is one key or one word away, and any key that does not scroll it goes back to the question")
    func help() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "devops", "--level", "beginner")
            try await terminal.shows("Question 1 of 6")
            try await terminal.press("F1")
            try await terminal.shows("/hint", "/skip", "/repeat", "/pause", "Ctrl-J", "Any key goes back.")
            try await terminal.press("x")
            try await terminal.shows("Question 1 of 6")
            try await terminal.enter("/help")
            try await terminal.shows("Any key goes back.")
            try await terminal.press("Escape")
            try await terminal.hides("Any key goes back.")
        }
    }

    @Test("hints, a repetition and the next question come when asked for")
    func commands() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--id", "words", "--questions", "3")
            let question = try await terminal.asks(1, in: "words")
            try await terminal.enter("/hint")
            let hint = try await terminal.says("hint", 1, in: "words")
            try await terminal.shows("Hint", hint.words)
            try await terminal.enter("/repeat")
            try await terminal.shows("The question: " + question.words)
            try await terminal.enter("/skip")
            let next = try await terminal.asks(2, in: "words")
            try await terminal.shows("Question 2 of 3", next.words)
            #expect(next != question)
        }
    }

    @Test("a word that is no command, such as a path, is an answer")
    func pathIsAnAnswer() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "devops", "--level", "beginner", "--id", "path")
            try await terminal.asks(1, in: "path")
            try await terminal.enter("/etc/hosts")
            try await terminal.says("probe", 1, in: "path")
            try await terminal.shows("You", "/etc/hosts")
            #expect(try await machine.interview("path").answered == ["/etc/hosts"])
        }
    }

    @Test("a paused interview goes on in another terminal, with the same question")
    func resumeElsewhere() async throws {
        try await Machine.with { machine in
            let first = try await machine.start("new", "--role", "ai-genai", "--level", "beginner", "--id", "elsewhere")
            try await first.asks(1, in: "elsewhere")
            try await first.answer("An embedding is a vector.", thenAsks: 2, in: "elsewhere")
            try await first.enter("/pause")
            try await first.shows("mock-interview resume elsewhere")
            #expect(try await first.status() == 0)
            let before = try await machine.interview("elsewhere")
            #expect(before.session.status == "paused")

            let second = try await machine.start("resume", "elsew")
            let question = try #require(before.asked.last)
            try await second.shows("Question 2 of 6", question.words, "An embedding is a vector.")
            try await second.asks(2, in: "elsewhere")
            try await second.answer("A second answer.", thenAsks: 3, in: "elsewhere")
            let after = try await machine.interview("elsewhere")
            #expect(after.session.status == "active")
            #expect(after.answered == ["An embedding is a vector.", "A second answer."])
            #expect(Array(after.asked.prefix(2)) == before.asked)
        }
    }

    @Test("the feedback at the end counts what the answers mention, and gives no score")
    func feedback() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--questions", "1", "--id", "report")
            try await terminal.asks(1, in: "report")
            try await terminal.enter("I would look at the logs first.")
            try await terminal.says("probe", 1, in: "report")
            try await terminal.enter("More than that I cannot say about it.")
            try await terminal.says("probe", 2, in: "report")
            try await terminal.enter("I don't know.")
            try await terminal.shows("Interview completed. Enter or q leaves")
            try await terminal.press("Enter")
            #expect(try await terminal.status() == 0)
            let interview = try await machine.interview("report")
            let report = try #require(interview.feedback?.last)
            #expect(report.outcome == "written")
            #expect(report.author == "question bank")
            #expect(report.content.contains(#/Mentioned \d of \d key points/#))
            #expect(report.content.contains("No language model was used"))
            #expect(!report.content.lowercased().contains("score"))
            let shown = try await machine.run("show", "report")
            #expect(shown.output.contains(#/Mentioned \d of \d key points/#))
        }
    }

    @Test("/end finishes early, and questions without an answer are called that")
    func endEarly() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "python", "--level", "beginner", "--id", "early")
            try await terminal.asks(1, in: "early")
            try await terminal.answer("Lists change, tuples do not.", thenAsks: 2, in: "early")
            try await terminal.enter("/end")
            try await terminal.shows("/end again ends it here: 2 of 6 questions asked; /pause keeps it open.")
            try await terminal.enter("/end")
            try await terminal.shows("Interview completed.", "mock-interview show early reads it again.")
            try await terminal.press("q")
            #expect(try await terminal.status() == 0)
            let interview = try await machine.interview("early")
            #expect(interview.session.status == "completed")
            let report = try #require(interview.feedback?.last)
            #expect(report.content.contains("Not answered."))
        }
    }

    @Test("a cancelled interview is asked about once more, and keeps its transcript")
    func cancel() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "advanced", "--id", "gone")
            try await terminal.asks(1, in: "gone")
            try await terminal.enter("/cancel")
            try await terminal.shows("/cancel again")
            try await terminal.enter("/cancel")
            #expect(try await terminal.status() == 0)
            let interview = try await machine.interview("gone")
            #expect(interview.session.status == "cancelled")
            #expect(interview.asked.count == 1)
            let resumed = try await machine.run("resume", "gone")
            #expect(resumed.status == 1)
            #expect(resumed.errors.contains("cancelled"))
        }
    }

    @Test("what was practised can be listed, shown and deleted")
    func listShowDelete() async throws {
        try await Machine.with { machine in
            for id in ["first", "second"] {
                let interview = try await machine.run(
                    "new", "--role", "java", "--level", "beginner", "--id", id, "--plain", input: "An answer.\n/pause\n"
                )
                #expect(interview.status == 0)
            }
            let list = try await machine.run("list")
            #expect(list.status == 0)
            let lines = list.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("second") == true)
            #expect(lines.last?.hasPrefix("first") == true)
            #expect(try await machine.run("list", "--status", "completed").output.isEmpty)

            let shown = try await machine.run("show", "fir")
            #expect(shown.output.contains("You: An answer."))
            let interview = try await machine.interview("first")
            #expect(interview.session.role == "java")
            #expect(interview.session.interviewLevel == "beginner")
            #expect(interview.moves == ["bridge", "question", "answer", "probe"])

            let unasked = try await machine.run("delete", "first")
            #expect(unasked.status == 1)
            #expect(try await machine.run("delete", "first", "--yes").status == 0)
            #expect(try await machine.run("show", "first").status == 3)
            #expect(try await machine.run("list").output.split(separator: "\n").count == 1)
        }
    }
}
