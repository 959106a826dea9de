/// One interview as a value: events in, effects out. It holds no clock, no store and no model; the same events at the
/// same times always give the same effects, so every course an interview can take is a test.
///
/// Nothing is said that is not stored first: an answer is judged, and the next question asked, only after the store has
/// acknowledged it.
package struct InterviewMachine: Sendable {
    /// What the interview is doing. Every effect under way belongs to exactly one of these.
    enum State: Hashable, Sendable {
        case idle
        case opening(SessionChoice)
        case openFailed(SessionChoice)
        case writing(Step)
        case writeFailed(Step)
        /// Waiting for what was asked in earlier interviews, before the first question is chosen.
        case recalling
        case speaking(Speech)
        case questionFailed(Int)
        case awaitingAnswer
        case judging(Message)
        case reporting(Speech)
        case reportFailed
        case over
        case left
    }

    /// Something being said.
    struct Speech: Hashable, Sendable {
        let number: Int
        let question: Int
        let move: Turn.Move
        var keyPoint: String?
    }

    /// All that is stored so far; empty of messages until an earlier interview has been read.
    package internal(set) var record: InterviewRecord {
        // Deriving the exchanges reads every message, which a screen must not do at every key.
        didSet { asked = record.exchanges.last?.number ?? 0 }
    }
    private(set) var asked = 0
    /// What the candidate should be told now, if anything.
    package internal(set) var notice: Notice?
    /// Set once the interview has left the screen.
    package internal(set) var ending: Ending?
    /// The report on this interview, once it is written and stored.
    package internal(set) var report: Feedback?

    var state: State = .idle {
        // It belonged to the effect that is over.
        didSet { waiting = nil }
    }
    /// Set while a model waits for another try. Not part of the state, since it changes nothing of what may happen.
    var waiting: Waiting?
    var ids: ObjectIDGenerator
    /// A command given while a write was under way, done right after it.
    var deferred: Command?
    /// An answer that could not be stored, on its way back to the composer.
    var returnedDraft: String?
    /// What was asked for once and counts the second time: `/cancel`, or `/end` while questions remain.
    var confirming: Command?
    /// Whether an earlier try to store the answer now being written may have stored it after all.
    var mayBeStored = false
    /// The newest message time that new messages must come after.
    var newestFollowed: Timestamp?
    /// A remark that failed, for `/retry` to ask for it again.
    var failedRemark: Speech?
    /// An answer that could not be judged, for `/retry` to have it judged again.
    var unjudged: Message?
    /// The number of the question that is being written beforehand.
    var preparing: Int?
    /// The number of the last question of which nothing came when it was to be written beforehand; the bank asks it.
    var lastPrepared = 0
    /// The question written beforehand, and its number.
    var ready: (number: Int, question: Question)?
    /// What writing questions beforehand took and no plan tells yet.
    var spent: TokenUsage?
    var speeches = 0
    /// What was said so far of the speech under way. Not part of the state, so that each piece is added in place.
    var spoken = ""
    /// Percents of the set time that the candidate has been told of.
    var timeNudges: Set<Int> = []

    let beginning: Beginning
    let interviewer: String
    /// Whether the interviewer writes questions beforehand.
    let preparesQuestions: Bool
    let programVersion: String

    enum Beginning: Hashable, Sendable {
        case new
        case resumed(SessionChoice)
    }

    /// A new interview. `interviewer` and `programVersion` are noted in its feedback.
    package init(
        new session: Session, plan: Plan, interviewer: String, preparesQuestions: Bool = false, programVersion: String,
        ids: ObjectIDGenerator = .init()
    ) {
        record = InterviewRecord(session: session, plan: plan)
        beginning = .new
        self.interviewer = interviewer
        self.preparesQuestions = preparesQuestions
        self.programVersion = programVersion
        self.ids = ids
    }

    /// An earlier interview, read when it begins.
    package init(
        resuming choice: SessionChoice, interviewer: String, preparesQuestions: Bool = false, programVersion: String,
        ids: ObjectIDGenerator = .init()
    ) {
        let nothing = Timestamp(milliseconds: 0)
        var ids = ids
        let session = Session(
            id: ids.next(at: nothing), sessionID: "", role: Role(rawValue: ""), level: Level(rawValue: ""),
            createdAt: nothing)
        record = InterviewRecord(session: session, plan: Plan(sessionID: ""))
        beginning = .resumed(choice)
        self.interviewer = interviewer
        self.preparesQuestions = preparesQuestions
        self.programVersion = programVersion
        self.ids = ids
    }

    /// Starts; to be called once.
    package mutating func begin(at now: Timestamp) -> [Effect] {
        guard state == .idle else { return [] }
        switch beginning {
        case .new:
            record.plan.stretchBeganAt = now
            return write(Step(.opening, [.create(record.session), .plan(record.plan)]))
        case .resumed(let choice):
            return open(choice)
        }
    }

    /// Takes one event and answers with what is to be done.
    package mutating func handle(_ event: InterviewEvent, at now: Timestamp) -> [Effect] {
        switch (event, state) {
        case (.answerSubmitted(let text), _): return submit(text, at: now)
        case (.command(let command), _): return obey(command, at: now)
        case (.interrupted, .speaking(let speech)): return cut(speech, by: nil, at: now)
        case (.interrupted, .reporting): return failReport(.cancelled, at: now)
        case (.interrupted, .judging(let answer)) where waiting != nil:
            return [.stopJudging] + judged(answer, .failed(.cancelled), at: now)
        case (.minutePassed(let hasDraft), _): return minutePassed(hasDraft: hasDraft, at: now)

        case (.opened(let record), .opening): return opened(record, at: now)
        case (.openFailed(.store(let error)), .opening(let choice)):
            state = .openFailed(choice)
            notice = .openFailed(error)
            return []
        case (.openFailed(let failure), .opening): return leave(.openFailed(failure))

        case (.written(let kind), .writing(let step)) where step.kind == kind: return written(step, at: now)
        case (.writeFailed(let kind, let error), .writing(let step)) where step.kind == kind:
            return writeFailed(step, error, at: now)

        case (.speech(let number, let piece), .speaking(let speech)) where speech.number == number:
            return hear(piece, in: speech, at: now)
        case (.speechFailed(let number, let error), .speaking(let speech)) where speech.number == number:
            return cut(speech, by: error, at: now)

        case (.judged(let id, let judgement), .judging(let answer)) where answer.id == id:
            return judged(answer, judgement, at: now)
        case (.judgeWaits(let id, let wait), .judging(let answer)) where answer.id == id:
            return note(wait, at: now)
        case (.prepared(let number, let preparation), _):
            spent = TokenUsage.sum(spent, preparation.tokens)
            guard number == preparing else { return [] }
            preparing = nil
            if let question = preparation.question { ready = (number, question) } else { lastPrepared = number }
            return []
        case (.spent(let tokens), _):
            spent = TokenUsage.sum(spent, tokens)
            return []
        case (.recalled(let questions), let state):
            record.earlierQuestions = questions
            return state == .recalling ? askNext(at: now) : []

        case (.report(let number, let piece), .reporting(let speech)) where speech.number == number:
            return hearReport(piece, at: now)
        case (.reportFailed(let number, let error), .reporting(let speech)) where speech.number == number:
            return failReport(error, at: now)

        default: return []  // An event of an effect that was stopped meanwhile.
        }
    }
}

