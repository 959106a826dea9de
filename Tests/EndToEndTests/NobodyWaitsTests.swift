import Foundation
import Testing

/// With real durations: what a candidate waits for is the judge, whatever the model is doing besides.
@Suite("Nobody waits", .inTurn, .timeLimit(.minutes(5)))
struct NobodyWaitsTests {
    /// How long a candidate waited for a question, in seconds.
    struct Wait: Sendable {
        /// From Enter until the question was said, by the times that are stored.
        let whole: Double
        /// What the judge took of that.
        let judge: Double
        /// From Enter until a test that looks at the screen again and again saw the question.
        let screen: Double
        let isWrittenByModel: Bool

        /// What the program itself added.
        var own: Double { whole - judge }

        var description: String {
            func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }
            return """
                \(isWrittenByModel ? "written" : "from the bank"): \(milliseconds(whole)), of which the judge took \
                \(milliseconds(judge)) and the program \(milliseconds(own)); on the screen after \(milliseconds(screen))
                """
        }
    }

    /// What the program may add to the judge's time.
    static let most = 0.2

    @Test("the next question starts within the judge's time and 200 ms, although a model takes 10 s to write one")
    func waits() async throws {
        // Typing takes longer than writing, and the question is ready; or the other way round, and the bank stands in.
        async let patient = Self.best(typingFor: 30, isWrittenByModel: true)
        async let hasty = Self.best(typingFor: 2, isWrittenByModel: false)
        for wait in try await [patient, hasty] { #expect(wait.own <= Self.most, "\(wait.description)") }
    }

    /// The shortest of up to five waits: a busy machine proves nothing about the program.
    private static func best(typingFor seconds: Int, isWrittenByModel: Bool) async throws -> Wait {
        var waits: [Wait] = []
        while waits.count < 5, waits.allSatisfy({ $0.own > most }) {
            let wait = try await once(typingFor: seconds)
            try #require(wait.isWrittenByModel == isWrittenByModel)
            waits.append(wait)
            print("An answer typed for \(seconds) s, question \(wait.description)")
        }
        return try #require(waits.min { $0.own < $1.own })
    }

    private static func once(typingFor seconds: Int) async throws -> Wait {
        var found: Wait?
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                try await model.waits(10, before: "question")
                try await model.waits(1, before: "judge")
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "wait")
                try await terminal.asks(1, in: "wait")
                // Twice "I don't know" ends a question, with the question put in another way between.
                let dontKnow = #"{"kind": "dont_know", "points": {}, "score": 0}"#
                try await model.says(dontKnow, dontKnow, to: "judge")
                try await terminal.enter("I do not know.")
                try await terminal.says("reframe", 1, in: "wait")
                try await model.isAsked(for: "question", times: 2)
                // The only thing waited for without a condition is what the promise speaks of: the time that typing takes.
                let answer = "I still do not know this one."
                for (number, character) in answer.enumerated() {
                    try await Task.sleep(for: .seconds(Double(seconds) / Double(answer.count)))
                    try await terminal.type(String(character))
                    if number == 0 { try await terminal.shows("I") }
                }
                let enter = Date.now
                try await terminal.press("Enter")
                try await terminal.waits(for: "to show the second question") { $0.contains("Question 2 of") }
                let screen = Date.now.timeIntervalSince(enter)
                found = try await read(try await terminal.asks(2, in: "wait"), screen, model, machine)
            }
        }
        return try #require(found)
    }

    /// Reads the times off what is stored and off the model's notes; both are on this machine's clock.
    private static func read(
        _ question: String, _ screen: Double, _ model: FakeModel, _ machine: Machine
    ) async throws -> Wait {
        let messages = try await machine.interview("wait").messages
        let answer = try #require(messages.last { $0.role == "user" })
        let asked = try #require(messages.last { $0.content == question })
        let judge = try #require(try await model.requests().last { $0.kind == "judge" })
        let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let (sent, said) = (try format.parse(answer.createdAt), try format.parse(asked.createdAt))
        return Wait(
            whole: said.timeIntervalSince(sent), judge: try #require(judge.ended) - judge.at, screen: screen,
            isWrittenByModel: question.hasPrefix("Fake question"))
    }
}
