import Foundation
import Testing

@Suite(
    "With MongoDB and a language model", .enabled(if: Database.server != nil, "needs MOCK_INTERVIEW_TEST_MONGODB_URI"),
    .inTurn, .timeLimit(.minutes(5)))
struct ModelAndMongoTests {
    @Test("a question appears as it is being said, and the screen names the store and the model")
    func streaming() async throws {
        try await configured { machine, model, _ in
            try await model.says("Why would you shard a collection by session?")
            try await model.holds(after: 4)
            let terminal = try await machine.start("new", "--role", "devops", "--level", "advanced", "--id", "stream")
            let partial = try await terminal.shows("Why would you shard")
            #expect(!partial.words.contains("a collection"))
            try await model.releases()
            try await terminal.shows("Why would you shard a collection by session?", "MongoDB ✓", FakeModel.name)
        }
    }

    @Test("everything said is in the two shared collections, with exactly their fields, in order")
    func documents() async throws {
        try await configured { machine, model, database in
            let terminal = try await machine.start(
                "new", "--role", "python", "--level", "intermediate", "--id", "stored", "--questions", "2")
            let first = try await terminal.asks(1, in: "stored")
            try await terminal.enter("First answer: 漢字.")
            let second = try await terminal.asks(2, in: "stored")

            let running = try #require(try await database.documents()["sessions"]?.first)
            #expect(running["status"] == "str active")
            try await terminal.enter("Second answer.")
            try await terminal.shows("Interview completed.")
            try await terminal.press("Enter")
            #expect(try await terminal.status() == 0)

            let documents = try await database.documents()
            let messages = try #require(documents["messages"])
            #expect(messages.map { $0["role"] } == ["str assistant", "str user", "str assistant", "str user"])
            #expect(
                messages.map { $0["content"] }
                    == [first, "First answer: 漢字.", second, "Second answer."].map { "str " + $0 })
            for message in messages {
                #expect(Set(message.keys) == ["_id", "role", "content", "created_at", "session_id"])
                #expect(message["_id"]?.hasPrefix("ObjectId ") == true)
                #expect(message["created_at"]?.hasPrefix("datetime ") == true)
                #expect(message["session_id"] == "str stored")
            }
            let times = messages.compactMap { $0["created_at"] }
            #expect(times == times.sorted() && Set(times).count == 4)

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
            #expect(session["started_at"] == messages.first?["created_at"])
            let duration = try #require(session["duration_minutes"]?.split(separator: " ").last.flatMap { Double($0) })
            #expect(duration >= 0 && duration < 2)
        }
    }

    @Test("the feedback is shown as it is written, and stored with the name of the model")
    func feedback() async throws {
        try await configured { machine, model, database in
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--id", "report", "--questions", "1")
            try await terminal.asks(1, in: "report")
            try await model.says("Your answer named the one thing that matters.", to: "report")
            try await model.holds(after: 3)
            try await terminal.enter("One answer.")
            let partial = try await terminal.shows("Feedback", "Your answer named")
            #expect(!partial.words.contains("the one thing"))
            try await model.releases()
            try await terminal.shows("the one thing that matters.", "Interview completed.")
            let stored = try #require(try await database.documents()["feedback"]?.first)
            #expect(stored["author"] == "str \(FakeModel.name)")
            #expect(stored["outcome"] == "str written")
            #expect(stored["content"]?.contains("named the one thing that matters.") == true)
            #expect(stored["content"]?.contains("checked by nobody") == true)
        }
    }

    @Test("an interview paused in one terminal is resumed by its id in another")
    func resume() async throws {
        try await configured { machine, _, database in
            let first = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "moved")
            try await first.asks(1, in: "moved")
            try await first.enter("Before the pause.")
            let question = try await first.asks(2, in: "moved")
            try await first.enter("/pause")
            #expect(try await first.status() == 0)
            #expect(try await database.documents()["sessions"]?.first?["status"] == "str paused")

            let second = try await machine.start("resume", "moved")
            try await second.shows("Before the pause.", question.words, "Question 2 of 6")
            try await second.asks(2, in: "moved")
            #expect(try await database.documents()["sessions"]?.first?["status"] == "str active")
            try await second.enter("After it.")
            try await second.asks(3, in: "moved")
            #expect(try await machine.interview("moved").answered == ["Before the pause.", "After it."])
        }
    }

    @Test("the model is asked with the key and the name that are configured")
    func key() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings.merging(["LLM_API_KEY": "k-e-y"]) { _, new in new }) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "key")
                try await terminal.asks(1, in: "key")
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
