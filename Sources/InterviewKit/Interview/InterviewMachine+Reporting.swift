// The feedback at the end. The session is completed before it is asked for, so that its failure costs nothing else.

extension InterviewMachine {
    mutating func writeReport() -> [Effect] {
        guard record.exchanges.contains(where: \.isAnswered) else {
            state = .over
            notice = .nothingAnswered
            return []
        }
        speeches += 1
        spoken = ""
        state = .reporting(Speech(number: speeches, question: 0, move: .closing))
        return [.report(speeches, record)]
    }

    mutating func hearReport(_ piece: SpeechEvent, at now: Timestamp) -> [Effect] {
        switch piece {
        case .thinking: return []
        case .delta(let text):
            spoken += text
            return []
        case .finished(_, let isCut):
            guard spoken.contains(where: { !$0.isWhitespace }) else { return failReport(.empty, at: now) }
            let whole = isCut ? spoken + Feedback.cutNote : spoken
            return store(.written, whole, at: now)
        case .nothingLeft: return failReport(.empty, at: now)
        }
    }

    mutating func failReport(_ error: ModelError, at now: Timestamp) -> [Effect] {
        notice = .feedbackFailed(error)
        let effects = store(.failed, "\(error)", at: now)
        return error == .cancelled ? [.stopSpeaking] + effects : effects
    }

    private mutating func store(_ outcome: Feedback.Outcome, _ content: String, at now: Timestamp) -> [Effect] {
        let feedback = Feedback(
            id: ids.next(at: now), sessionID: record.session.sessionID, createdAt: now, outcome: outcome,
            author: interviewer, programVersion: programVersion, content: content)
        return write(Step(.feedback, [.feedback(feedback)]))
    }
}
