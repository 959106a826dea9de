import Testing

@testable import InterviewKit

@Suite("Tokens used")
struct TokenTests {
    private static let question = BankTests.question("model-2")
    private static let ten = TokenUsage(prompt: 10, reply: 5)

    private static func write(_ model: ScriptedModel) async -> Preparation {
        await QuestionWriter(model: model, bank: BankTests.bank, deadline: Deadline(seconds: 50))
            .write(1, for: Sitting().record)
    }

    @Test("a sum that no number holds is the largest there is: what a server counts can be anything")
    func absurd() {
        let absurd = TokenUsage(prompt: .max, reply: .min)
        #expect(absurd + absurd == absurd)
        #expect(absurd + Self.ten == TokenUsage(prompt: .max, reply: .min + 5))
        #expect(Self.ten + Self.ten == TokenUsage(prompt: 20, reply: 10))
    }

    @Test("what a question took is told with it, the try that was refused included")
    func written() async {
        let good = QuestionWriterTests.json()
        #expect(await Self.write(ScriptedModel(good)).tokens == Self.ten)
        let mended = await Self.write(ScriptedModel("{}", good))
        #expect(mended.question != nil && mended.tokens == Self.ten + Self.ten)
    }

    @Test("what was taken for nothing is told too: refused twice, empty, or failed behind a refused try")
    func forNothing() async {
        let refused = await Self.write(ScriptedModel("{}"))
        #expect(refused.question == nil && refused.tokens == Self.ten + Self.ten)
        #expect(await Self.write(ScriptedModel(" ")).tokens == Self.ten)
        let failed = ScriptedModel { _, number in number == 0 ? .text("{}") : .failing(.filtered) }
        #expect(await Self.write(failed).tokens == Self.ten)
        #expect(await Self.write(ScriptedModel { _, _ in .failing(.filtered) }).tokens == nil)
    }

    @Test("a question that is stopped tells of the try before")
    func stopped() async {
        let (asked, signal) = AsyncStream.makeStream(of: Void.self)
        let model = ScriptedModel { _, number in
            if number == 1 { signal.finish() }
            return number == 0 ? .text("{}") : .silence
        }
        let writing = Task { await Self.write(model) }
        for await _ in asked {}
        writing.cancel()
        #expect(await writing.value == Preparation(nil, tokens: Self.ten))
    }

    @Test("they are stored with the plan when the question is asked, and counted for the session and in its feedback")
    func asked() throws {
        var play = Play(preparesQuestions: true).after { $0.start() }
        play.send(.prepared(2, Preparation(Self.question, tokens: Self.ten)))
        play.reply("A1")
        play.store()
        #expect(play.shelf.plans["abc"]?.writingTokens == Self.ten)
        #expect(play.record.tokens == Self.ten)
        play.send(.prepared(3, Preparation(nil, tokens: Self.ten)))
        play.reply("A2")
        play.ask("Q3")
        #expect(play.shelf.plans["abc"]?.writingTokens == Self.ten + Self.ten)
        let resumed = play.resumed()
        #expect(resumed.record.tokens == Self.ten + Self.ten)
        #expect(FeedbackReport(on: resumed.record, questions: [:]).tokens == Self.ten + Self.ten)
    }

    @Test("what came too late, or of a question that was stopped, is stored when the stretch ends")
    func late() {
        for ending in [Command.pause, .end, .cancel] {
            var play = Play(preparesQuestions: true).after { $0.start() }
            play.answer("A1")
            play.store()
            play.send(.prepared(2, Preparation(Self.question, tokens: Self.ten)))
            play.send(.spent(Self.ten))
            play.command(ending)
            if ending != .pause { play.command(ending) }
            play.store()
            #expect(play.shelf.plans["abc"]?.writingTokens == Self.ten + Self.ten, "\(ending)")
            #expect(play.machine.record.plan.prepared.isEmpty)
        }
    }

    @Test("a question of which no server told the tokens changes no plan that need not be written")
    func untold() {
        var play = Play(preparesQuestions: true).after { $0.start() }
        play.send(.prepared(2, Preparation(nil)))
        play.reply("A1")
        play.say("Q2")
        #expect(play.step?.writes.map(\.words) == ["turn", "message"])
    }
}
