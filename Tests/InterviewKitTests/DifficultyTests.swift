import Testing

@testable import InterviewKit

@Suite("How demanding the next question is")
struct DifficultyTests {
    @Test(
        "it follows the last two answers, at most one level away from the level that was chosen",
        arguments: [
            (Level.beginner, [], Level.beginner),
            (.intermediate, [1], .intermediate),
            (.intermediate, [0], .intermediate),
            (.intermediate, [1, 1], .advanced),
            (.intermediate, [1, 0.6], .advanced),
            (.intermediate, [0.75, 0.75], .intermediate),
            (.intermediate, [0.4, 0.2], .beginner),
            (.intermediate, [0.4, 0.4], .intermediate),
            (.intermediate, [0, 0, 0, 1, 1], .advanced),
            (.intermediate, [1, 1, 1, 0, 0], .beginner),
            (.beginner, [1, 1, 1, 1, 1, 1], .intermediate),
            (.beginner, [0, 0], .beginner),
            (.advanced, [1, 1], .advanced),
            (.advanced, [0, 0, 0, 0], .intermediate),
            (Level(rawValue: "expert"), [1, 1], Level(rawValue: "expert")),
        ] as [(Level, [Double], Level)])
    func table(chosen: Level, shares: [Double], level: Level) {
        #expect(Difficulty.level(from: chosen, shares: shares) == level)
    }

    @Test("it follows one question late: the answer to the question just asked does not count")
    func late() {
        var sitting = Sitting(.java, .intermediate)
        for number in 1...3 { sitting.ask(.sample("q\(number)"), share: 1) }
        // While question 4 is written, the answer to question 3 may be under way or judged: it makes no difference.
        #expect(Difficulty.level(of: 2, in: sitting.record) == .intermediate)
        #expect(Difficulty.level(of: 3, in: sitting.record) == .intermediate)
        #expect(Difficulty.level(of: 4, in: sitting.record) == .advanced)
        var unfinished = Sitting(.java, .intermediate)
        for number in 1...2 { unfinished.ask(.sample("q\(number)"), share: 1) }
        unfinished.ask(.sample("q3"))
        #expect(Difficulty.level(of: 4, in: unfinished.record) == .advanced)
        unfinished.ask(.sample("q4"), share: 0)
        #expect(Difficulty.level(of: 5, in: unfinished.record) == .advanced)
    }

    @Test("questions that were skipped, or whose answers nobody could judge, say nothing")
    func unknown() {
        var sitting = Sitting(.java, .intermediate)
        sitting.ask(.sample("q1"), share: 1)
        sitting.ask(.sample("q2"))
        sitting.ask(.sample("q3"))
        sitting.say("Nobody judged this.")
        #expect(Difficulty.level(of: 5, in: sitting.record) == .intermediate)
        sitting.ask(.sample("q4"), share: 1)
        #expect(Difficulty.level(of: 6, in: sitting.record) == .advanced)
    }
}
