import InterviewKit
import Testing

@Suite("When the interviewer fails, or speaks too late")
struct SpeechTests {
    static let errors: [ModelError] = [
        .unreachable(reason: "r"), .unauthorized(status: 401, reason: "r"), .rateLimited(retryAfter: 1, reason: "r"),
        .contextExceeded(prompt: 9, limit: 8), .interrupted(reason: "r"), .stalled(seconds: 60), .refusal("no"),
        .filtered, .empty, .cancelled,
    ]

    @Test("a failure before the first word loses nothing and asks the same question again on /retry", arguments: errors)
    func before(error: ModelError) {
        var play = Scene.thinking.play
        let number = play.speech ?? 0
        play.send(.speechFailed(number, error))
        #expect(play.machine.notice == .modelFailed(error))
        #expect(play.machine.phase == .blocked)
        #expect(play.said == ["Q1", "A1"])
        play.command(.retry)
        #expect(play.effects.map(\.words) == ["question 2"])
        #expect(play.speech != number)
    }

    @Test("a failure in the middle keeps what was said, marked as cut, and it can be answered as it stands")
    func midway() {
        var play = Scene.speaking.play
        play.send(.speechFailed(2, .stalled(seconds: 60)))
        play.store()
        #expect(play.machine.notice == .questionCut(.stalled(seconds: 60)))
        #expect(play.record.exchanges.last?.isCut == true)
        play.reply("A2")
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test("an interviewer with no question left completes the interview, and one without a hint goes on")
    func nothingLeft() {
        var play = Scene.thinking.play
        play.send(.speech(play.speech ?? 0, .nothingLeft))
        play.store()
        #expect(play.record.session.status == .completed)

        var other = Scene.awaiting.play
        other.command(.hint)
        other.send(.speech(other.speech ?? 0, .nothingLeft))
        #expect(other.machine.notice == .noHint)
        #expect(other.machine.phase == .awaitingAnswer)
    }

    @Test("a cut question asked again keeps its number, and the piece is no exchange any more")
    func askedAgain() {
        for command in [Command.retry, .skip] {
            var play = Scene.awaitingAfterCut.play
            #expect(play.record.exchanges.count == 2)
            play.command(command)
            #expect(play.effects.map(\.words) == ["question 2"])
            play.ask("Q2 whole")
            #expect(play.record.exchanges.map(\.question.content) == ["Q1", "Q2 whole"])
            #expect(play.record.exchanges.map(\.number) == [1, 2])
            #expect(play.said == ["Q1", "A1", "Q2", "Q2 whole"])
        }
    }

    @Test("a reply of white space is a failure, not a question")
    func blank() {
        var play = Scene.thinking.play
        play.say(" \n ")
        #expect(play.machine.notice == .modelFailed(.empty))
        #expect(play.effects.isEmpty)
    }

    @Test("a hint that fails never stands between the candidate and the answer", arguments: errors)
    func hint(error: ModelError) {
        var play = Scene.hinting.play
        play.send(.speechFailed(play.speech ?? 0, error))
        #expect(play.machine.notice == .modelFailed(error))
        #expect(play.machine.isAwaitingAnswer)
        play.command(.retry)
        #expect(play.effects.map(\.words) == ["hint 2"])
        play.send(.speechFailed(play.speech ?? 0, error))
        play.reply("A2")
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test("events of another speech, answer or step change nothing")
    func stale() {
        let stranger = Scene.over.play.record.messages[1]
        let events: [(String, InterviewEvent)] = [
            ("delta", .speech(99, .delta("old"))), ("old end", .speech(1, .finished(Spoken()))),
            ("failure", .speechFailed(99, .empty)), ("report", .report(99, .text("old"))),
            ("report end", .report(99, .finished(FeedbackReport(on: Scene.over.play.record, questions: [:])))),
            ("report failure", .reportFailed(99, .empty)), ("judged", .judged(stranger.id, .nothingToJudge)),
        ]
        for scene in Scene.allCases where scene != .judging {
            for (name, event) in events where !(scene == .thinking && name == "old end") {
                #expect(scene.play.outcome { $0.send(event) } == "·", "\(name) while \(scene)")
                #expect(scene.play.after { $0.send(event) }.state == scene.play.state)
            }
            let kinds: [Step.Kind] = [
                .opening, .resuming, .question, .answer, .assessment, .pausing, .cancelling, .completing, .feedback,
            ]
            for kind in kinds where kind != scene.play.step?.kind {
                #expect(scene.play.outcome { $0.send(.written(kind)) } == "·", "\(kind) written while \(scene)")
                #expect(
                    scene.play.outcome { $0.send(.writeFailed(kind, Scene.unknown)) } == "·",
                    "\(kind) failed while \(scene)")
            }
        }
        var play = Scene.judging.play
        let other = Scene.storingQuestion.play.record.messages[1].id
        play.send(.judged(other, .nothingToJudge))
        #expect(play.effects.isEmpty)
        #expect(play.machine.phase == .assessing)
    }

    @Test("an interview already read is not read again")
    func openedTwice() {
        let record = Scene.over.play.record
        for scene in Scene.allCases where scene != .reading {
            #expect(scene.play.outcome { $0.send(.opened(record)) } == "·", "\(scene)")
            #expect(scene.play.outcome { $0.send(.openFailed(.noMatch(nil))) } == "·", "\(scene)")
        }
    }

    @Test("an answer nothing can be said about goes on to the next question")
    func unjudged() {
        var play = Scene.judging.play
        play.judge(mentioned: nil)
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test(
        "feedback that fails is stored as failed, the session stays completed, and /retry asks again", arguments: errors
    )
    func feedback(error: ModelError) {
        var play = Scene.reporting.play
        play.send(.reportFailed(play.speech ?? 0, error))
        play.store()
        #expect(play.machine.notice == .feedbackFailed(error))
        #expect(play.machine.report?.outcome == .failed)
        #expect(play.shelf.sessions["abc"]?.status == .completed)
        play.command(.retry)
        #expect(play.effects.map(\.words) == ["report"])
        play.report("good")
        play.store()
        #expect(play.machine.report?.outcome == .written)
        #expect(play.machine.phase == .over)
        #expect(play.shelf.feedback.count == 2)
    }

    @Test("a report of nothing is a failed one, and what was computed of one that failed later is kept")
    func shortReports() {
        var empty = Scene.reporting.play
        empty.report(" \n")
        empty.store()
        #expect(empty.machine.report?.outcome == .failed)
        var cut = Scene.reporting.play
        let number = cut.speech ?? 0
        cut.send(.report(number, .text("Computed.")))
        cut.send(.reportFailed(number, .filtered))
        cut.store()
        #expect(cut.machine.report?.outcome == .failed)
        #expect(cut.machine.report?.content == ModelError.filtered.description + "\n\nComputed.")
    }
}
