import InterviewKit
import Testing

@Suite("When the store fails")
struct StoreFailureTests {
    static let errors: [StoreError] = [
        .invalidURI("x"), .unreachable(place: "db:1", reason: "refused"), .authenticationFailed(place: "db:1"),
        .unknownOutcome("late"), .sessionExists("abc"), .noSuchSession("abc"), .statusChanged(.paused),
        .conflict("1"), .refused("121"), .malformed("m"), .storage("disk"),
    ]
    /// What surely was not written.
    static let certain: [StoreError] = [
        .unreachable(place: "db:1", reason: "refused"), .authenticationFailed(place: "db:1"), .refused("121"),
        .storage("disk"),
    ]

    @Test(
        "a step that failed waits for /retry, which writes the very same step",
        arguments: [
            Scene.opening, .resuming, .storingQuestion, .pausing, .cancelling, .completing, .storingReport,
        ], errors)
    func retried(scene: Scene, error: StoreError) {
        if scene == .opening, error == .sessionExists("abc") { return }
        var play = scene.play
        let step = play.step
        play.fail(error)
        #expect(play.machine.phase == .blocked)
        #expect(play.machine.notice == .storeFailed(error, answerReturned: false))
        #expect(play.machine.takeReturnedDraft() == nil)
        #expect(play.effects.isEmpty)
        play.command(.retry)
        #expect(play.step == step)
        #expect(play.machine.notice == nil)
    }

    @Test("an id that is taken ends the opening and says so")
    func taken() {
        var play = Scene.opening.play
        play.fail(.sessionExists("abc"))
        #expect(play.machine.ending == .sessionExists("abc"))
    }

    @Test("an answer surely not stored goes back to the composer, once, and can be sent again", arguments: certain)
    func returned(error: StoreError) {
        var play = Scene.storingAnswer.play
        play.fail(error)
        #expect(play.machine.isAwaitingAnswer)
        #expect(play.machine.notice == .storeFailed(error, answerReturned: true))
        #expect(play.machine.takeReturnedDraft() == "A2")
        #expect(play.machine.takeReturnedDraft() == nil)
        play.answer("A2, better")
        play.store()
        #expect(play.effects.map(\.words) == ["judge"])
        #expect(play.said == ["Q1", "A1", "Q2", "A2, better"])
    }

    @Test("an answer that may be stored is only ever tried again as the same message")
    func uncertain() {
        for second in Self.errors {
            var play = Scene.answerUncertain.play
            let message = Scene.storingAnswer.play.step?.message
            play.command(.retry)
            #expect(play.step?.message == message)
            play.fail(second)
            #expect(!play.machine.isAwaitingAnswer, "\(second): sent once more it would be stored twice")
            #expect(play.machine.takeReturnedDraft() == nil)
            play.answer("something else")
            #expect(play.step?.message == message)
        }
    }

    @Test(
        "an answer that may be stored is carried along by whatever ends the stretch",
        arguments: [
            Command.pause, .quit, .end, .cancel,
        ])
    func carried(command: Command) {
        var play = Scene.answerUncertain.play
        play.command(command)
        if [.cancel, .end].contains(command) { play.command(command) }
        let closing = command == .end ? ["turn", "message"] : []
        #expect(play.step?.writes.map(\.words) == ["message"] + closing + ["update", "plan"])
        play.store()
        #expect(play.said == ["Q1", "A1", "Q2", "A2"])
        #expect(play.record.exchanges.last?.answer == "A2")
    }

    @Test("whoever leaves without having been able to store an answer gets it back")
    func leaving() {
        var play = Scene.answerUncertain.play
        play.command(.quit)
        play.fail(.unreachable(place: "db:1", reason: "refused"))
        play.command(.quit)
        #expect(play.machine.ending == .abandoned)
        #expect(play.machine.takeReturnedDraft() == "A2")
    }

    @Test("an assessment that cannot be stored holds nothing up", arguments: errors)
    func assessment(error: StoreError) {
        var play = Scene.storingAssessment.play
        play.fail(error)
        #expect(play.effects.map(\.words) == ["question 3"])
        #expect(play.record.assessments.count == 1)
        play.ask("Q3")
        play.answer("A3")
        play.fail(.unreachable(place: "db:1", reason: "refused"))
        #expect(play.machine.takeReturnedDraft() == "A3")
    }

    @Test("an interview that cannot be read says why and is read again on /retry", arguments: errors)
    func reading(error: StoreError) {
        var play = Scene.reading.play
        play.send(.openFailed(.store(error)))
        #expect(play.machine.notice == .openFailed(error))
        #expect(!play.machine.isOpened)
        play.command(.retry)
        #expect(play.effects.map(\.words) == ["open"])
        play.read()
        #expect(play.effects.map(\.words) == ["write resuming"])
        #expect(play.machine.isOpened)
    }

    @Test("whoever asked to leave while a write hung is not kept by its failure, and gets the answer back")
    func leavesAfterFailure() {
        var play = Scene.awaiting.play
        play.answer("Words")
        play.command(.quit)
        play.send(.writeFailed(.answer, .unknownOutcome("silent")))
        #expect(play.step?.kind == .pausing)
        #expect(play.step?.message?.content == "Words")
        play.send(.writeFailed(.pausing, .unknownOutcome("silent")))
        play.command(.quit)
        #expect(play.machine.ending == .abandoned)
        #expect(play.machine.takeReturnedDraft() == "Words")
    }

    @Test("there is always a way out: no more than three /quit leave every state", arguments: Scene.allCases)
    func wayOut(scene: Scene) {
        for isStoreDown in [true, false] {
            var play = scene.play
            var writing = play.step
            for _ in 0..<3 where play.machine.ending == nil {
                play.command(.quit)
                writing = play.step ?? writing
                while let step = writing, play.machine.ending == nil {
                    play.send(
                        isStoreDown
                            ? .writeFailed(step.kind, .unreachable(place: "", reason: "")) : .written(step.kind))
                    writing = play.step
                }
            }
            #expect(play.machine.ending != nil, "store down: \(isStoreDown)")
        }
    }
}
