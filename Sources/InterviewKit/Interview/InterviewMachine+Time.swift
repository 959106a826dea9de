// The time set aside for an interview: told of, and with a hard stop kept to.

extension InterviewMachine {
    /// Tells once that 80% and once that 100% of the time set aside is used up.
    mutating func nudgeTime(at now: Timestamp) {
        guard let used = timeUsed(at: now) else { return }
        for percent in [100, 80] where used >= Double(percent) / 100 && !timeNudges.contains(percent) {
            timeNudges.formUnion([percent, 80])
            notice = .timeUsed(percent: percent)
            return
        }
    }

    func isTimeOver(at now: Timestamp) -> Bool { (timeUsed(at: now) ?? 0) >= 1 }

    func mustStop(at now: Timestamp) -> Bool { record.plan.hardStop && isTimeOver(at: now) }

    /// How much of the time set aside is used up, 1 being all; nil when none was set.
    private func timeUsed(at now: Timestamp) -> Double? {
        record.plan.minutes.map { minutes(at: now) / Double($0) }
    }

    /// Seconds until the next full minute of the interview, a moment after it; a driver posts ``InterviewEvent/minutePassed``
    /// then, and the header's clock goes on.
    package func secondsToNextMinute(at now: Timestamp) -> Double {
        60 * (1.001 - minutes(at: now).truncatingRemainder(dividingBy: 1))
    }

    /// Whoever sits before a question is told of the time too, and a hard stop ends the interview there. What is typed and
    /// not sent is not taken away: it can still be sent, as the last answer.
    mutating func minutePassed(hasDraft: Bool, at now: Timestamp) -> [Effect] {
        switch state {
        case .awaitingAnswer, .questionFailed: break
        default: return []
        }
        guard mustStop(at: now) else {
            // What failed is told on; the time is told of later.
            if notice?.isFailure != true { nudgeTime(at: now) }
            return []
        }
        if hasDraft, state == .awaitingAnswer {
            notice = .timeOver
            return []
        }
        notice = nil
        return stopPreparing() + complete(at: now)
    }
}
