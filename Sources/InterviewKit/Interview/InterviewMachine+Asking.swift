// The course of one question: asked, stored, answered, stored, judged, and on to the next.

extension InterviewMachine {
    /// Goes to the next question, or completes the interview when there is none left or its time is over.
    mutating func askNext(at now: Timestamp) -> [Effect] {
        let exchanges = record.exchanges
        // A question that was cut short and not answered is asked again under its own number.
        let number = exchanges.count + (exchanges.last?.isAbandoned == true ? 0 : 1)
        guard number <= record.plan.questions, !isTimeOver(at: now) else { return complete(at: now) }
        nudgeTime(at: now)
        return speak(.question, question: number)
    }

    mutating func speak(_ move: Turn.Move, question: Int) -> [Effect] {
        speeches += 1
        spoken = ""
        hintFailed = false
        state = .speaking(Speech(number: speeches, question: question, move: move))
        return [.speak(speeches, SpeechRequest(record: record, question: question, move: move))]
    }

    mutating func hear(_ piece: SpeechEvent, in speech: Speech, at now: Timestamp) -> [Effect] {
        switch piece {
        case .thinking: return []
        case .delta(let text):
            spoken += text
            return []
        case .finished(let questionID, let isCut):
            guard let text = spoken.trimmed else { return cut(speech, by: .empty, at: now) }
            return store(text, of: speech, questionID: questionID, isCut: isCut, at: now)
        case .nothingLeft:
            guard speech.move == .hint else { return complete(at: now) }
            state = .awaitingAnswer
            notice = .noHint
            return []
        }
    }

    /// Ends a speech before its end, by a fault or (nil) by the candidate. What came of a question is kept and marked.
    mutating func cut(_ speech: Speech, by error: ModelError?, at now: Timestamp) -> [Effect] {
        let stopping: [Effect] = error == nil ? [.stopSpeaking] : []
        if speech.move == .question, let text = spoken.trimmed {
            let effects = store(text, of: speech, questionID: nil, isCut: true, at: now)
            notice = .questionCut(error)
            return stopping + effects
        }
        // Without its question the interview cannot go on; without a hint it can.
        hintFailed = speech.move == .hint
        state = hintFailed ? .awaitingAnswer : .questionFailed(speech.question)
        notice = .modelFailed(error ?? .cancelled)
        return stopping
    }

    private mutating func store(
        _ text: String, of speech: Speech, questionID: String?, isCut: Bool, at now: Timestamp
    ) -> [Effect] {
        let message = newMessage(.assistant, text, at: now)
        let turn = Turn(
            id: message.id, sessionID: record.session.sessionID, question: speech.question, questionID: questionID,
            move: speech.move, isCut: isCut)
        guard record.session.startedAt == nil else { return write(Step(.question, [.turn(turn), .append(message)])) }
        // The plan before the message, so that the wait for the first question is never counted.
        var plan = record.plan
        plan.stretchBeganAt = message.createdAt
        let change = SessionChange(startedAt: message.createdAt, updatedAt: message.createdAt)
        let update = Write.update(record.session.sessionID, change, ifStatus: record.session.status)
        return write(Step(.question, [.turn(turn), .plan(plan), .append(message), update]))
    }

    mutating func submit(_ text: String, at now: Timestamp) -> [Effect] {
        guard text.trimmed != nil else { return [] }
        isCancelConfirmed = false
        switch state {
        case .awaitingAnswer:
            notice = nil
            hintFailed = false
            return write(Step(.answer, [.append(newMessage(.user, text, at: now))]))
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

    private mutating func nudgeTime(at now: Timestamp) {
        guard let minutes = record.plan.minutes else { return }
        let used = self.minutes(at: now) / Double(minutes) * 100
        for percent in [100, 80] where used >= Double(percent) && !timeNudges.contains(percent) {
            timeNudges.formUnion([percent, 80])
            notice = .timeUsed(percent: percent)
            return
        }
    }

    private func isTimeOver(at now: Timestamp) -> Bool {
        guard let minutes = record.plan.minutes, record.plan.hardStop else { return false }
        return self.minutes(at: now) >= Double(minutes)
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
