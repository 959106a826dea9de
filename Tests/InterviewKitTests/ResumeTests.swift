import InterviewKit
import Testing

@Suite("Resuming")
struct ResumeTests {
    /// Plays an interview of three questions, with hints, a pause and a skipped question, and gives what is on the shelf
    /// behind every single write, with what was acknowledged to the candidate until then.
    static func prefixes() -> [(name: String, shelf: Shelf, answers: [String], now: Timestamp)] {
        var found: [(name: String, shelf: Shelf, answers: [String], now: Timestamp)] = []
        var answers: [String] = []
        var play = Play(questions: 4)
        func note(_ play: Play) {
            guard let step = play.step else { return }
            for count in 0...step.writes.count {
                var shelf = play.shelf
                for write in step.writes.prefix(count) { try? shelf.perform(write) }
                found.append(("\(step.kind), \(count) writes", shelf, answers, play.now))
            }
        }
        func store() {
            note(play)
            play.store()
            play.wait(minutes: 1)
        }
        play.begin()
        store()
        for number in 1...4 {
            play.say("Q\(number)", questionID: "q\(number)")
            store()
            play.command(.hint)
            play.say("H\(number)")
            store()
            if number == 2 {
                play.command(.pause)
                store()
                play = play.resumed()
                note(play)
            }
            if number == 3 {
                play.command(.skip)
                continue
            }
            play.answer("A\(number)")
            store()
            answers.append("A\(number)")
            play.judge(mentioned: [])
            store()
        }
        store()
        play.report("Done.")
        store()
        return found
    }

    @Test("after a death behind any write, resume loses no answer, asks no question twice and none that was answered")
    func everyPrefix() {
        let prefixes = Self.prefixes()
        #expect(prefixes.count >= 49)
        for prefix in prefixes {
            guard let stored = prefix.shelf.record(of: "abc") else {
                #expect(prefix.answers.isEmpty)
                continue
            }
            #expect(Self.answers(in: stored) == stored.messages.filter { $0.role == .user }.map(\.content))
            #expect(Array(Self.answers(in: stored).prefix(prefix.answers.count)) == prefix.answers, "\(prefix.name)")
            guard !stored.session.status.isFinal else { continue }

            var play = Play(
                resuming: "abc", from: prefix.shelf, at: prefix.now.advanced(byMilliseconds: 60_000), seed: 99)
            play.resume()
            let before = play.record.exchanges
            var asked = before.count
            var guardCount = 0
            while play.record.session.status == .active, guardCount < 40 {
                guardCount += 1
                switch play.machine.phase {
                case .thinking:
                    asked += 1
                    play.ask("Q\(asked)")
                case .awaitingAnswer: play.reply("A\(play.machine.questionNumber)")
                case .assessing:
                    play.judge(mentioned: [])
                    play.store()
                case .saving: play.store()
                default: Issue.record("\(prefix.name): stuck while \(play.state)")
                }
            }
            #expect(play.record.session.status == .completed, "\(prefix.name)")
            let exchanges = play.record.exchanges
            // A session whose plan was not stored yet has the defaults.
            let count = prefix.shelf.plans["abc"]?.questions ?? Plan.defaultQuestions
            #expect(exchanges.map(\.question.content) == (1...count).map { "Q\($0)" }, "\(prefix.name)")
            #expect(!exchanges.contains { $0.answers.count > 1 }, "\(prefix.name)")
            #expect(!exchanges.contains { $0.number != 3 && !$0.isAnswered }, "\(prefix.name)")
            #expect(Array(play.record.messages.prefix(stored.messages.count)) == stored.messages, "\(prefix.name)")
            #expect(play.shelf.illegal.isEmpty)
        }
    }

    private static func answers(in record: InterviewRecord) -> [String] {
        record.exchanges.flatMap { $0.answers.map(\.content) }
    }

    @Test(
        "an interview goes on where it stood",
        arguments: [
            (Scene.storingQuestion, "question 2"), (.awaiting, "·"), (.storingAssessment, "judge"), (.judging, "judge"),
            (.thinking, "question 2"), (.hinting, "·"), (.speaking, "question 2"),
        ])
    func whereItStood(scene: Scene, next: String) {
        let play = scene.play.resumed()
        #expect(play.effects.map(\.words) == (next == "·" ? [] : [next]))
        #expect(play.machine.isAwaitingAnswer == (next == "·"))
        #expect(play.record.session.status == .active)
    }

    @Test("a cut question is said to be cut, and can be asked again or answered")
    func cut() {
        var play = Scene.awaitingAfterCut.play.resumed()
        #expect(play.machine.notice == .questionCut(nil))
        play.command(.retry)
        #expect(play.effects.map(\.words) == ["question 2"])
        play = Scene.awaitingAfterCut.play.resumed()
        play.reply("A2")
        #expect(play.effects.map(\.words) == ["question 3"])
    }

    @Test("a turn whose message was never stored is harmless")
    func orphan() {
        var shelf = Scene.awaiting.play.shelf
        let id = ObjectIDGenerator(seed: 5).first
        shelf.turns[id] = Turn(id: id, sessionID: "abc", question: 3, move: .question)
        var play = Play(resuming: "abc", from: shelf, at: Play.dawn)
        play.resume()
        #expect(play.machine.questionNumber == 2)
        #expect(play.machine.isAwaitingAnswer)
    }

    @Test("a completed or cancelled session is not opened again")
    func ended() {
        for scene in [Scene.over, .cancelling] {
            let ended = scene.play.after { $0.store() }
            var play = Play(resuming: "abc", from: ended.shelf, at: Play.dawn)
            play.begin()
            play.read()
            #expect(play.effects.isEmpty)
            #expect(play.machine.ending == ended.shelf.sessions["abc"].map { .openFailed(.ended($0)) })
        }
    }

    @Test("a session that is not there, or is named ambiguously, ends the opening")
    func notFound() {
        for failure in [OpenFailure.noMatch("x"), .noMatch(nil), .severalMatch("a", [])] {
            var play = Scene.reading.play
            play.send(.openFailed(failure))
            #expect(play.machine.ending == .openFailed(failure))
        }
    }
}

extension ObjectIDGenerator {
    var first: ObjectID {
        var copy = self
        return copy.next(at: Play.dawn)
    }
}
