/// Something the candidate should be told beside the transcript. The executables word it.
package enum Notice: Hashable, Sendable {
    /// A write failed and waits for `/retry`; says whether an answer is concerned.
    case storeFailed(StoreError, answerReturned: Bool)
    /// An interview could not be read and waits for `/retry`.
    case openFailed(StoreError)
    /// The model said nothing usable; `/retry` asks it again.
    case modelFailed(ModelError)
    /// The model stopped in the middle of a question, which can be answered as it stands, or asked again by `/retry`.
    case questionCut(ModelError?)
    /// The interviewer was stopped, or the model stopped, in the middle of a remark, which `/retry` asks for again; nil when
    /// that was in an earlier sitting.
    case remarkCut(ModelError?)
    /// The answer is stored and could not be judged: nothing is known about it. `/retry` judges it again, `/skip` goes on.
    case judgeFailed(ModelError)
    /// The answer was more than the model takes, so only its beginning was assessed.
    case judgedInPart
    /// The feedback failed; the session is completed all the same.
    case feedbackFailed(ModelError)
    /// The model failed and is asked again by itself in so many seconds.
    case askingAgain(RetryWait, seconds: Int)
    /// Asked to cancel once; the second time counts.
    case confirmCancel
    /// Asked to end once while questions remain; the second time counts.
    case confirmEnd(asked: Int, of: Int)
    /// All three hints of this question were given.
    case noMoreHints
    /// There is no hint to this question.
    case noHint
    /// That command does nothing at this point.
    case notNow(Command)
    /// There is nothing to retry.
    case nothingToRetry
    /// Sent while no answer is awaited; it stays in the composer.
    case answerNotAwaited
    /// The question in play, said again; nothing of it is stored.
    case question(String)
    /// Completed without a single answer, so there is nothing to give feedback on.
    case nothingAnswered
    /// Stored times of this session lie so many minutes ahead of this machine's clock.
    case clockBehind(minutes: Int)
    /// The set time is used up by so many percent: 80 or 100.
    case timeUsed(percent: Int)
    /// The set time is over and the interview ends with it; what is typed can be sent as the last answer.
    case timeOver
}

extension Notice {
    /// Whether it tells of something that failed.
    package var isFailure: Bool {
        switch self {
        case .storeFailed, .openFailed, .modelFailed, .questionCut, .remarkCut, .judgeFailed, .feedbackFailed: true
        default: false
        }
    }

    /// Whether it answers one key or command, and says nothing any more once the candidate does something else.
    var isPassing: Bool {
        switch self {
        case .noMoreHints, .noHint, .notNow, .nothingToRetry, .answerNotAwaited: true
        default: false
        }
    }
}

/// How an interview left the screen.
package enum Ending: Hashable, Sendable {
    case paused(Session)
    case cancelled(Session)
    /// Completed, and the candidate has seen what there was to see.
    case completed(Session)
    /// Nothing was begun or changed.
    case abandoned
    case openFailed(OpenFailure)
    /// The id asked for is taken.
    case sessionExists(String)
}
