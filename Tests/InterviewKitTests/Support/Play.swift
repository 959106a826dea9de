import InterviewKit

/// An interview played by hand: events go in, and what came out last is kept to be looked at.
struct Play: Sendable {
    /// 2027-01-15T08:00:00Z.
    static let dawn = Timestamp(milliseconds: 1_800_000_000_000)

    var machine: InterviewMachine
    var shelf = Shelf()
    var now = Play.dawn
    /// Whether the program's own words (greeting, bridge) and the look at earlier interviews wait for ``store()`` and
    /// ``recall(_:)`` too, instead of being done at once.
    var isStepByStep = false
    /// The effects of the last event.
    private(set) var effects: [Effect] = []

    /// A new interview, not begun.
    init(
        questions: Int = 3, minutes: Int? = nil, hardStop: Bool = false, id: String = "abc",
        preparesQuestions: Bool = false, at now: Timestamp = dawn
    ) {
        var ids = ObjectIDGenerator(seed: 7)
        let session = Session(
            id: ids.next(at: now), sessionID: id, role: .java, level: .beginner, createdAt: now)
        let plan = Plan(sessionID: id, questions: questions, minutes: minutes, hardStop: hardStop)
        machine = InterviewMachine(
            new: session, plan: plan, interviewer: "scripted", preparesQuestions: preparesQuestions,
            programVersion: "1.2.3", ids: ids)
        self.now = now
    }

    /// An interview that `shelf` holds, not begun.
    init(resuming id: String, from shelf: Shelf, at now: Timestamp, seed: UInt64 = 8) {
        machine = InterviewMachine(
            resuming: .matching(id), interviewer: "scripted", programVersion: "1.2.3",
            ids: ObjectIDGenerator(seed: seed))
        self.shelf = shelf
        self.now = now
    }

    var state: String {
        switch machine.phase {
        case .opening: "opening"
        case .saving: "saving"
        case .thinking: "thinking"
        case .speaking(_, let text): "speaking \(text)"
        case .awaitingAnswer: "awaiting"
        case .assessing: "assessing"
        case .reporting(let text): "reporting \(text)"
        case .blocked: "blocked"
        case .over: "over"
        }
    }

    var record: InterviewRecord { machine.record }
    var sessionID: String { record.session.sessionID }
    /// What was said so far by either side, without the program's own words.
    var said: [String] {
        record.messages.filter { ![.bridge, .closing].contains(record.turns[$0.id]?.move) }.map(\.content)
    }

    /// The step being asked for, if the last effects hold one.
    var step: Step? {
        for case .write(let step) in effects { return step }
        return nil
    }

    mutating func begin() { effects = machine.begin(at: now) }
    mutating func send(_ event: InterviewEvent) {
        effects = machine.handle(event, at: now)
        if !isStepByStep { settle() }
    }
    mutating func command(_ command: Command) { send(.command(command)) }
    mutating func answer(_ text: String) { send(.answerSubmitted(text)) }
    mutating func wait(minutes: Double) { now = now.advanced(byMilliseconds: Int64(minutes * 60_000)) }

    /// Makes the writes of the step asked for and says that they are made.
    mutating func store() {
        guard let step else { return }
        for write in step.writes { try? shelf.perform(write) }
        send(.written(step.kind))
    }

    /// Does what waits for nobody: the program's own words are stored, and nothing was asked earlier.
    private mutating func settle() {
        for (index, effect) in effects.enumerated()
        where ["write greeting", "write bridge", "recall"].contains(effect.words) {
            let others = effects[..<index] + effects[(index + 1)...]
            if effect.words == "recall" { recall([]) } else { store() }
            effects = others + effects
            return
        }
    }

    /// Says what was asked in earlier interviews.
    mutating func recall(_ questions: [String]) { send(.recalled(questions)) }

    mutating func fail(_ error: StoreError) {
        guard let step else { return }
        send(.writeFailed(step.kind, error))
    }

    /// Reads the session asked for.
    mutating func read() {
        guard case .open(.matching(let id))? = effects.first else { return }
        if let record = shelf.record(of: id) { send(.opened(record)) } else { send(.openFailed(.noMatch(id))) }
    }

    /// The number of the speech or report being asked for.
    var speech: Int? {
        for effect in effects {
            switch effect {
            case .speak(let number, _), .report(let number, _): return number
            default: continue
            }
        }
        return nil
    }

    mutating func say(_ text: String, isCut: Bool = false, questionID: String? = nil) {
        guard let number = speech else { return }
        send(.speech(number, .delta(text)))
        send(.speech(number, .finished(Spoken(questionID: questionID, isCut: isCut))))
    }

