import InterviewKit
import Testing

@Suite("The time set aside, while the candidate sits and thinks")
struct HardStopTests {
    /// The first question of an interview of ten minutes awaits its answer.
    private static func asked(hardStop: Bool = true, preparesQuestions: Bool = false) -> Play {
        Play(questions: 9, minutes: 10, hardStop: hardStop, preparesQuestions: preparesQuestions).after { $0.start() }
    }

    private static func minute(_ hasDraft: Bool, after minutes: Double, _ play: inout Play) {
        // A driver's clock comes a moment later than the minute.
        play.wait(minutes: minutes + 0.001)
        play.send(.minutePassed(hasDraft: hasDraft))
    }

    @Test("a hard stop ends an idle interview at the minute, and not one before")
    func idle() {
        var play = Self.asked(preparesQuestions: true)
        Self.minute(false, after: 9, &play)
        #expect(play.effects.isEmpty && play.machine.isAwaitingAnswer)
        #expect(play.machine.notice == .timeUsed(percent: 80))
        Self.minute(false, after: 1, &play)
        #expect(play.effects.map(\.words) == ["stop preparing", "write completing"])
        play.store()
        #expect(play.shelf.sessions["abc"]?.status == .completed)
        #expect(play.machine.notice == .nothingAnswered)
    }

    @Test("what is typed is not taken away: it can be sent as the last answer, and then the interview ends")
    func draft() {
        var play = Self.asked()
        for _ in 0..<3 {
            Self.minute(true, after: 10, &play)
            #expect(play.effects.isEmpty && play.machine.isAwaitingAnswer)
            #expect(play.machine.notice == .timeOver)
        }
        play.answer("A1")
        play.store()
        play.judge(mentioned: [], missing: ["a"])
        play.store()
        #expect(play.effects.map(\.words) == ["write completing"])
        #expect(play.said == ["Q1", "A1"])
    }

    @Test("a draft that is thrown away ends the interview at the next minute, and /end at once")
    func noDraft() {
        var play = Self.asked()
        Self.minute(true, after: 11, &play)
        #expect(play.after { $0.command(.end) }.effects.map(\.words) == ["write completing"])
        Self.minute(false, after: 1, &play)
        #expect(play.effects.map(\.words) == ["write completing"])
    }

    @Test("past the hard stop there are no hints, and skipping ends the interview")
    func commands() {
        var play = Self.asked()
        Self.minute(true, after: 11, &play)
        play.command(.hint)
        #expect(play.effects.isEmpty && play.machine.notice == .timeOver)
        play.command(.skip)
        #expect(play.effects.map(\.words) == ["write completing"])
    }

    @Test("without a hard stop an idle candidate is told of the time, once each, and the interview goes on")
    func nudged() {
        var play = Self.asked(hardStop: false)
        Self.minute(false, after: 8, &play)
        #expect(play.machine.notice == .timeUsed(percent: 80))
        play.command(.repeat)
        Self.minute(true, after: 1, &play)
        #expect(play.machine.notice != .timeUsed(percent: 80))
        Self.minute(false, after: 1, &play)
        #expect(play.machine.notice == .timeUsed(percent: 100))
        #expect(play.effects.isEmpty && play.machine.isAwaitingAnswer)
    }

    @Test("what failed is told on, and the time is told of afterwards")
    func failure() {
        var play = Self.asked(hardStop: false)
        play.answer("A1")
        play.store()
        if let answer = play.judgement?.answer { play.send(.judged(answer.id, .failed(.stalled(seconds: 30)))) }
        Self.minute(false, after: 9, &play)
        #expect(play.machine.notice == .judgeFailed(.stalled(seconds: 30)))
        play.command(.repeat)
        Self.minute(false, after: 0.1, &play)
        #expect(play.machine.notice == .timeUsed(percent: 80))
    }

    @Test("while the interviewer is at work, and in an interview without a limit, a minute changes nothing")
    func busy() {
        for scene in Scene.allCases {
            let play = scene.play
            let outcome = play.outcome { Self.minute(false, after: 1000, &$0) }
            #expect(outcome == "·", "\(scene)")
        }
        for scene in [Play.answering, Play.judging, Play.asking] {
            let play = Self.asked().after(scene)
            #expect(play.outcome { Self.minute(false, after: 20, &$0) } == "·")
        }
    }

    @Test("a question that could not be asked does not keep an interview open past its hard stop")
    func questionFailed() {
        var play = Play(questions: 9, minutes: 10, hardStop: true)
        play.begin()
        play.store()
        play.send(.speechFailed(play.speech ?? 0, .stalled(seconds: 60)))
        #expect(play.state == "blocked")
        Self.minute(false, after: 10, &play)
        #expect(play.effects.map(\.words) == ["write completing"])
    }

    @Test("the next full minute is awaited a moment longer than it takes")
    func nextMinute() {
        var play = Self.asked()
        play.wait(minutes: 2.25)
        let seconds = play.machine.secondsToNextMinute(at: play.now)
        #expect(seconds > 45 && seconds < 45.1)
    }
}

extension Play {
    fileprivate static func answering(_ play: inout Play) { play.answer("A1") }
    fileprivate static func judging(_ play: inout Play) {
        play.answer("A1")
        play.store()
    }
    fileprivate static func asking(_ play: inout Play) {
        play.reply("A1")
    }
}
