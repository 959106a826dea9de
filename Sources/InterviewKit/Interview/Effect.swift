/// What ``InterviewMachine`` wants done. An effect answers with events, never in another way.
package enum Effect: Hashable, Sendable {
    /// Find and read an earlier interview: answers with ``InterviewEvent/opened(_:)`` or `openFailed`.
    case open(SessionChoice)
    /// Write all of a step, in order: answers with `written` or `writeFailed`.
    case write(Step)
    /// Have the interviewer say something: answers with `speech` and `speechFailed` of the same number.
    case speak(Int, SpeechRequest)
    /// Stop whatever is being said or reported; nothing more comes of it.
    case stopSpeaking
    /// Assess an answer: answers with `judged`.
    case judge(JudgeRequest)
    /// Write the feedback: answers with `report` and `reportFailed` of the same number.
    case report(Int, InterviewRecord)
}

/// Which earlier interview to resume.
package enum SessionChoice: Hashable, Sendable {
    /// The session with this id, or the only one whose id begins with it.
    case matching(String)
    /// The latest that is paused or active.
    case latest
}

/// Writes that belong together, done in order. Each may be repeated, so a step that failed is repeated whole.
package struct Step: Hashable, Sendable {
    /// What the step is for; at most one step is under way.
    package enum Kind: Hashable, Sendable {
        case opening, resuming, question, answer, assessment, pausing, cancelling, completing, feedback
    }

    package let kind: Kind
    package let writes: [Write]

    package init(_ kind: Kind, _ writes: [Write]) {
        self.kind = kind
        self.writes = writes
    }
}

/// One write to the store.
package enum Write: Hashable, Sendable {
    case create(Session)
    case update(String, SessionChange, ifStatus: Status)
    case append(Message)
    case plan(Plan)
    case turn(Turn)
    case assessment(Assessment)
    case feedback(Feedback)
}

/// What the interviewer is to say.
package struct SpeechRequest: Hashable, Sendable {
    package let record: InterviewRecord
    /// Which question it is about, counted from 1.
    package let question: Int
    package let move: Turn.Move

    package init(record: InterviewRecord, question: Int, move: Turn.Move) {
        self.record = record
        self.question = question
        self.move = move
    }
}

/// Which answer is to be assessed.
package struct JudgeRequest: Hashable, Sendable {
    package let session: Session
    package let exchange: Exchange
    package let answer: Message

    package init(session: Session, exchange: Exchange, answer: Message) {
        self.session = session
        self.exchange = exchange
        self.answer = answer
    }
}
