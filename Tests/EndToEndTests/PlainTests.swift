import Foundation
import Testing

@Suite("Line by line", .inTurn, .timeLimit(.minutes(5)))
struct PlainTests {
    @Test("a whole interview can be held through pipes, results apart from messages")
    func wholeInterview() async throws {
        try await Machine.with { machine in
            let outcome = try await machine.run(
                "new", "--role", "java", "--level", "beginner", "--questions", "2", "--id", "pipe", "--plain",
                input: "First answer.\nI don't know.\nI don't know.\n/hint\nSecond answer.\n/end\n")
            #expect(outcome.status == 0)
            let output = outcome.output
            for text in [
                "Interviewer: Hello", "Question 1 of 2:", "You: First answer.", "Question 2 of 2:", "Hint:", "Feedback",
            ] {
                #expect(output.contains(text))
            }
            #expect(output.contains(#/Mentioned \d of \d key points/#))
            #expect(output.contains("question bank"))
            #expect(outcome.errors.contains("mock-interview show pipe"))
            #expect(!output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
            let interview = try await machine.interview("pipe")
            #expect(interview.session.status == "completed")
            #expect(interview.answered == ["First answer.", "I don't know.", "I don't know.", "Second answer."])
            #expect(
                interview.moves == [
                    "bridge", "question", "answer", "probe", "answer", "bridge", "question", "answer", "reframe",
                    "hint", "answer", "probe", "closing",
                ])
        }
    }

    @Test("a mistyped command in a pipe is named and not sent, and what looks like one and is none is an answer")
    func slips() async throws {
        try await Machine.with { machine in
            let outcome = try await machine.run(
                "new", "--role", "java", "--level", "beginner", "--id", "slips",
                input: "/hnit\n/hint please\n/etc/hosts\n/PAUSE\n")
            #expect(outcome.status == 0)
            #expect(outcome.errors.contains("There is no command /hnit (/help lists them). It was not sent."))
            #expect(outcome.errors.contains("/hint is a command only where it stands alone. It was not sent."))
            #expect(try await machine.interview("slips").answered == ["/etc/hosts"])
        }
    }

    @Test("input that ends pauses the interview, which can be resumed the same way")
    func pauseAtEnd() async throws {
        try await Machine.with { machine in
            let first = try await machine.run(
                "new", "--role", "python", "--level", "advanced", "--questions", "2", "--id", "half",
                input: "One.\n/skip\n")
            #expect(first.status == 0)
            #expect(first.errors.contains("mock-interview resume half"))
            #expect(try await machine.interview("half").session.status == "paused")
            let second = try await machine.run("resume", "half", input: "Two.\n/end\n")
            #expect(second.status == 0)
            #expect(second.output.contains("Feedback"))
            #expect(try await machine.interview("half").answered == ["One.", "Two."])
        }
    }

    @Test(
        "resumed at a terminal, it tells the answers of an earlier sitting, and no line twice that is typed in this one"
    )
    func resumedAtTerminal() async throws {
        try await Machine.with { machine in
            let new = ["new", "--role", "java", "--level", "beginner", "--id", "again"]
            #expect(try await machine.run(new, input: "An earlier answer.\n").status == 0)
            let run = try await machine.atPty(
                ["resume", "again", "--plain"], .until("You: An earlier answer."), .until("Interviewer:"),
                .send("One of now.\n", until: "Interviewer:"), .send("/pause\n"), .end)
            #expect(run.status == 0)
            #expect(run.text.components(separatedBy: "One of now.").count == 2)
            #expect(try await machine.interview("again").answered == ["An earlier answer.", "One of now."])
        }
    }

    @Test("a model asks here too, and its failure is exit status 5 with nothing lost")
    func model() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let new = ["new", "--role", "java", "--level", "beginner", "--questions", "1", "--id"]
                let outcome = try await machine.run(new + ["asked"], input: "An answer.\n/end\n")
                #expect(outcome.status == 0)
                #expect(outcome.output.contains("I would like to hear more."))
                #expect(outcome.output.contains("The fake model read what you wrote."))

                try await model.fails(status: 401)
                let failed = try await machine.run(new + ["failed"], input: "An answer.\n/end\n")
                #expect(failed.status == 5)
                #expect(failed.errors.contains("401"))
                let interview = try await machine.interview("failed")
                #expect(interview.answered == ["An answer."])
                #expect(interview.session.status == "completed")
                try await model.mends()
                #expect(try await machine.run("feedback", "failed").status == 0)
                #expect(try await machine.interview("failed").feedback?.map(\.outcome) == ["failed", "written"])
            }
        }
    }

    @Test("a store that cannot be reached keeps nobody from practising, and is exit status 4")
    func store() async throws {
        try await Machine.with(["MONGODB_URI": "mongodb://someone:s3cr3t@127.0.0.1:1/"]) { machine in
            let outcome = try await machine.run("new", "--role", "java", "--level", "beginner", input: "An answer.\n")
            #expect(outcome.status == 4)
            #expect(outcome.errors.contains("writes wait on this machine for MongoDB"))
            #expect(!(outcome.output + outcome.errors).contains("s3cr3t"))
        }
    }

    @Test("several lines between two fences are one answer, commands among them; what is not finished is handed back")
    func severalLines() async throws {
        try await Machine.with { machine in
            let fence = "\"\"\""
            let outcome = try await machine.run(
                "new", "--role", "java", "--level", "beginner", "--questions", "2", "--id", "several",
                input: "\(fence)\nint x = 1;\n\n/end\n\(fence)\n\(fence)\nnever sent\n")
            #expect(outcome.status == 0)
            #expect(outcome.errors.contains("was not stored") && outcome.errors.contains("never sent"))
            // Whoever pipes is not asked, nor told how to type.
            #expect(!outcome.errors.contains("Your answer") && !outcome.errors.contains("Enter sends"))
            let interview = try await machine.interview("several")
            #expect(interview.answered == ["int x = 1;\n\n/end"])
            #expect(interview.session.status == "paused")
        }
    }
}
