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

    mutating func hearReport(_ piece: ReportEvent, at now: Timestamp) -> [Effect] {
        switch piece {
        case .waiting(let wait): return note(wait, at: now)
        case .thinking:
            waiting = nil
            return []
        case .text(let text):
            waiting = nil
            spoken += text
            return []
        case .finished(let report):
            guard spoken.contains(where: { !$0.isWhitespace }) else { return failReport(.empty, at: now) }
            return store(.written, spoken, report, at: now)
        }
    }

    mutating func failReport(_ error: ModelError, at now: Timestamp) -> [Effect] {
        notice = .feedbackFailed(error)
        // What code computed is worth keeping without the model's remarks.
        let computed = spoken.isEmpty ? "" : "\n\n" + spoken
        let effects = store(.failed, "\(error)" + computed, at: now)
        return error == .cancelled ? [.stopSpeaking] + effects : effects
    }

    private mutating func store(
        _ outcome: Feedback.Outcome, _ content: String, _ report: FeedbackReport? = nil, at now: Timestamp
    ) -> [Effect] {
        let feedback = Feedback(
            id: ids.next(at: now), sessionID: record.session.sessionID, createdAt: now, outcome: outcome,
            author: interviewer, programVersion: programVersion, content: content, report: report)
        return write(Step(.feedback, [.feedback(feedback)]))
    }
}
