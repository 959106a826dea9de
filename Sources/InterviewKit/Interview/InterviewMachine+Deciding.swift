// From a judged answer to the next move, and the words that are the program's own.

extension InterviewMachine {
    mutating func judge(_ answer: Message, at now: Timestamp) -> [Effect] {
        guard let exchange = record.exchanges.last else { return askNext(at: now) }
        unjudged = nil
        state = .judging(answer)
        return [.judge(JudgeRequest(record: record, exchange: exchange, answer: answer))]
    }

    /// A judge that failed never advances, never scores and never blocks: the candidate can say more, have the answer
    /// judged again, skip or end.
    mutating func judged(_ answer: Message, _ judgement: Judgement, at now: Timestamp) -> [Effect] {
        switch judgement {
        case .assessed(let assessment):
            return write(Step(.assessment, [.assessment(assessment)]))
        case .assessedInPart(let assessment):
            notice = .judgedInPart
            return write(Step(.assessment, [.assessment(assessment)]))
        case .nothingToJudge:
            return leaveQuestion(at: now)
        case .failed(let error):
            let effects = awaitAnswer()
            unjudged = answer
            notice = .judgeFailed(error)
            return effects
        }
    }

    /// Does what the policy decides on an answer that was judged.
    mutating func goOn(after assessment: Assessment, at now: Timestamp) -> [Effect] {
        guard let exchange = record.exchanges.last else { return askNext(at: now) }
        nudgeTime(at: now)
        var assessments = record.assessments
        assessments[assessment.id] = assessment
        let situation = Policy.Situation(
            kind: assessment.kind, missing: Standing(exchange, assessments)?.missing ?? [], probes: exchange.probes,
            isReframed: exchange.isReframed, clarifications: exchange.clarificationsInARow,
            isTimeOver: isTimeOver(at: now))
        switch Policy.decide(situation) {
        case .probe(let keyPoint): return speak(.probe, question: exchange.number, keyPoint: keyPoint)
        case .reframe: return speak(.reframe, question: exchange.number)
        case .clarify: return speak(.clarification, question: exchange.number)
        case .next: return leaveQuestion(at: now)
        }
    }

    /// Leaves the question in play for the next one, with a word between; ends the interview where there is none.
    mutating func leaveQuestion(isSkipped: Bool = false, at now: Timestamp) -> [Effect] {
        let effects = stopPreparing()
        guard nextNumber <= record.plan.questions, !mustStop(at: now) else { return effects + complete(at: now) }
        let text = isSkipped ? Phrases.skipped(asked) : Phrases.bridge(asked)
        return effects + write(Step(.bridge, message(text, .bridge, of: asked, at: now).writes))
    }

    /// Says what the interview will be.
    mutating func greet(at now: Timestamp) -> [Effect] {
        let text = Phrases.greeting(record.session, record.plan)
        return write(Step(.greeting, message(text, .bridge, of: 1, at: now).writes))
    }

    /// The last words of an interview that is completed.
    mutating func closing(_ record: InterviewRecord, at now: Timestamp) -> [Write] {
        guard !record.exchanges.isEmpty else { return [] }
        return message(Phrases.closing, .closing, of: asked, at: now).writes
    }
}

extension Exchange {
    /// How many clarifications the interviewer gave in a row up to the candidate's last message.
    var clarificationsInARow: Int {
        moves.reversed().prefix { $0.move == .clarification }.count
    }
}

extension Step {
    /// The assessment that this step writes.
    var assessment: Assessment? {
        for case .assessment(let assessment) in writes { return assessment }
        return nil
    }
}