    mutating func report(_ text: String) {
        guard let number = speech else { return }
        send(.report(number, .text(text)))
        send(.report(number, .finished(FeedbackReport(on: record, questions: [:]))))
    }

    /// Judges the answer asked about; with an assessment where `mentioned` is given.
    mutating func judge(
        mentioned: [String]? = nil, missing: [String] = [], kind: Assessment.Kind = .answer, claimed: Int? = nil
    ) {
        guard let request = judgement else { return }
        guard let mentioned else { return send(.judged(request.answer.id, .nothingToJudge)) }
        let assessment = Assessment(
            id: request.answer.id, sessionID: sessionID, question: request.exchange.number,
            method: claimed == nil ? .terms : .model, kind: kind,
            covered: mentioned.map { Assessment.Covered(keyPoint: $0, quotation: request.answer.content) },
            missing: missing, claimed: claimed)
        send(.judged(request.answer.id, .assessed(assessment)))
    }

    /// The judgement asked for, if the last effects hold one.
    var judgement: JudgeRequest? {
        for case .judge(let request) in effects { return request }
        return nil
    }

    // MARK: Whole stretches

    /// Begins and asks the first question.
    mutating func start() {
        begin()
        store()
        ask("Q1")
    }

    mutating func ask(_ text: String) {
        say(text)
        store()
    }

    /// Answers the question in play and has the answer judged; the next one is being asked then, or the end is near.
    mutating func reply(_ text: String) {
        answer(text)
        store()
        judge(mentioned: [])
        store()
    }

    mutating func resume() {
        begin()
        read()
        store()
    }

    /// Goes through the program's death: another machine resumes what is on the shelf.
    func resumed(afterMinutes minutes: Double = 0) -> Play {
        var play = Play(
            resuming: sessionID, from: shelf, at: now.advanced(byMilliseconds: Int64(minutes * 60_000)),
            seed: UInt64(record.messages.count) + 100)
        play.resume()
        return play
    }
}

// MARK: - In words

extension Effect {
    var words: String {
        switch self {
        case .open: "open"
        case .write(let step): "write \(step.kind)"
        case .speak(_, let request): "\(request.move.rawValue) \(request.question)"
        case .stopSpeaking: "stop"
        case .judge: "judge"
        case .stopJudging: "stop judging"
        case .prepare(let number, _): "prepare \(number)"
        case .stopPreparing: "stop preparing"
        case .recall: "recall"
        case .report: "report"
        }
    }
}

extension Write {
    var words: String {
        switch self {
        case .create: "create"
        case .update: "update"
        case .append: "message"
        case .plan: "plan"
        case .turn: "turn"
        case .assessment: "assessment"
        case .feedback: "feedback"
        }
    }
}

extension Ending {
    var words: String {
        switch self {
        case .paused: "left paused"
        case .cancelled: "left cancelled"
        case .completed: "left completed"
        case .abandoned: "left abandoned"
        case .openFailed: "left unopened"
        case .sessionExists: "left: exists"
        }
    }
}

extension Play {
    /// What `change` does, in words: effects, then a new notice, then an ending. `·` when it does nothing.
    func outcome(of change: (inout Play) -> Void) -> String {
        var after = self
        change(&after)
        var words = after.effects.map(\.words)
        if let notice = after.machine.notice, notice != machine.notice { words.append("\(notice.words)") }
        if let ending = after.machine.ending, ending != machine.ending { words.append(ending.words) }
        return words.isEmpty ? "·" : words.joined(separator: ", ")
    }
}

extension Notice {
    var words: String {
        switch self {
        case .notNow: "not now"
        case .confirmCancel: "confirm"
        case .confirmEnd: "confirm"
        case .nothingToRetry: "nothing to retry"
        case .noMoreHints: "no more hints"
        case .noHint: "no hint"
        case .question: "the question"
        case .answerNotAwaited: "not awaited"
        case .modelFailed: "model failed"
        case .questionCut: "question cut"
        case .remarkCut: "remark cut"
        case .judgeFailed: "judge failed"
        case .judgedInPart: "judged in part"
        case .feedbackFailed: "feedback failed"
        case .askingAgain(_, let seconds): "again in \(seconds) s"
        case .nothingAnswered: "nothing answered"
        case .clockBehind: "clock behind"
        case .timeUsed(let percent): "\(percent)% used"
        case .timeOver: "time over"
        case .openFailed: "open failed"
        case .storeFailed(_, let returned): returned ? "store failed, answer back" : "store failed"
        }
    }
}
