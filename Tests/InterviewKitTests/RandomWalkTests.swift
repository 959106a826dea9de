import InterviewKit
import Testing

/// Thousands of interviews in which everything that can go wrong does: the store fails before or after a write took
/// place, the model fails anywhere, the candidate types anything at any time, the program dies and is resumed.
@Suite("Random walks")
struct RandomWalkTests {
    @Test(
        "whatever happens, no answer is lost or doubled, nothing is asked too early, and there is a way on",
        arguments: 0..<20)
    func walks(block: UInt64) {
        for seed in (block * 100)..<(block * 100 + 100) {
            var walk = Walk(seed: seed)
            walk.run()
            if let fault = walk.fault {
                Issue.record("seed \(seed): \(fault)\n\(walk.trail.suffix(25).joined(separator: "\n"))")
                return
            }
        }
    }

    @Test("the walks go everywhere: all endings, feedback, deaths and faults are met")
    func coverage() {
        var met: Set<String> = []
        for seed in UInt64(0)..<200 {
            var walk = Walk(seed: seed)
            walk.run()
            met.formUnion(walk.met)
        }
        #expect(
            met.isSuperset(of: [
                "left paused", "left cancelled", "left completed", "left abandoned", "death", "report", "hint",
                "lost acknowledgement", "answer back", "resumed", "cut",
            ]), "\(met.sorted())")
    }
}

