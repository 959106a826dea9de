// The course of one question: asked, stored, answered, stored, and judged.

extension InterviewMachine {
    /// Goes to the next question, or completes the interview when there is none left or its time is over.
    mutating func askNext(at now: Timestamp) -> [Effect] {
        let number = nextNumber
        guard number <= record.plan.questions, !mustStop(at: now) else { return complete(at: now) }
        nudgeTime(at: now)
        guard let ready, ready.number == number else { return speak(.question, question: number) }
        // Written and checked beforehand: it is shown as it stands. What judging its answers needs is kept with it.
        self.ready = nil
        record.plan.prepared.removeAll { $0.id == ready.question.id }
        record.plan.prepared.append(ready.question)
        let speech = Speech(number: speeches, question: number, move: .question)
        return store(ready.question.text, of: speech, Spoken(questionID: ready.question.id), at: now)
    }

    /// The number of the question to be asked next.
    var nextNumber: Int {
        let exchanges = record.exchanges
        // A question that was cut short and not answered is asked again under its own number.
        return exchanges.count + (exchanges.last?.isAbandoned == true ? 0 : 1)
    }

    mutating func speak(_ move: Turn.Move, question: Int, keyPoint: String? = nil) -> [Effect] {
        speeches += 1
        spoken = ""
        failedRemark = nil
        state = .speaking(Speech(number: speeches, question: question, move: move, keyPoint: keyPoint))
        let request = SpeechRequest(record: record, question: question, move: move, keyPoint: keyPoint)
        return stopPreparing() + [.speak(speeches, request)]
    }

    mutating func hear(_ piece: SpeechEvent, in speech: Speech, at now: Timestamp) -> [Effect] {
        switch piece {
        case .waiting(let wait): return note(wait, at: now)
        case .thinking:
            waiting = nil
            return []
        case .delta(let text):
            waiting = nil
            spoken += text
            return []
        case .finished(let end):
            guard let text = spoken.trimmed else { return cut(speech, by: .empty, at: now) }
            return store(text, of: speech, end, at: now)
        case .nothingLeft:
            switch speech.move {
            case .question: return complete(at: now)
            case .hint: notice = .noHint
            case .probe, .reframe: return leaveQuestion(at: now)
            case .clarification, .bridge, .closing: break
            }
            return awaitAnswer()
        }
    }

    /// Ends a speech before its end, by a fault or (nil) by the candidate. What came of it is kept and marked, and nothing is
    /// said again unless the candidate wants it.
    mutating func cut(_ speech: Speech, by error: ModelError?, at now: Timestamp) -> [Effect] {
        let stopping: [Effect] = error == nil ? [.stopSpeaking] : []
        if let text = spoken.trimmed {
            let effects = store(text, of: speech, Spoken(isCut: true), at: now)
            notice = speech.move == .question ? .questionCut(error) : .remarkCut(error ?? .cancelled)
            failedRemark = speech.move == .question ? nil : speech
            return stopping + effects
        }
        notice = .modelFailed(error ?? .cancelled)
        guard speech.move != .question else {
            // Without its question the interview cannot go on; without a remark it can.
            state = .questionFailed(speech.question)
            return stopping
        }
        let effects = awaitAnswer()
        failedRemark = speech
        return stopping + effects
    }

    private mutating func store(_ text: String, of speech: Speech, _ end: Spoken, at now: Timestamp) -> [Effect] {
        let said = message(
            text, speech.move, of: speech.question, questionID: end.questionID, keyPoint: speech.keyPoint,
            tokens: end.tokens, isCut: end.isCut, at: now)
        guard speech.move == .question else { return write(Step(.remark, said.writes)) }
        var plan = record.plan
        let isChanged = takeSpent(into: &plan)
        guard record.session.startedAt == nil else {
            // The plan before the message, so that a question that was asked can be judged.
            let needsPlan = isChanged || plan.prepared.contains { $0.id == end.questionID }
            return write(Step(.question, (needsPlan ? [.plan(plan)] : []) + said.writes))
        }
        // The plan before the message, so that the wait for the first question is never counted.
        plan.stretchBeganAt = said.message.createdAt
        let change = SessionChange(startedAt: said.message.createdAt, updatedAt: said.message.createdAt)
        let update = Write.update(record.session.sessionID, change, ifStatus: record.session.status)
        return write(Step(.question, [.plan(plan)] + said.writes + [update]))
    }

    /// One message of the interviewer's with its turn.
    mutating func message(
        _ text: String, _ move: Turn.Move, of question: Int, questionID: String? = nil, keyPoint: String? = nil,
        tokens: TokenUsage? = nil, isCut: Bool = false, at now: Timestamp
    ) -> (message: Message, writes: [Write]) {
        let message = newMessage(.assistant, text, at: now)
        let turn = Turn(
            id: message.id, sessionID: record.session.sessionID, question: question, questionID: questionID,
            move: move, keyPoint: keyPoint, tokens: tokens, isCut: isCut)
        return (message, [.turn(turn), .append(message)])
    }

    /// Has a plan about to be written tell what writing questions took; false where there is nothing new.
    mutating func takeSpent(into plan: inout Plan) -> Bool {
        guard let spent else { return false }
        plan.writingTokens = TokenUsage.sum(plan.writingTokens, spent)
        self.spent = nil
        return true
    }

    /// Waits for the candidate, and has the next question written meanwhile.
    mutating func awaitAnswer() -> [Effect] {
        state = .awaitingAnswer
        let number = nextNumber
        guard preparesQuestions, number <= record.plan.questions, ready?.number != number, lastPrepared < number,
            preparing == nil
        else { return [] }
        preparing = number
        return [.prepare(number, record)]
    }

    /// Stops the question that is being written, if one is. It is begun anew when the candidate types again.
    mutating func stopPreparing() -> [Effect] {
        guard preparing != nil else { return [] }
        preparing = nil
        return [.stopPreparing]
    }

    mutating func submit(_ text: String, at now: Timestamp) -> [Effect] {
        guard text.trimmed != nil else { return [] }
        confirming = nil
        switch state {
        case .awaitingAnswer:
            notice = nil
            failedRemark = nil
            unjudged = nil
            // A server on this machine has one slot, and the judge is not to wait for it.
            return stopPreparing() + write(Step(.answer, [.append(newMessage(.user, text, at: now))]))
        case .writeFailed(let step) where [.pausing, .cancelling, .completing, .feedback].contains(step.kind):
            notice = .answerNotAwaited
            return []
        case .openFailed, .writeFailed:
            // Whoever sends an answer wants to go on: what stands in the way is tried again, the answer stays where it is.
            return retry(at: now)
        default:
            notice = .answerNotAwaited
            return []
        }
    }

    /// The message's time is after that of every message made here, whatever the clock does, and of every one read that
    /// does not lie absurdly ahead.
    private mutating func newMessage(_ role: Message.Role, _ text: String, at now: Timestamp) -> Message {
        let moment = max(now, newestFollowed?.advanced(byMilliseconds: 1) ?? now)
        newestFollowed = moment
        return Message(
            id: ids.next(at: moment), role: role, content: text, createdAt: moment,
            sessionID: record.session.sessionID)
    }
}

extension String {
    /// The text without white space around it, or nil when nothing else is there.
    fileprivate var trimmed: String? {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(self[first...last])
    }
}
