import InterviewKit
import Testing

@Suite("From one answer to the next move")
struct DecidingTests {
    @Test("a missing key point is probed, at most twice, and every remark is stored before the next answer is awaited")
    func probes() {
        var play = Scene.judging.play
        play.judge(mentioned: [], missing: ["a", "b", "c"])
        play.store()
        #expect(play.effects.map(\.words) == ["probe 2"])
        play.ask("And a?")
        #expect(play.machine.isAwaitingAnswer)
        #expect(play.record.exchanges.last?.probes == ["a"])
        play.answer("A3")
        play.store()
        play.judge(mentioned: [], missing: ["a", "b", "c"])
        play.store()
        #expect(play.effects.map(\.words) == ["probe 2"])
        play.ask("And b?")
        play.answer("A4")
        play.store()
        play.judge(mentioned: [], missing: ["a", "b", "c"])
        play.store()
        #expect(play.effects.map(\.words) == ["question 3"])
        #expect(play.record.exchanges.last?.probes == ["a", "b"])
        #expect(play.record.exchanges.count == 2)
    }

    @Test("what an earlier answer covered is not asked about again")
    func union() {
        var play = Scene.judging.play
        play.judge(mentioned: ["a"], missing: ["b"])
        play.store()
        play.ask("And b?")
        play.answer("A3")
        play.store()
        play.judge(mentioned: ["b"], missing: ["a"])
        play.store()
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test("don't know is reframed once, a clarification is answered and uses up no probe")
    func beside() {
        var play = Scene.judging.play
        play.judge(mentioned: [], missing: ["a"], kind: .dontKnow)
        play.store()
        #expect(play.effects.map(\.words) == ["reframe 2"])
        play.ask("In other words?")
        for _ in 1...3 {
            play.answer("What do you mean?")
            play.store()
            play.judge(mentioned: [], missing: ["a"], kind: .clarification)
            play.store()
            #expect(play.effects.map(\.words) == ["clarification 2"])
            play.ask("I mean this.")
        }
        play.answer("A")
        play.store()
        play.judge(mentioned: [], missing: ["a"])
        play.store()
        #expect(play.effects.map(\.words) == ["probe 2"])
        play.ask("And a?")
        play.answer("No idea.")
        play.store()
        play.judge(mentioned: [], missing: ["a"], kind: .dontKnow)
        play.store()
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test("a judge that fails never advances, scores or blocks", arguments: SpeechTests.errors)
    func failure(error: ModelError) throws {
        var play = Scene.judging.play
        let answer = try #require(play.judgement?.answer)
        play.send(.judged(answer.id, .failed(error)))
        #expect(play.machine.isAwaitingAnswer)
        #expect(play.machine.notice == .judgeFailed(error))
        #expect(play.step == nil)
        #expect(play.record.assessments[answer.id] == nil)
        #expect(play.record.exchanges.count == 2)
        // Each way on works.
        #expect(play.outcome { $0.command(.retry) } == "judge")
        #expect(play.outcome { $0.command(.skip) } == "question 3")
        #expect(play.after { $0.command(.end) }.outcome { $0.command(.end) } == "write completing")
        play.answer("More.")
        play.store()
        #expect(play.judgement?.exchange.answers.map(\.content) == ["A2", "More."])
    }

    @Test("a remark that fails or is stopped leaves the candidate where they were, and /retry asks for it again")
    func remark() {
        var play = Scene.probing.play
        play.send(.speechFailed(play.speech ?? 0, .filtered))
        #expect(play.machine.isAwaitingAnswer)
        #expect(play.machine.notice == .modelFailed(.filtered))
        play.command(.retry)
        #expect(play.effects.map(\.words) == ["probe 2"])
        guard case .speak(_, let request)? = play.effects.first else { Issue.record("nothing spoken"); return }
        #expect(request.keyPoint == "b")
    }

    @Test(
        "of a remark that is cut what was said is kept and marked, counts for nothing, and is said again on /retry alone",
        arguments: [ModelError.interrupted(reason: "r"), nil])
    func cutRemark(by error: ModelError?) {
        for scene in [Scene.probing, .hinting] {
            let move = scene == .probing ? Turn.Move.probe : .hint
            var play = scene.play
            let number = play.speech ?? 0
            play.send(.speech(number, .delta("And what of ")))
            play.send(error.map { .speechFailed(number, $0) } ?? .interrupted)
            #expect(play.effects.map(\.words) == (error == nil ? ["stop"] : []) + ["write remark"])
            play.store()
            #expect(play.effects.isEmpty && play.machine.isAwaitingAnswer)
            #expect(play.machine.notice == .remarkCut(error ?? .cancelled))
            #expect(play.record.messages.last?.content == "And what of")
            let turn = play.record.messages.last.flatMap { play.record.turns[$0.id] }
            #expect(turn?.isCut == true && turn?.move == move)
            let exchange = play.record.exchanges.last
            #expect(exchange?.probes.isEmpty == true && exchange?.rung == 0 && exchange?.hints.isEmpty == true)

            // Nothing is sent by itself, here or after resuming.
            var resumed = play.resumed()
            #expect(resumed.effects.allSatisfy { $0.words == "recall" } && resumed.machine.isAwaitingAnswer)
            #expect(resumed.machine.notice == .remarkCut(nil))
            for var one in [play, resumed] {
                one.command(.retry)
                #expect(one.effects.map(\.words) == ["\(move.rawValue) 2"])
                one.ask("And what of b?")
                #expect(one.record.exchanges.last?.messages(of: move).map(\.content) == ["And what of b?"])
            }
            resumed.answer("I take it as it stands.")
            resumed.store()
            #expect(resumed.judgement?.answer.content == "I take it as it stands.")
        }
    }

    @Test("an answer of which only the beginning was assessed goes on like any other, and the candidate is told")
    func inPart() throws {
        var play = Scene.judging.play
        let answer = try #require(play.judgement?.answer)
        let assessment = Assessment(
            id: answer.id, sessionID: "abc", question: 2, method: .model, covered: [], missing: ["a"], claimed: 1)
        play.send(.judged(answer.id, .assessedInPart(assessment)))
        #expect(play.effects.map(\.words) == ["write assessment"])
        play.store()
        #expect(play.effects.map(\.words) == ["probe 2"] && play.machine.notice == .judgedInPart)
    }

    @Test("a probe or reframe that there are no words for leaves the question")
    func wordless() {
        var play = Scene.probing.play
        play.send(.speech(play.speech ?? 0, .nothingLeft))
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test("after any death the interview goes on with the same move", arguments: [Scene.probing, .storingAssessment])
    func resumed(scene: Scene) {
        let play = scene.play.after {
            if scene == .probing { $0.say("And b?") }
            $0.store()
        }
        let resumed = play.resumed()
        #expect(resumed.machine.isAwaitingAnswer == play.machine.isAwaitingAnswer)
        #expect(resumed.effects.map(\.words) == play.effects.map(\.words))
    }
}

@Suite("Questions written beforehand")
struct PreparingTests {
    static let question = BankTests.question("model-2")

    /// The first question is asked, and the second is being written.
    static var typing: Play {
        Play(preparesQuestions: true).after { $0.start() }
    }

    @Test("the next question is written while the candidate types, and asked at once as it was written")
    func prepared() {
        var play = Self.typing
        #expect(play.effects.map(\.words) == ["prepare 2"])
        #expect(play.machine.questionInPreparation == 2)
        play.send(.prepared(2, Preparation(Self.question)))
        play.reply("A1")
        #expect(play.step?.kind == .question)
        #expect(play.step?.writes.map(\.words) == ["plan", "turn", "message"])
        play.store()
        #expect(play.record.exchanges.last?.question.content == "What?")
        #expect(play.record.exchanges.last?.questionID == "model-2")
        #expect(play.shelf.plans["abc"]?.prepared == [Self.question])
        #expect(play.effects.map(\.words) == ["prepare 3"])
    }

    @Test("an answer sent first stops the writing, and the bank stands in")
    func tooLate() {
        var play = Self.typing
        play.answer("A1")
        #expect(play.effects.map(\.words) == ["stop preparing", "write answer"])
        play.store()
        play.judge(mentioned: [])
        let step = play.step
        play.send(.prepared(2, Preparation(Self.question)))
        #expect(play.effects.isEmpty)
        play.send(.written(step?.kind ?? .answer))
        #expect(play.effects.map(\.words) == ["question 2"])
    }

    @Test("a probe gives the writing another chance, and a question that was refused is not tried again")
    func again() {
        var play = Self.typing
        play.answer("A1")
        play.store()
        play.judge(mentioned: [], missing: ["a", "b"])
        play.store()
        play.say("And a?")
        play.store()
        #expect(play.effects.map(\.words) == ["prepare 2"])
        play.send(.prepared(2, Preparation(nil)))
        play.answer("A")
        #expect(play.effects.map(\.words) == ["write answer"])
        play.store()
        play.judge(mentioned: [], missing: ["b"])
        play.store()
        play.ask("And b?")
        #expect(play.effects.isEmpty)
    }

    @Test("nothing is written behind the last question, or by an interviewer that writes none")
    func last() {
        #expect(Play(questions: 1, preparesQuestions: true).after { $0.start() }.effects.isEmpty)
        #expect(Play().after { $0.start() }.effects.isEmpty)
    }

    @Test("whatever ends the stretch stops the writing", arguments: [Command.pause, .end, .skip, .hint, .quit])
    func stopped(command: Command) {
        let asked = Self.typing.after { if command == .end { $0.command(command) } }
        #expect(asked.after { $0.command(command) }.effects.first?.words == "stop preparing")
    }

    @Test("an answer that could not be stored does not stop it for good")
    func returned() {
        var play = Self.typing
        play.answer("A1")
        play.fail(.unreachable(place: "db:1", reason: "refused"))
        #expect(play.machine.isAwaitingAnswer)
        #expect(play.effects.map(\.words) == ["prepare 2"])
    }
}
