// A model that failed is asked again by itself, after a while that the candidate sees pass and can end.

extension InterviewMachine {
    /// A wait, and when it is over.
    struct Waiting: Hashable, Sendable {
        let wait: RetryWait
        let end: Timestamp
    }

    mutating func note(_ wait: RetryWait, at now: Timestamp) -> [Effect] {
        waiting = Waiting(wait: wait, end: now.advanced(byMilliseconds: wait.milliseconds))
        return []
    }

    /// The wait that the interview is in; nil when it waits for no other try.
    package var wait: RetryWait? { waiting?.wait }

    /// What to tell of that wait, with the seconds that are left of it, begun ones counted whole.
    package func waitNotice(at now: Timestamp) -> Notice? {
        waiting.map { .askingAgain($0.wait, seconds: Int(($0.milliseconds(left: now) + 999) / 1000)) }
    }

    /// Seconds until there is one second less to tell of; nil when none is left.
    package func secondsToNextCount(at now: Timestamp) -> Double? {
        guard let left = waiting?.milliseconds(left: now), left > 0 else { return nil }
        return Double((left - 1) % 1000 + 1) / 1000
    }
}

extension InterviewMachine.Waiting {
    fileprivate func milliseconds(left now: Timestamp) -> Int64 {
        // A clock that was set back must not make the wait look longer than it ever was.
        min(max(0, end.milliseconds - now.milliseconds), wait.milliseconds)
    }
}

extension RetryWait {
    fileprivate var milliseconds: Int64 { Int64((seconds * 1000).rounded(.up)) }
}
