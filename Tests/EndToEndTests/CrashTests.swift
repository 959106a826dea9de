import Foundation
import Testing

@Suite("After kill -9, resume goes on from the last stored message", .inTurn, .timeLimit(.minutes(5)))
struct CrashTests {
    enum Keeper: CustomTestStringConvertible {
        case thisMachine, mongoDB

        var testDescription: String { self == .mongoDB ? "MongoDB" : "SQLite" }

        static var available: [Keeper] { Database.server == nil ? [.thisMachine] : [.thisMachine, .mongoDB] }
    }

    @Test("killed while an answer is awaited: the same question awaits it", arguments: Keeper.available)
    func awaitingAnswer(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, _ in
            let first = try await begin(machine)
            let question = try await first.asks(1, in: "crash")
            try await first.killHard()

            let second = try await machine.start("resume", "crash")
            try await second.shows(question.words)
            try await second.asks(1, in: "crash")
            try await second.answer("My answer.", thenAsks: 2, in: "crash")
            let interview = try await machine.interview("crash")
            #expect(interview.moves == ["bridge", "question", "answer", "probe", "bridge", "question"])
            #expect(interview.answered == ["My answer."])
        }
    }

    @Test(
        "killed while an answer is judged: it is kept, once, and judged on resume", arguments: Keeper.available)
    func judging(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, model in
            let first = try await begin(machine)
            try await first.asks(1, in: "crash")
            try await model.holds(after: 0)
            try await first.enter("An answer not to be lost.")
            try await model.isAsked(for: "judge", times: 1)
            try await first.killHard()
            let killed = try await machine.interview("crash")
            #expect(killed.answered == ["An answer not to be lost."])
            #expect(killed.assessments?.isEmpty != false)
            try await model.releases()

            let second = try await machine.start("resume", "crash")
            try await second.shows("An answer not to be lost.")
            try await second.says("probe", 1, in: "crash")
            let interview = try await machine.interview("crash")
            #expect(interview.moves == ["bridge", "question", "answer", "probe"])
            #expect(interview.assessments?.count == 1)
        }
    }

    @Test(
        "killed while the interviewer speaks: the answer is not judged again, the move is made once",
        arguments: Keeper.available)
    func speaking(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, model in
            let first = try await begin(machine)
            try await first.asks(1, in: "crash")
            try await model.holds("speech", after: 0)
            try await first.enter("My answer.")
            try await model.isAsked(for: "speech", times: 1)
            try await first.killHard()
            try await model.releases()

            let second = try await machine.start("resume", "crash")
            try await second.says("probe", 1, in: "crash")
            let interview = try await machine.interview("crash")
            #expect(interview.moves == ["bridge", "question", "answer", "probe"])
            #expect(try await model.requests().filter { $0.kind == "judge" }.count == 1)
        }
    }

    @Test("killed after a hint: the hint is there and its question awaits the answer", arguments: Keeper.available)
    func afterHint(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, _ in
            let first = try await begin(machine)
            try await first.asks(1, in: "crash")
            try await first.enter("/hint")
            let hint = try await first.says("hint", 1, in: "crash")
            try await first.killHard()

            let second = try await machine.start("resume", "crash")
            try await second.shows("Question 1 of 2", hint.words)
            try await second.says("hint", 1, in: "crash")
            try await second.answer("With the hint I can say it.", thenAsks: 2, in: "crash")
            let interview = try await machine.interview("crash")
            #expect(interview.moves == ["bridge", "question", "hint", "answer", "probe", "bridge", "question"])
        }
    }

    @Test("killed after the words between two questions: the next question comes, once", arguments: Keeper.available)
    func afterBridge(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, _ in
            let first = try await begin(machine)
            try await first.asks(1, in: "crash")
            try await first.enter("/skip")
            let question = try await first.asks(2, in: "crash")
            try await first.killHard()

            let second = try await machine.start("resume", "crash")
            try await second.shows("Question 2 of 2", question.words)
            try await second.asks(2, in: "crash")
            #expect(try await machine.interview("crash").moves == ["bridge", "question", "bridge", "question"])
        }
    }

    @Test(
        "killed while the feedback is being written: nothing is lost and it can be written", arguments: Keeper.available
    )
    func feedback(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, model in
            let first = try await begin(machine)
            try await first.asks(1, in: "crash")
            try await first.answer("The only answer.", thenAsks: 2, in: "crash")
            try await model.holds("report", after: 0)
            try await first.enter("/end")
            try await model.isAsked(for: "report", times: 1)
            try await first.killHard()
            try await model.releases()

            let interview = try await machine.interview("crash")
            #expect(interview.session.status == "completed")
            #expect(interview.feedback == nil)
            #expect(interview.answered == ["The only answer."])
            #expect(try await machine.run("resume", "crash").status == 1)
            #expect(try await machine.run("feedback", "crash").status == 0)
            #expect(try await machine.interview("crash").feedback?.count == 1)
        }
    }

    @Test("killed after /pause: the paused interview goes on", arguments: Keeper.available)
    func afterPause(_ keeper: Keeper) async throws {
        try await held(by: keeper) { machine, _ in
            let first = try await begin(machine)
            let question = try await first.asks(1, in: "crash")
            try await first.enter("/pause")
            #expect(try await first.status() == 0)

            let second = try await machine.start("resume", "crash")
            try await second.asks(1, in: "crash")
            try await second.killHard()
            let third = try await machine.start("resume")
            try await third.shows(question.words)
            try await third.asks(1, in: "crash")
            #expect(try await machine.interview("crash").asked == [question])
        }
    }

    private func begin(_ machine: Machine) async throws -> Terminal {
        try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "crash", "--questions", "2")
    }

    private func held(by keeper: Keeper, _ body: (Machine, FakeModel) async throws -> Void) async throws {
        try await FakeModel.with { model in
            switch keeper {
            case .thisMachine: try await Machine.with(model.settings) { try await body($0, model) }
            case .mongoDB:
                try await Database.with { database in
                    let settings = model.settings.merging(["MONGODB_URI": database.uri]) { _, new in new }
                    try await Machine.with(settings) { try await body($0, model) }
                }
            }
        }
    }
}
