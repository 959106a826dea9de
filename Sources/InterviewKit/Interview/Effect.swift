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
    /// Stop judging; nothing more comes of it.
    case stopJudging
    /// Write the question of this number beforehand: answers with `prepared`, unless it is stopped.
    case prepare(Int, InterviewRecord)
    /// Stop writing a question; nothing more comes of it but what it took, as `spent`.
    case stopPreparing
    /// Read what was asked in earlier interviews: answers with `recalled`, if it can be read.
    case recall(Session)
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
        case opening, resuming, greeting, question, remark, bridge, answer, assessment
        case pausing, cancelling, completing, feedback
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
    /// The id of the key point that a probe asks about.
    package let keyPoint: String?

    package init(record: InterviewRecord, question: Int, move: Turn.Move, keyPoint: String? = nil) {
        self.record = record
        self.question = question
        self.move = move
        self.keyPoint = keyPoint
    }
}

/// Which answer is to be assessed.
package struct JudgeRequest: Hashable, Sendable {
    package let record: InterviewRecord
    /// The question with all that was said about it, the answer last.
    package let exchange: Exchange
    package let answer: Message

    package init(record: InterviewRecord, exchange: Exchange, answer: Message) {
        self.record = record
        self.exchange = exchange
        self.answer = answer
    }

    package var session: Session { record.session }
}
