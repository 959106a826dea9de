import InterviewKit
import Testing

@Suite("The course of an interview")
struct CourseTests {
    @Test(
        "an interview is opened, asked, answered, judged, completed and reported on, each step stored before the next")
    func whole() {
        var play = Play(questions: 2)
        play.isStepByStep = true
        var effects: [String] = []
        func note(_ play: Play) { effects += play.effects.map(\.words) }
        play.begin()
        note(play)
        play.store()
        note(play)
        play.store()
        note(play)
        play.recall(["asked last week"])
        note(play)
        for number in 1...2 {
            play.say("Q\(number)")
            note(play)
            play.store()
            #expect(play.effects.isEmpty)
            #expect(play.machine.isAwaitingAnswer)
            #expect(play.machine.questionNumber == number)
            play.answer("A\(number)")
            note(play)
            play.store()
            note(play)
            play.judge(mentioned: ["point"])
            note(play)
            play.store()
            note(play)
            guard number == 1 else { continue }
            play.store()
            note(play)
        }
        play.store()
        note(play)
        play.report("Well done.")
        note(play)
        play.store()
        #expect(
            effects == [
                "write opening", "write greeting", "recall", "question 1", "write question", "write answer", "judge",
                "write assessment", "write bridge", "question 2", "write question", "write answer", "judge",
                "write assessment",
                "write completing", "report", "write feedback",
            ])
        #expect(play.said == ["Q1", "A1", "Q2", "A2"])
        let moves = play.record.messages.map { play.record.turns[$0.id]?.move }
        #expect(moves == [.bridge, .question, nil, .bridge, .question, nil, .closing])
        #expect(play.record.earlierQuestions == ["asked last week"])
        #expect(play.record.session.status == .completed)
        #expect(play.record.session.completedAt == play.now)
        #expect(play.record.assessments.count == 2)
        #expect(play.machine.report?.content == "Well done.")
        #expect(play.machine.report?.author == "scripted")
        #expect(play.machine.phase == .over)
        play.command(.end)
        #expect(play.machine.ending == .completed(play.record.session))
    }

    @Test("the first question's step writes the turn first, and started_at is that question's time")
    func started() {
        var play = Play()
        play.begin()
        #expect(play.step?.writes.map(\.words) == ["create", "plan"])
        play.store()
        play.wait(minutes: 2)
        play.say("Q1")
        #expect(play.step?.writes.map(\.words) == ["plan", "turn", "message", "update"])
        play.store()
        #expect(play.record.session.startedAt == play.record.exchanges[0].question.createdAt)
        play.reply("A1")
        play.say("Q2")
        #expect(play.step?.writes.map(\.words) == ["turn", "message"])
    }

    @Test("a speech grows piece by piece and is stored without the white space around it")
    func deltas() {
        var play = Play()
        play.begin()
        play.store()
        let number = play.speech ?? 0
        play.send(.speech(number, .thinking))
        #expect(play.machine.phase == .thinking)
        play.send(.speech(number, .delta("\n What")))
        play.send(.speech(number, .delta(" is it? \n")))
        #expect(play.machine.phase == .speaking(.question, "\n What is it? \n"))
        play.send(.speech(number, .finished(Spoken(questionID: "java-1"))))
        play.store()
        #expect(play.said == ["What is it?"])
        #expect(play.record.exchanges[0].questionID == "java-1")
    }

    @Test("an answer is stored exactly as it was typed")
    func verbatim() {
        var play = Scene.awaiting.play
        play.answer("  indented\n\n")
        play.store()
        #expect(play.said.last == "  indented\n\n")
    }

    @Test("three hints at most, each stored and counted under its question, and the answer follows them")
    func hints() {
        var play = Scene.awaiting.play
        for number in 1...3 {
            play.command(.hint)
            #expect(play.effects.map(\.words) == ["hint 2"])
            play.ask("H\(number)")
            #expect(play.record.exchanges.last?.hints.count == number)
        }
        play.command(.hint)
        #expect(play.effects.isEmpty)
        #expect(play.machine.notice == .noMoreHints)
        play.reply("A2")
        #expect(play.effects.map(\.words) == ["question 3"])
        #expect(play.record.exchanges.count == 2)
    }

    @Test("a skipped question leaves no trace but itself, and skipping the last one completes")
    func skip() {
        var play = Scene.awaiting.play
        play.command(.skip)
        #expect(play.effects.map(\.words) == ["question 3"])
        play.ask("Q3")
        play.command(.skip)
        #expect(play.effects.map(\.words) == ["write completing"])
        #expect(play.record.exchanges.map(\.isAnswered) == [true, false, false])
    }

    @Test("an interview ended without a single answer is completed and asks for no report")
    func nothingAnswered() {
        var play = Play()
        play.start()
        play.command(.end)
        play.command(.end)
        play.store()
        #expect(play.effects.isEmpty)
        #expect(play.machine.notice == .nothingAnswered)
        #expect(play.machine.phase == .over)
        #expect(play.shelf.sessions["abc"]?.status == .completed)
    }

    @Test("ending takes asking twice while questions remain, once when all are asked or the time is over")
    func ending() {
        var play = Scene.awaiting.play
        play.command(.end)
        #expect(play.effects.isEmpty && play.machine.notice == .confirmEnd(asked: 2, of: 3))
        for between in [InterviewEvent.command(.help), .command(.hint), .answerSubmitted("A")] {
            let outcome = play.after { $0.send(between) }.outcome { $0.command(.end) }
            #expect(["·", "confirm"].contains(outcome), "\(between)")
        }
        #expect(play.outcome { $0.command(.end) } == "write completing")
        play.command(.skip)
        play.ask("Q3")
        #expect(play.outcome { $0.command(.end) } == "write completing")
        var timed = Play(minutes: 10)
        timed.start()
        #expect(timed.outcome { $0.command(.end) } == "confirm")
        timed.wait(minutes: 11)
        #expect(timed.outcome { $0.command(.end) } == "write completing")
    }

    @Test("what only answers a command is said until the candidate does something else, a failure until it is mended")
    func passing() {
        var play = Scene.awaiting.play
        play.command(.retry)
        #expect(play.machine.notice == .nothingToRetry)
        play.machine.dismissPassingNotice()
        #expect(play.machine.notice == nil)
        play.command(.end)
        play.machine.dismissPassingNotice()
        #expect(play.machine.notice == .confirmEnd(asked: 2, of: 3))
        var failed = Scene.questionFailed.play
        let failure = failed.machine.notice
        failed.machine.dismissPassingNotice()
        #expect(failure?.isFailure == true && failed.machine.notice == failure)
        failed.command(.hint)
        failed.machine.dismissPassingNotice()
        #expect(failed.machine.notice == .notNow(.hint))
    }

    @Test("cancelling takes asking twice, and any other command or an answer in between takes it back")
    func cancelling() {
        for between in [InterviewEvent.command(.help), .command(.repeat), .answerSubmitted("A")] {
            var play = Scene.awaiting.play
            play.command(.cancel)
            #expect(play.machine.notice == .confirmCancel)
            play.send(between)
            if play.step != nil { play.store() }
            play.command(.cancel)
            #expect(play.effects.isEmpty, "\(between)")
            #expect(play.record.session.status == .active)
        }
        var play = Scene.awaiting.play
        play.command(.cancel)
        play.command(.cancel)
        play.store()
        #expect(play.machine.ending == .cancelled(play.record.session))
        #expect(play.record.session.status == .cancelled)
    }

    @Test(
        "a command given while something is written is done right after it",
        arguments: [
            Scene.opening, .resuming, .storingQuestion, .storingAnswer, .storingAssessment,
        ], [(Command.pause, "pausing"), (.quit, "pausing"), (.end, "completing"), (.cancel, "cancelling")])
    func deferred(scene: Scene, command: (Command, String)) {
        var play = scene.play
        let write = play
        play.command(command.0)
        if [.cancel, .end].contains(command.0) {
            #expect(play.outcome { $0.send(.written(write.step?.kind ?? .opening)) } != "write \(command.1)")
            play.command(command.0)
        }
        #expect(play.effects.isEmpty)
        guard let step = write.step else { Issue.record("\(scene) writes nothing"); return }
        play.send(.written(step.kind))
        #expect(play.effects.map(\.words) == ["write \(command.1)"])
    }

    @Test(
        "an unconfirmed cancel while something is written leaves the interview on its course",
        arguments: [
            (Scene.opening, "question 1"), (.storingAnswer, "judge"), (.storingAssessment, "question 3"),
        ])
    func unconfirmed(scene: Scene, next: String) {
        var play = scene.play
        let step = play.step
        play.command(.cancel)
        if let step { play.send(.written(step.kind)) }
        #expect(play.effects.map(\.words) == [next])
        #expect(play.machine.notice == .confirmCancel)
    }

    @Test("/quit while the interview completes, or its report is being written, leaves it completed")
    func quitLate() {
        for scene in [Scene.completing, .reporting, .storingReport] {
            var play = scene.play
            let kind = play.step?.kind
            play.command(.quit)
            play.send(.written(play.step?.kind ?? kind ?? .feedback))
            #expect(play.machine.ending == .completed(play.record.session), "\(scene)")
            #expect(play.record.session.status == .completed)
        }
    }

    @Test("/pause is not forgotten when the assessment under way cannot be stored")
    func pauseDuringAssessment() {
        var play = Scene.storingAssessment.play
        let kind = play.step?.kind ?? .assessment
        play.command(.pause)
        play.send(.writeFailed(kind, Scene.unknown))
        #expect(play.effects.map(\.words) == ["write pausing"])
    }

    @Test("the question can be read again at any time, and nothing of that is stored")
    func repeated() {
        var play = Scene.judging.play
        play.command(.repeat)
        #expect(play.machine.notice == .question("Q2"))
        #expect(play.effects.isEmpty)
    }

    @Test("beginning twice does nothing")
    func twice() {
        var play = Scene.awaiting.play
        play.begin()
        #expect(play.effects.isEmpty)
        #expect(play.machine.isAwaitingAnswer)
    }
}
