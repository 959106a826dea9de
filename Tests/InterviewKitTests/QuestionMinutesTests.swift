import InterviewKit
import Testing

@Suite("Minutes on a question")
struct QuestionMinutesTests {
    /// The minutes, to a hundredth: messages of one moment are some milliseconds apart.
    private func minutes(_ play: Play) -> Double? {
        play.machine.minutesOnQuestion(at: play.now).map { ($0 * 100).rounded() / 100 }
    }

    @Test("count from when it was asked, whatever is said about it, and anew for the next")
    func counts() {
        var play = Play()
        #expect(minutes(play) == nil)
        play.start()
        #expect(minutes(play) == 0)
        play.wait(minutes: 4.5)
        #expect(minutes(play) == 4.5)
        play.answer("A1")
        play.store()
        play.judge(mentioned: ["a"], missing: ["b"])
        play.store()
        play.say("A probe?")
        play.store()
        play.wait(minutes: 2)
        #expect(minutes(play) == 6.5)
        play.command(.skip)
        play.ask("Q2")
        #expect(minutes(play) == 0)
        play.wait(minutes: 1)
        #expect(minutes(play) == 1)
    }

    @Test("leave a pause out, from the last message before it until the interview goes on")
    func leavesPausesOut() {
        var play = TimeTests.paused
        #expect(minutes(play) == 25)
        play.store()
        #expect(minutes(play) == nil)
        play = play.resumed(afterMinutes: 1000)
        // The last message before the pause is the question itself.
        #expect(minutes(play) == 0)
        play.wait(minutes: 3)
        #expect(minutes(play) == 3)
        play.reply("A2")
        play.ask("Q3")
        #expect(minutes(play) == 0)
    }

    @Test("of a hint before the pause count")
    func countsBeforePause() {
        var play = Play()
        play.start()
        play.wait(minutes: 4)
        play.command(.hint)
        play.say("A hint.")
        play.store()
        play.wait(minutes: 7)
        play.command(.pause)
        play.store()
        play = play.resumed(afterMinutes: 60)
        play.wait(minutes: 2)
        #expect(minutes(play) == 6)
    }
}
