/// What happens to an interview: what the candidate does, and how effects turn out.
package enum InterviewEvent: Sendable {
    /// The candidate sent an answer. Counts only while one is awaited.
    case answerSubmitted(String)
    case command(Command)
    /// The candidate wants the interviewer to stop talking.
    case interrupted
    /// A minute of the interview is full. Says whether the candidate has typed something and not sent it.
    case minutePassed(hasDraft: Bool)

    case opened(InterviewRecord)
    case openFailed(OpenFailure)
    case written(Step.Kind)
    case writeFailed(Step.Kind, StoreError)
    case speech(Int, SpeechEvent)
    case speechFailed(Int, ModelError)
    /// Carries the answer's id.
    case judged(ObjectID, Judgement)
    /// The model that judges this answer is asked again after a while.
    case judgeWaits(ObjectID, RetryWait)
    /// What came of writing the question of this number.
    case prepared(Int, Preparation)
    /// A question that was stopped while it was written took these tokens.
    case spent(TokenUsage)
    /// The questions of the candidate's earlier interviews have been read.
    case recalled([String])
    case report(Int, ReportEvent)
    case reportFailed(Int, ModelError)

    /// Whether many of these may come between two frames, and the next one shows what they came to.
    package var isPiece: Bool {
        switch self {
        case .speech(_, .delta), .speech(_, .thinking), .report(_, .text), .report(_, .thinking): true
        default: false
        }
    }
}

/// Why an earlier interview could not be opened.
package enum OpenFailure: Error, Hashable, Sendable {
    case store(StoreError)
    /// No session matches; carries what was looked for, nil for the latest.
    case noMatch(String?)
    /// More than one session's id begins so.
    case severalMatch(String, [Session])
    /// Another program goes on with the session.
    case heldElsewhere(Session, SessionHolder)
    /// The session is completed or cancelled and cannot go on.
    case ended(Session)
}

/// What arrives while the interviewer speaks.
package enum SpeechEvent: Hashable, Sendable {
    /// A model has said nothing yet, and is asked again after a while.
    case waiting(RetryWait)
    /// A model is thinking.
    case thinking
    /// The next piece of the text.
    case delta(String)
    /// The text is whole, or was cut by a limit.
    case finished(Spoken)
    /// The interviewer has nothing of the kind that was asked for: no question left, or no hint to this question.
    case nothingLeft
}

/// How a speech ended.
package struct Spoken: Hashable, Sendable {
    /// The id of the question in the bank or in the plan, where one was asked.
    package let questionID: String?
    /// Whether the text was cut by a limit.
    package let isCut: Bool
    /// What wording it took, where a model did and its server told.
    package let tokens: TokenUsage?

    package init(questionID: String? = nil, isCut: Bool = false, tokens: TokenUsage? = nil) {
        self.questionID = questionID
        self.isCut = isCut
        self.tokens = tokens
    }
}