// MARK: - What a screen shows

extension InterviewMachine {
    /// What the interview is doing, for a screen.
    package enum Phase: Hashable, Sendable {
        case opening
        /// Being written to the store; the message concerned, if it is one.
        case saving(Message?)
        case thinking
        /// What is said so far, and what for.
        case speaking(Turn.Move, String)
        case awaitingAnswer
        case assessing
        /// The report so far.
        case reporting(String)
        /// Something failed; ``InterviewMachine/notice`` says what, and `/retry` tries again.
        case blocked
        case over
    }

    package var phase: Phase {
        switch state {
        case .idle, .opening: .opening
        case .writing(let step): .saving(step.message)
        case .recalling: .thinking
        case .speaking(let speech): spoken.isEmpty ? .thinking : .speaking(speech.move, spoken)
        case .awaitingAnswer: .awaitingAnswer
        case .judging: .assessing
        case .reporting: .reporting(spoken)
        case .openFailed, .writeFailed, .questionFailed, .reportFailed: .blocked
        case .over, .left: .over
        }
    }

    /// The number of the question that is being written while the candidate types; nil when none is.
    package var questionInPreparation: Int? { preparing }

    /// Whether an answer sent now is taken; otherwise it stays in the composer.
    package var isAwaitingAnswer: Bool { state == .awaitingAnswer }

    /// Whether the session has been read, so that its role and level are known.
    package var isOpened: Bool { !record.session.sessionID.isEmpty }

    /// Which question is in play, counted from 1; 0 before the first.
    package var questionNumber: Int {
        if case .speaking(let speech) = state { return speech.question }
        return asked
    }

    /// Minutes of active interview up to `now`, pauses left out.
    package func minutes(at now: Timestamp) -> Double {
        guard let began = record.plan.stretchBeganAt, record.session.status == .active else {
            return record.session.durationMinutes
        }
        return record.plan.minutesBeforeStretch + now.minutes(since: began)
    }

    /// What the message is for that is being written, or whose write failed.
    package var turnBeingSaved: Turn? {
        switch state {
        case .writing(let step), .writeFailed(let step):
            for case .turn(let turn) in step.writes { return turn }
            return nil
        default: return nil
        }
    }

    /// A message whose write failed so that it may or may not be stored.
    package var unconfirmedMessage: Message? {
        guard case .writeFailed(let step) = state else { return nil }
        return step.message
    }

    /// The candidate does something else now: what only answered their last command is said no longer. Where something
    /// failed, it stays until that is mended.
    package mutating func dismissPassingNotice() {
        if notice?.isPassing == true, phase != .blocked { notice = nil }
    }

    /// An answer that could not be stored, given back once.
    package mutating func takeReturnedDraft() -> String? {
        defer { returnedDraft = nil }
        return returnedDraft
    }
}

extension Step {
    /// The message that this step writes.
    package var message: Message? {
        for case .append(let message) in writes { return message }
        return nil
    }
}
