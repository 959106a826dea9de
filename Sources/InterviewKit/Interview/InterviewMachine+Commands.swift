// What each command does in each state.

extension InterviewMachine {
    mutating func obey(_ command: Command, at now: Timestamp) -> [Effect] {
        if command != confirming { confirming = nil }
        switch command {
        case .help: return []
        case .hint: return hint(at: now)
        case .skip: return skip(at: now)
        case .repeat:
            guard let question = record.exchanges.last?.question else { return refuse(command) }
            notice = .question(question.content)
            return []
        case .retry: return retry(at: now)
        case .pause, .quit, .end, .cancel: return stop(command, at: now)
        }
    }

    private mutating func refuse(_ command: Command) -> [Effect] {
        notice = .notNow(command)
        return []
    }

    /// Leaves the question, whatever the interviewer is doing with it: judging the last answer or speaking about it.
    private mutating func skip(at now: Timestamp) -> [Effect] {
        guard let exchange = record.exchanges.last else { return refuse(.skip) }
        var stopping: [Effect] = []
        switch state {
        case .awaitingAnswer: break
        case .judging: stopping = [.stopJudging]
        case .speaking(let speech) where speech.move != .question: stopping = [.stopSpeaking]
        default: return refuse(.skip)
        }
        notice = nil
        return stopping + leaveQuestion(isSkipped: !exchange.isAnswered, at: now)
    }

    private mutating func hint(at now: Timestamp) -> [Effect] {
        guard state == .awaitingAnswer, let exchange = record.exchanges.last else { return refuse(.hint) }
        guard !mustStop(at: now) else {
            notice = .timeOver
            return []
        }
        guard exchange.rung < 3 else {
            notice = .noMoreHints
            return []
        }
        notice = nil
        return speak(.hint, question: exchange.number)
    }

    mutating func retry(at now: Timestamp) -> [Effect] {
        switch state {
        case .openFailed(let choice):
            notice = nil
            return open(choice)
        case .writeFailed(let step):
            notice = nil
            return write(step)
        case .questionFailed(let question):
            notice = nil
            return speak(.question, question: question)
        case .reportFailed:
            notice = nil
            return writeReport()
        case .awaitingAnswer where unjudged != nil:
            guard let answer = unjudged else { return [] }
            notice = nil
            return stopPreparing() + judge(answer, at: now)
        case .awaitingAnswer where failedRemark != nil:
            guard let remark = failedRemark else { return [] }
            notice = nil
            return speak(remark.move, question: remark.question, keyPoint: remark.keyPoint)
        case .awaitingAnswer where record.exchanges.last.map({ $0.isCut && !$0.isAnswered }) == true:
            notice = nil
            return askNext(at: now)
        default:
            notice = .nothingToRetry
            return []
        }
    }

    /// `/pause`, `/quit`, `/end` and `/cancel`: they work in every state, at the latest when the write under way is done.
    private mutating func stop(_ command: Command, at now: Timestamp) -> [Effect] {
        switch state {
        case .idle, .opening, .openFailed:
            return command == .end ? refuse(command) : leave(.abandoned)
        case .writing(let step) where [.pausing, .cancelling].contains(step.kind):
            return []  // It is on its way out already.
        case .writing(let step) where [.completing, .feedback].contains(step.kind):
            guard command == .quit else { return refuse(command) }
            deferred = command
            return []
        case .writing:
            if !mustConfirm(command, at: now) { deferred = command }
            return []
        case .writeFailed(let step) where [.opening, .resuming, .pausing, .cancelling].contains(step.kind):
            // What could not be written cannot be ended by writing either; what is stored can be resumed.
            return command == .end ? refuse(command) : leave(.abandoned)
        case .writeFailed(let step) where step.kind == .completing:
            return command == .quit || command == .pause ? leave(.abandoned) : refuse(command)
        case .writeFailed(let step) where step.kind == .feedback:
            return command == .quit || command == .end ? leave(.completed(record.session)) : refuse(command)
        case .reporting:
            guard command == .quit else { return refuse(command) }
            deferred = command
            return failReport(.cancelled, at: now)
        case .reportFailed, .over:
            return command == .cancel || command == .pause ? refuse(command) : leave(.completed(record.session))
        case .left:
            return []
        case .recalling, .speaking, .questionFailed, .awaitingAnswer, .judging, .writeFailed:
            break
        }
        if mustConfirm(command, at: now) { return [] }
        // What was asked or refused before does not stand in the way of what comes now; a failure is told on.
        if notice?.isFailure == false { notice = nil }
        var effects: [Effect] = []
        if case .speaking = state { effects.append(.stopSpeaking) }
        if case .judging = state { effects.append(.stopJudging) }
        return effects + stopPreparing() + close(by: command, at: now)
    }

    /// Cancelling is for good, and ending leaves out the questions that remain, so both are asked for twice; when the time
    /// is over nothing remains.
    private mutating func mustConfirm(_ command: Command, at now: Timestamp) -> Bool {
        guard command != confirming else { return false }
        switch command {
        case .cancel: notice = .confirmCancel
        case .end where asked < record.plan.questions && !isTimeOver(at: now):
            notice = .confirmEnd(asked: asked, of: record.plan.questions)
        default: return false
        }
        confirming = command
        return true
    }

    /// Ends the active stretch as a command that needs no more confirmation wants it.
    mutating func close(by command: Command, at now: Timestamp) -> [Effect] {
        switch command {
        case .end: complete(at: now)
        case .cancel: cancel(at: now)
        default: pause(at: now)
        }
    }
}
