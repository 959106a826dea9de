import Foundation
import Testing

@Suite(
    "With MongoDB and a language model", .enabled(if: Database.server != nil, "needs MOCK_INTERVIEW_TEST_MONGODB_URI"),
    .inTurn, .timeLimit(.minutes(5)))
struct ModelAndMongoTests {
    @Test("a remark appears sentence by sentence as it is being said, and the screen names the store and the model")
    func streaming() async throws {
        try await configured { machine, model, _ in
            let terminal = try await machine.start("new", "--role", "devops", "--level", "advanced", "--id", "stream")
            try await terminal.asks(1, in: "stream")
            try await terminal.shows("MongoDB saved", FakeModel.name)
            try await model.holds("speech", after: 8)
            try await terminal.enter("I would restart it.")
            try await terminal.shows("I would like to hear more.")
            let partial = try await machine.interview("stream")
            #expect(partial.moves == ["bridge", "question", "answer"])
            try await model.releases()
            let probe = try await terminal.says("probe", 1, in: "stream")
            try await terminal.shows(probe.words)
            #expect(probe.hasPrefix("I would like to hear more.") && probe.hasSuffix("?"))
        }
    }

    @Test("everything said is in the two shared collections, with exactly their fields, in order")
    func documents() async throws {
        try await configured { machine, model, database in
            let terminal = try await machine.start(
                "new", "--role", "python", "--level", "intermediate", "--id", "stored", "--questions", "2")
            try await terminal.asks(1, in: "stored")
            try await terminal.answer("First answer: 漢字.", thenAsks: 2, in: "stored")

            let running = try #require(try await database.documents()["sessions"]?.first)
            #expect(running["status"] == "str active")
            try await terminal.enter("Second answer.")
            try await terminal.says("probe", 2, in: "stored")
            try await terminal.enter("/end")
            try await terminal.shows("Interview completed. Enter or q leaves")
            try await terminal.press("Enter")
            #expect(try await terminal.status() == 0)

            let documents = try await database.documents()
            let messages = try #require(documents["messages"])
            let interview = try await machine.interview("stored")
            #expect(
                interview.moves == [
                    "bridge", "question", "answer", "probe", "bridge", "question", "answer", "probe", "closing",
                ])
            #expect(messages.map { $0["role"] } == interview.messages.map { "str " + $0.role })
            #expect(messages.map { $0["content"] } == interview.messages.map { "str " + $0.content })
            for message in messages {
                #expect(Set(message.keys) == ["_id", "role", "content", "created_at", "session_id"])
                #expect(message["_id"]?.hasPrefix("ObjectId ") == true)
                #expect(message["created_at"]?.hasPrefix("datetime ") == true)
                #expect(message["session_id"] == "str stored")
            }
            let times = messages.compactMap { $0["created_at"] }
            #expect(times == times.sorted() && Set(times).count == 9)

            #expect(documents["sessions"]?.count == 1)
            let session = try #require(documents["sessions"]?.first)
            #expect(
                Set(session.keys) == [
                    "_id", "session_id", "role", "interview_level", "status", "created_at", "updated_at", "started_at",
                    "completed_at", "duration_minutes",
                ])
            #expect(session["role"] == "str python")
            #expect(session["interview_level"] == "str intermediate")
            #expect(session["status"] == "str completed")
            // The first question's, behind the greeting.
            #expect(session["started_at"] == messages[1]["created_at"])
            let duration = try #require(session["duration_minutes"]?.split(separator: " ").last.flatMap { Double($0) })
            #expect(duration >= 0 && duration < 2)
        }
    }

    @Test(
        "the feedback's computed part is there at once, the model's remarks follow, and both are stored with its name")
    func feedback() async throws {
        try await configured { machine, model, database in
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--id", "report", "--questions", "1")
            try await terminal.asks(1, in: "report")
            try await terminal.enter("One answer.")
            try await terminal.says("probe", 1, in: "report")
            try await model.holds("report", after: 0)
            try await terminal.enter("/end")
            try await model.isAsked(for: "report", times: 1)
            #expect(!(try await terminal.screen()).contains("The fake model read"))
            try await model.releases()
            try await terminal.shows("Interview completed. Enter or q leaves")
            let stored = try #require(try await database.documents()["feedback"]?.first)
            #expect(stored["author"] == "str \(FakeModel.name)")
            #expect(stored["outcome"] == "str written")
            #expect(stored["content"]?.contains("The fake model read what you wrote.") == true)
            #expect(stored["content"]?.contains(#/\d of 5/#) == true)
        }
    }

    @Test("the question written while the candidate types is the next one asked, at once")
    func writtenBeforehand() async throws {
        try await configured { machine, model, _ in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "ready")
            try await terminal.asks(1, in: "ready")
            try await model.hasEnded("question")
            let question = try await terminal.answer("An answer.", thenAsks: 2, in: "ready")
            #expect(question.hasPrefix("Fake question about"))
            let interview = try await machine.interview("ready")
            let skipped = try #require(interview.messages.last { $0.role == "assistant" })
            #expect(skipped.content == question)
        }
    }

    @Test("when the answer is sent first, the question being written is stopped and the bank asks, at once")
    func stoppedWriting() async throws {
        try await configured { machine, model, _ in
            try await model.waits(60, before: "question")
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--id", "early", "--questions", "2")
            try await terminal.asks(1, in: "early")
            try await model.isAsked(for: "question", times: 1)
            try await terminal.enter("I don't know.")
            try await terminal.says("reframe", 1, in: "early")
            try await terminal.enter("No idea.")
            let question = try await terminal.asks(2, in: "early")
            #expect(!question.hasPrefix("Fake question"))
            #expect(try await model.requests().filter { $0.kind == "question" }.allSatisfy { $0.ended == nil })
        }
    }

    @Test(
        "a judge that fails never advances or scores, and the candidate can go on each way", arguments: JudgeFault.all)
    func failingJudge(_ fault: JudgeFault) async throws {
        try await configured { machine, model, _ in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "judged")
            try await terminal.asks(1, in: "judged")
            try await fault.commit(model)
            try await terminal.enter("An answer that stays unjudged.")
            try await terminal.shows("could not be assessed", "/retry", "/skip", "Question 1 of 6")
            let interview = try await machine.interview("judged")
            #expect(interview.moves == ["bridge", "question", "answer"])
            #expect(interview.assessments?.isEmpty != false)
            try await model.mends()
            try await terminal.enter("/retry")
            try await terminal.says("probe", 1, in: "judged")
            #expect(try await machine.interview("judged").assessments?.map(\.method) == ["model"])
        }
    }

    struct JudgeFault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let commit: @Sendable (FakeModel) async throws -> Void

        static let all = [
            JudgeFault(testDescription: "400") { try await $0.fails("judge", status: 400) },
            JudgeFault(testDescription: "junk") { try await $0.says("{", "no object at all", to: "judge") },
            JudgeFault(testDescription: "out of range") {
                let reply = #"{"kind": "answer", "points": {}, "score": 9}"#
                try await $0.says(reply, reply, to: "judge")
            },
            JudgeFault(testDescription: "cut") { try await $0.cuts("judge", after: 2) },
        ]
    }

    @Test("an interview paused in one terminal is resumed by its id in another")
    func resume() async throws {
        try await configured { machine, _, database in
            let first = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "moved")
            try await first.asks(1, in: "moved")
            let question = try await first.answer("Before the pause.", thenAsks: 2, in: "moved")
            try await first.enter("/pause")
            #expect(try await first.status() == 0)
            #expect(try await database.documents()["sessions"]?.first?["status"] == "str paused")

            let second = try await machine.start("resume", "moved")
            try await second.shows("Before the pause.", question.words, "Question 2 of 6")
            try await second.asks(2, in: "moved")
            #expect(try await database.documents()["sessions"]?.first?["status"] == "str active")
            try await second.answer("After it.", thenAsks: 3, in: "moved")
            #expect(try await machine.interview("moved").answered == ["Before the pause.", "After it."])
        }
    }

    @Test("the model is asked with the key and the name that are configured")
    func key() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings.merging(["LLM_API_KEY": "k-e-y"]) { _, new in new }) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "key")
                try await terminal.asks(1, in: "key")
                try await model.isAsked(for: "question", times: 1)
                let request = try #require(try await model.requests().first)
                #expect(request.authorization == "Bearer k-e-y")
                #expect(request.body.model == FakeModel.name)
            }
        }
    }

    private func configured(_ body: (Machine, FakeModel, Database) async throws -> Void) async throws {
        try await FakeModel.with { model in
            try await Database.with { database in
                let settings = model.settings.merging(["MONGODB_URI": database.uri]) { _, new in new }
                try await Machine.with(settings) { try await body($0, model, database) }
            }
        }
    }
}