/// SplitMix64.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// True `percent` times of a hundred.
    mutating func falls(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// One random interview, with the effects run as the conductor runs them, one event at a time.
struct Walk {
    var dice: Dice
    var play: Play
    /// What is under way: steps and reads in order, speech and judgements beside them.
    var pending: [Effect] = []
    /// Answers the machine went on behind: their write was acknowledged.
    var acknowledged: [String] = []
    var answers = 0
    var questions = 0
    var latest = Play.dawn
    /// The program died while it ended the session: nothing is left to go on with.
    var isOver = false
    var trail: [String] = []
    var met: Set<String> = []
    var fault: String?

    init(seed: UInt64) {
        dice = Dice(state: seed)
        play = Play(
            questions: 3, minutes: dice.falls(30) ? 20 : nil, hardStop: dice.falls(50),
            preparesQuestions: dice.falls(50))
        play.isStepByStep = true
    }

    mutating func run() {
        play.begin()
        take()
        for _ in 0..<90 where fault == nil && !isOver {
            if play.machine.ending != nil {
                guard canResume, dice.falls(80) else { break }
                die()
            }
            turn()
        }
        if fault == nil { finish() }
    }

    private var canResume: Bool { play.shelf.sessions["abc"].map { !$0.status.isFinal } ?? false }

    /// One thing happens.
    private mutating func turn() {
        // The clock may jump back, but not by so much that stored times are not followed any more.
        latest = max(latest, play.now)
        play.wait(minutes: Double.random(in: 0...1, using: &dice))
        if dice.falls(5) { play.now = latest.advanced(byMilliseconds: -Int64.random(in: 0..<280_000, using: &dice)) }
        if dice.falls(3), canResume {
            met.insert("death")
            return die()
        }
        if dice.falls(70), !pending.isEmpty {
            let effect = pending.remove(at: dice.falls(50) ? 0 : Int.random(in: 0..<pending.count, using: &dice))
            return carryOut(effect)
        }
        switch Int.random(in: 0..<10, using: &dice) {
        case 0...5:
            let text = "A\(answers)"
            answers += 1
            send(.answerSubmitted(text), "answer \(text)")
        case 6: send(.interrupted, "interrupt")
        default:
            let command = Command.allCases.randomElement(using: &dice) ?? .help
            send(.command(command), "/\(command)")
        }
    }

    private mutating func send(_ event: InterviewEvent, _ words: String) {
        let before = play.state
        play.send(event)
        trail.append("\(before) + \(words) -> \(play.effects.map(\.words)) \(play.state)")
        take()
    }

    private mutating func take() {
        for effect in play.effects {
            switch effect {
            case .stopSpeaking:
                pending.removeAll { effect in
                    switch effect {
                    case .speak, .report: !dice.falls(20)  // One in five was posted already.
                    default: false
                    }
                }
            case .stopJudging:
                pending.removeAll { if case .judge = $0 { !dice.falls(20) } else { false } }
            case .stopPreparing:
                pending.removeAll { if case .prepare = $0 { true } else { false } }
            case .speak(_, let request):
                met.insert(request.move.rawValue)
                check(request.record, "spoke")
                pending.append(effect)
            case .judge(let request):
                if !isStored(request.answer) { fault = "an answer was judged that is not stored" }
                pending.append(effect)
            case .report(_, let record):
                met.insert("report")
                check(record, "reported")
                pending.append(effect)
            default: pending.append(effect)
            }
        }
        if let draft = play.machine.takeReturnedDraft() {
            met.insert("answer back")
            if !isStored(draft) || play.machine.ending != nil { return }
            fault = "\(draft) came back although it is stored"
        }
        if let ending = play.machine.ending { met.insert(ending.words) }
    }

    /// All that the machine goes by must be on the shelf.
    private mutating func check(_ record: InterviewRecord, _ what: String) {
        for message in record.messages where !isStored(message) {
            fault = "it \(what) of \(message.content), not stored"
        }
        acknowledged = record.messages.filter { $0.role == .user }.map(\.content)
    }

    private func isStored(_ message: Message) -> Bool { play.shelf.messages.contains(message) }
    private func isStored(_ text: String) -> Bool { play.shelf.messages.contains { $0.content == text } }

    private mutating func carryOut(_ effect: Effect, isCalm: Bool = false) {
        let goesWrong = !isCalm && dice.falls(25)
        if !isCalm, dice.falls(10) { wait(before: effect) }
        switch effect {
        case .open:
            if goesWrong { return send(.openFailed(.store(Scene.unknown)), "open fails") }
            if let record = play.shelf.record(of: "abc") { send(.opened(record), "opened") }
        case .write(let step): goesWrong ? fail(step) : write(step)
        case .speak(let number, let request):
            if goesWrong {
                if dice.falls(50) {
                    met.insert("cut")
                    send(.speech(number, .delta("half ")), "delta")
                    if dice.falls(30) { send(.interrupted, "interrupt") }
                }
                return send(.speechFailed(number, .stalled(seconds: 60)), "speech fails")
            }
            questions += request.move == .question ? 1 : 0
            send(.speech(number, .delta("\(request.move.rawValue) \(questions)")), "delta")
            send(.speech(number, .finished(Spoken(isCut: !isCalm && dice.falls(10)))), "said")
        case .judge(let request):
            let kind = isCalm ? .answer : Assessment.Kind.allCases.randomElement(using: &dice) ?? .answer
            let assessment = Assessment(
                id: request.answer.id, sessionID: "abc", question: request.exchange.number, method: .terms,
                kind: kind, covered: [], missing: isCalm ? [] : ["a", "b", "c"])
            let failure = dice.falls(50) ? Judgement.failed(.stalled(seconds: 30)) : .nothingToJudge
            send(.judged(request.answer.id, goesWrong ? failure : .assessed(assessment)), "judged")
        case .prepare(let number, _):
            let question = goesWrong ? nil : BankTests.question("model-\(number)")
            send(.prepared(number, Preparation(question)), "prepared")
        case .recall: send(.recalled([]), "recalled")
        case .report(let number, _):
            if goesWrong { return send(.reportFailed(number, .filtered), "report fails") }
            send(.report(number, .text("report")), "delta")
            send(.report(number, .finished(FeedbackReport(on: play.record, questions: [:]))), "reported")
        case .stopSpeaking, .stopJudging, .stopPreparing: break
        }
    }

    /// The model is busy first, which the candidate may have enough of.
    private mutating func wait(before effect: Effect) {
        let wait = RetryWait(error: .rateLimited(retryAfter: 9, reason: ""), seconds: 9, nextTry: 2, tries: 3)
        switch effect {
        case .speak(let number, _): send(.speech(number, .waiting(wait)), "waits")
        case .report(let number, _): send(.report(number, .waiting(wait)), "waits")
        case .judge(let request): send(.judgeWaits(request.answer.id, wait), "waits")
        default: return
        }
        if play.machine.wait != nil { met.insert("waited") }
        if dice.falls(30) { send(.interrupted, "interrupt") }
    }

    private mutating func write(_ step: Step) {
        do throws(StoreError) {
            for write in step.writes { try play.shelf.perform(write) }
            send(.written(step.kind), "\(step.kind) written")
        } catch {
            send(.writeFailed(step.kind, error), "\(step.kind) fails: \(error)")
        }
        checkShelf()
    }

    /// Some of the step's writes take place, and a failure is reported: an honest one, or none came at all.
    private mutating func fail(_ step: Step) {
        let count = Int.random(in: 0...step.writes.count, using: &dice)
        for write in step.writes.prefix(count) {
            do { try play.shelf.perform(write) } catch { break }
        }
        let errors: [StoreError] = [
            .unreachable(place: "db", reason: "down"), .refused("121"), .storage("full"),
            .authenticationFailed(place: "db"),
        ]
        // The write at which it stopped took place only if the outcome is unknown.
        let isHonest = count < step.writes.count && dice.falls(50)
        if !isHonest { met.insert("lost acknowledgement") }
        let error = isHonest ? errors.randomElement(using: &dice) ?? Scene.unknown : Scene.unknown
        send(.writeFailed(step.kind, error), "\(step.kind) fails behind \(count): \(error)")
        checkShelf()
    }

    /// The program dies, perhaps in the middle of a step, and the session is resumed.
    private mutating func die() {
        for case .write(let step) in pending {
            for write in step.writes.prefix(Int.random(in: 0...step.writes.count, using: &dice)) {
                do { try play.shelf.perform(write) } catch { break }
            }
        }
        pending = []
        guard canResume else {
            isOver = true
            return
        }
        met.insert("resumed")
        play = Play(resuming: "abc", from: play.shelf, at: play.now, seed: dice.next())
        play.begin()
        trail.append("-- resumed")
        take()
    }

    /// What must always be true of what is stored.
    private mutating func checkShelf() {
        let stored = play.shelf.messages.filter { $0.role == .user }.map(\.content)
        if Set(stored).count != stored.count { fault = "an answer is stored twice: \(stored)" }
        if !acknowledged.allSatisfy(stored.contains) { fault = "lost: \(acknowledged) of \(stored)" }
        if !play.shelf.illegal.isEmpty { fault = "\(play.shelf.illegal)" }
        let inOrder = stored.compactMap { Int($0.dropFirst()) }
        if inOrder != inOrder.sorted() { fault = "answers out of order: \(stored)" }
        if let record = play.shelf.record(of: "abc") {
            for exchange in record.exchanges where exchange.probes.count > Policy.mostProbes {
                fault = "a third probe: \(exchange.lines.map(\.message.content))"
            }
            if record.exchanges.count > record.plan.questions { fault = "a question too many" }
        }
    }

    /// From wherever the walk ended, a calm world and the obvious commands must lead to a completed interview, or out.
    private mutating func finish() {
        for _ in 0..<200 {
            if fault != nil || isOver { return }
            if play.machine.ending != nil {
                guard canResume else { return }
                die()
            }
            if !pending.isEmpty {
                carryOut(pending.removeFirst(), isCalm: true)
            } else {
                switch play.machine.phase {
                case .awaitingAnswer:
                    send(.answerSubmitted("A\(answers)"), "answer")
                    answers += 1
                case .blocked: send(.command(.retry), "/retry")
                case .over: send(.command(.end), "/end")
                default: fault = "stuck while \(play.state)"
                }
            }
        }
        if play.machine.ending == nil { fault = "no end to it while \(play.state)" }
    }
}
