/// All that is stored of one interview. Where the interview stands is derived from it and kept nowhere else.
package struct InterviewRecord: Hashable, Sendable {
    package var session: Session
    package var plan: Plan
    /// In order; of every role.
    package var messages: [Message]
    package var turns: [ObjectID: Turn]
    package var assessments: [ObjectID: Assessment]
    /// The questions asked in the candidate's earlier interviews for the same role, where they have been read; kept
    /// nowhere.
    package var earlierQuestions: [String] = []

    package init(
        session: Session, plan: Plan, messages: [Message] = [], turns: [ObjectID: Turn] = [:],
        assessments: [ObjectID: Assessment] = [:]
    ) {
        self.session = session
        self.plan = plan
        self.messages = messages
        self.turns = turns
        self.assessments = assessments
    }

    /// Takes up what was written to the store. Feedback is no part of how an interview stands.
    package mutating func apply(_ write: Write) {
        switch write {
        case .create(let session): self.session = session
        case .update(_, let change, _): session.apply(change)
        case .append(let message): messages.append(message)
        case .plan(let plan): self.plan = plan
        case .turn(let turn): turns[turn.id] = turn
        case .assessment(let assessment): assessments[assessment.id] = assessment
        case .feedback: break
        }
    }

    /// How many minutes ahead of this machine's clock a stored time may lie and still be followed.
    static var tolerableLeadMinutes: Double { 5 }

    /// Minutes of active interview up to the last message. Stored times that lie absurdly ahead of `now` are no measure,
    /// unless the stretch itself began there: then another machine's clock is ahead, and consistent with itself.
    package func activeMinutes(at now: Timestamp) -> Double {
        guard let began = plan.stretchBeganAt else { return session.durationMinutes }
        let isAhead = began.minutes(since: now) > Self.tolerableLeadMinutes
        let times = messages.map(\.createdAt).filter { isAhead || $0.minutes(since: now) <= Self.tolerableLeadMinutes }
        let end = times.max() ?? began
        let sum = plan.minutesBeforeStretch + end.minutes(since: began)
        return (sum * 100).rounded() / 100
    }

    /// The questions asked so far, in order, each with what was said about it.
    package var exchanges: [Exchange] {
        var exchanges: [Exchange] = []
        for message in messages {
            switch message.role {
            case .system:
                continue
            case .user:
                guard !exchanges.isEmpty else { continue }
                exchanges[exchanges.count - 1].lines.append(Exchange.Line(message: message, turn: nil))
            case .assistant:
                // A message without a turn is another program's, and there every assistant message is a question.
                let turn = turns[message.id]
                switch turn?.move {
                case .question, nil:
                    if exchanges.last?.isAbandoned == true { exchanges.removeLast() }
                    exchanges.append(
                        Exchange(
                            number: exchanges.count + 1, question: message, questionID: turn?.questionID,
                            isCut: turn?.isCut ?? false))
                case .probe, .hint, .clarification, .reframe, .bridge, .closing:
                    guard !exchanges.isEmpty else { continue }
                    exchanges[exchanges.count - 1].lines.append(Exchange.Line(message: message, turn: turn))
                }
            }
        }
        return exchanges
    }
}

extension InterviewRecord {
    /// What the models took in this session so far, as far as their servers told: questions, speech and judgements.
    package var tokens: TokenUsage? {
        let taken =
            turns.values.compactMap(\.tokens) + assessments.values.compactMap(\.tokens)
            + [plan.writingTokens].compactMap(\.self)
        return taken.first.map { first in taken.dropFirst().reduce(first, +) }
    }
}
