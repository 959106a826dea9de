extension QuestionBank {
    /// The next question of an interview from the bank: one not asked in it yet, nor, as long as there are others, in an
    /// earlier one.
    func next(for record: InterviewRecord) throws(BankError) -> Question? {
        let session = record.session
        let exchanges = record.exchanges.filter { !$0.isAbandoned }
        let left = try questions(session.role, session.level).ordered(for: session.sessionID).filter { question in
            // By its text too: one that the candidate cut short, or that another program asked, is without its id.
            !exchanges.contains { $0.questionID == question.id || $0.question.content == question.text }
        }
        return left.first { !record.earlierQuestions.contains($0.text) } ?? left.first
    }

    /// The data of a question that was asked: written for this interview, or from the bank; nil when it has none.
    func question(of exchange: Exchange, in record: InterviewRecord) throws(BankError) -> Question? {
        guard let id = exchange.questionID else { return nil }
        if let question = record.plan.prepared.first(where: { $0.id == id }) { return question }
        for level in Level.all {
            if let question = try questions(record.session.role, level).first(where: { $0.id == id }) {
                return question
            }
        }
        return nil
    }

    /// The data of all the questions asked in an interview, by their numbers.
    func questions(asked record: InterviewRecord) throws(BankError) -> [Int: Question] {
        var found: [Int: Question] = [:]
        for exchange in record.exchanges { found[exchange.number] = try question(of: exchange, in: record) }
        return found
    }
}

extension Question {
    /// The question's own words for a move about it; nil when there are none.
    func words(for move: Turn.Move, keyPoint: String?, in exchange: Exchange) -> String? {
        switch move {
        case .question: text
        case .probe: keyPoints.first { $0.id == keyPoint }?.probe
        case .hint: exchange.rung < hints.count ? hints[exchange.rung] : nil
        case .reframe: hints.first.map { Phrases.reframing(exchange.number) + " " + $0 }
        case .clarification: Phrases.repeating(exchange.clarificationsInARow) + " " + text
        case .bridge, .closing: nil
        }
    }
}
