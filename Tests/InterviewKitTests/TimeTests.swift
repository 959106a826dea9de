import InterviewKit
import Testing

@Suite("Time: order, duration, limits")
struct TimeTests {
    // MARK: Order

    @Test(
        "messages keep their order although the clock jumps back, by a second or by a day",
        arguments: [1 / 60.0, 4, 6, 1440])
    func backwards(minutes: Double) {
        var play = Play()
        play.start()
        play.wait(minutes: -minutes)
        play.reply("A1")
        play.wait(minutes: -minutes)
        play.ask("Q2")
        play.reply("A2")
        let times = play.record.messages.map(\.createdAt)
        #expect(!zip(times, times.dropFirst()).contains { $0 >= $1 })
        #expect(play.shelf.messages(of: "abc") == play.record.messages)
    }

    @Test("two messages within one millisecond are a millisecond apart")
    func sameMillisecond() {
        var play = Play()
        play.start()
        play.reply("A1")
        let times = play.record.messages.map(\.createdAt)
        #expect(times == (0..<4).map { Play.dawn.advanced(byMilliseconds: $0) })
    }

    @Test("on resume a stored time up to five minutes ahead is followed, one further ahead reported and not chased")
    func ahead() {
        for (lead, isFollowed) in [(4.9, true), (5.0, true), (5.1, false), (600.0, false)] {
            let paused = Scene.left.play
            let newest = paused.record.messages.last?.createdAt ?? Play.dawn
            var play = Play(
                resuming: "abc", from: paused.shelf, at: newest.advanced(byMilliseconds: Int64(lead * -60_000)))
            play.resume()
            #expect((play.machine.notice == nil) == isFollowed, "\(lead) minutes")
            if !isFollowed { #expect(play.machine.notice == .clockBehind(minutes: Int(lead))) }
            play.answer("A2")
            #expect(play.step?.message?.createdAt == (isFollowed ? newest.advanced(byMilliseconds: 1) : play.now))
            play.store()
            play.judge()
            play.ask("Q3")
            let own = play.record.messages.suffix(2).map(\.createdAt)
            #expect(own[0] < own[1])
        }
    }

    // MARK: Duration

    /// Asks at 0 min, answers at 4, asks at 5; paused at 30.
    static var paused: Play {
        Play().after {
            $0.begin()
            $0.store()
            $0.wait(minutes: 3)
            $0.ask("Q1")
            $0.wait(minutes: 4)
            $0.reply("A1")
            $0.wait(minutes: 1)
            $0.ask("Q2")
            $0.wait(minutes: 25)
            $0.command(.pause)
        }
    }

    @Test("minutes count from the first question up to the last message, pauses left out")
    func duration() {
        var play = Self.paused
        #expect(play.machine.minutes(at: play.now) == 30)
        play.store()
        #expect(play.shelf.sessions["abc"]?.durationMinutes == 5)
        #expect(play.shelf.plans["abc"]?.stretchBeganAt == nil)

        play = play.resumed(afterMinutes: 1000)
        #expect(play.machine.minutes(at: play.now) == 5)
        play.wait(minutes: 2)
        #expect(play.machine.minutes(at: play.now) == 7)
        play.reply("A2")
        play.wait(minutes: 10)
        play.command(.end)
        play.command(.end)
        play.store()
        #expect(play.shelf.sessions["abc"]?.durationMinutes == 7)
    }

    @Test("a paused interview does not grow older while it is being opened")
    func openingPaused() {
        let paused = Self.paused.after { $0.store() }
        var shelf = paused.shelf
        shelf.plans["abc"]?.stretchBeganAt = Play.dawn  // As a death behind the first write of pausing leaves it.
        var play = Play(resuming: "abc", from: shelf, at: paused.now.advanced(byMilliseconds: 60_000_000))
        play.begin()
        play.read()
        #expect(play.machine.minutes(at: play.now) == 5)
    }

    /// Every prefix of the step under way in `play`, on the shelf, with the program dead behind it.
    static func deaths(in play: Play) -> [Shelf] {
        let writes = play.step?.writes ?? []
        return (0...writes.count).map { count in
            var shelf = play.shelf
            for write in writes.prefix(count) { try? shelf.perform(write) }
            return shelf
        }
    }

    /// Resumes what `shelf` holds an hour later, answers after two minutes, pauses after one more: the minutes stored.
    static func minutes(resuming shelf: Shelf, at now: Timestamp) -> Double? {
        var play = Play(resuming: "abc", from: shelf, at: now.advanced(byMilliseconds: 3_600_000), seed: 77)
        play.resume()
        if play.speech != nil { play.ask("Q") }
        play.wait(minutes: 2)
        play.reply("A")
        play.wait(minutes: 1)
        play.command(.pause)
        play.store()
        return play.shelf.sessions["abc"]?.durationMinutes
    }

    @Test("a death within opening, or within the first question, counts nothing twice and no wait")
    func deathOpening() {
        var play = Play()
        play.begin()
        for shelf in Self.deaths(in: play).dropFirst() {
            #expect(Self.minutes(resuming: shelf, at: play.now) == 2)
        }
        play.store()
        play.wait(minutes: 3)
        play.say("Q1")
        for shelf in Self.deaths(in: play) {
            #expect(Self.minutes(resuming: shelf, at: play.now) == 2)
        }
    }

    @Test("a death within pausing leaves the minutes exact")
    func deathPausing() {
        for shelf in Self.deaths(in: Self.paused) {
            #expect(Self.minutes(resuming: shelf, at: Self.paused.now) == 7)
        }
    }

    @Test("a death within resuming, over and over, leaves the minutes exact")
    func deathResuming() {
        for pausing in Self.deaths(in: Self.paused) {
            for first in 0...2 {
                for second in 0...2 {
                    var shelf = pausing
                    var now = Self.paused.now
                    for count in [first, second] {
                        now = now.advanced(byMilliseconds: 600_000)
                        var play = Play(resuming: "abc", from: shelf, at: now)
                        play.begin()
                        play.read()
                        shelf = Self.deaths(in: play)[count]
                    }
                    #expect(Self.minutes(resuming: shelf, at: now) == 7, "\(first), \(second)")
                }
            }
        }
    }

    @Test("messages of an earlier stretch, stored a little ahead of this clock, are not counted again")
    func aheadNotCountedTwice() {
        let paused = Self.paused.after { $0.store() }
        let newest = paused.record.messages.last?.createdAt ?? Play.dawn
        var play = Play(resuming: "abc", from: paused.shelf, at: newest.advanced(byMilliseconds: -4 * 60_000))
        play.resume()
        play.command(.pause)
        play.store()
        #expect(play.shelf.sessions["abc"]?.durationMinutes == 5)
    }

    @Test("a stored time far ahead is no minute practised, and a whole stretch by a clock ahead counts as it was")
    func farAhead() {
        let paused = Self.paused.after { $0.store() }
        let newest = paused.record.messages.last?.createdAt ?? Play.dawn
        let before = newest.advanced(byMilliseconds: -600 * 60_000)
        var play = Play(resuming: "abc", from: paused.shelf, at: before)
        play.resume()
        play.wait(minutes: 2)
        play.reply("A2")
        play.command(.pause)
        play.store()
        #expect(play.shelf.sessions["abc"]?.durationMinutes == 7)

        var crashed = Play(resuming: "abc", from: Self.paused.shelf, at: before)
        crashed.resume()
        #expect(crashed.shelf.sessions["abc"]?.durationMinutes == 5)
    }

    // MARK: Limits

    @Test("the candidate is told once at 80 and once at 100 percent, and goes on without a hard stop")
    func nudges() {
        var play = Play(questions: 9, minutes: 10)
        play.start()
        var told: [Notice?] = []
        for minutes in [7.9, 0.2, 0.1, 2.0, 5.0] {
            play.wait(minutes: minutes)
            play.reply("A")
            told.append(play.machine.notice)
            #expect(play.effects.first?.words.hasPrefix("question") == true)
            play.ask("Q")
        }
        #expect(told == [nil, .timeUsed(percent: 80), nil, .timeUsed(percent: 100), nil])
    }

    @Test("past 100 percent at once, 80 is not told any more")
    func overtaken() {
        var play = Play(questions: 9, minutes: 10)
        play.start()
        play.wait(minutes: 11)
        play.reply("A")
        #expect(play.machine.notice == .timeUsed(percent: 100))
        play.ask("Q")
        play.reply("A")
        #expect(play.machine.notice == nil)
    }

    @Test("with a hard stop the interview completes behind the answer that used the time up, and not before")
    func hardStop() {
        var play = Play(questions: 9, minutes: 10, hardStop: true)
        play.start()
        play.wait(minutes: 9.99)
        play.reply("A1")
        #expect(play.effects.map(\.words) == ["question 2"])
        play.ask("Q2")
        play.wait(minutes: 5)
        #expect(play.machine.isAwaitingAnswer)
        play.reply("A2")
        #expect(play.effects.map(\.words) == ["write completing"])
        #expect(play.said == ["Q1", "A1", "Q2", "A2"])
    }
}
