extension QuestionBank {
    /// The next question of an interview from the bank, by the rules of ``Difficulty`` and ``TopicChoice``: never one asked
    /// in it, and those of earlier interviews, or near to them, only when there is no other at the level. A level that has
    /// run dry gives way to the nearest other; nil when all have.
    package func next(for record: InterviewRecord) throws(BankError) -> Question? {
        let session = record.session
        let exchanges = record.exchanges.filter { !$0.isAbandoned }
        let ids = Set(exchanges.compactMap(\.questionID))
        // By their texts too: one that the candidate cut short, or that another program asked, is without its id.
        let texts = Set(exchanges.map(\.question.content))
        let asked = texts.map(words(of:))
        let earlier = (texts: Set(record.earlierQuestions), words: record.earlierQuestions.map(words(of:)))
        let topics = try topics(in: record)
        let wanted = Difficulty.level(of: exchanges.count + 1, in: record)

        guard Level.all.contains(session.level) else { return nil }

        /// Not 0 for what should come after all others, whatever their level.
        func lateness(_ question: Question) -> Int {
            let words = words(of: question.text)
            return (asked.contains { $0.isNear(words) } ? 2 : 0) + (topics.isUsedUp(question.topic) ? 1 : 0)
        }
        func isKnown(_ question: Question) -> Bool {
            let words = words(of: question.text)
            return earlier.texts.contains(question.text) || earlier.words.contains { $0.isNear(words) }
        }

        var late: (question: Question, lateness: Int)?
        for level in Level.all.byDistance(from: wanted, chosen: session.level) {
            let left = try questions(session.role, level).filter { !ids.contains($0.id) && !texts.contains($0.text) }
            var known: Question?
            for question in topics.ordered(left) {
                let lateness = lateness(question)
                if lateness > 0 {
                    if lateness < late?.lateness ?? .max { late = (question, lateness) }
                } else if !isKnown(question) {
                    return question
                } else if known == nil {
                    known = question
                }
            }
            if let known { return known }
        }
        return late?.question
    }

    /// The topics asked so far, and which come next.
    func topics(in record: InterviewRecord) throws(BankError) -> TopicChoice {
        var asked: [String] = []
        for exchange in record.exchanges where !exchange.isAbandoned {
            if let topic = try question(of: exchange, in: record)?.topic { asked.append(topic) }
        }
        return TopicChoice(sessionID: record.session.sessionID, asked: asked, questions: record.plan.questions)
    }

    /// The data of a question that was asked: written for this interview, or from the bank; nil when it has none.
    func question(of exchange: Exchange, in record: InterviewRecord) throws(BankError) -> Question? {
        guard let id = exchange.questionID else { return nil }
        if let question = record.plan.prepared.first(where: { $0.id == id }) { return question }
        for level in Level.all.byDistance(from: record.session.level, chosen: record.session.level) {
            if let question = try questions(record.session.role, level).first(where: { $0.id == id }) {
                return question
            }
        }
        return nil
    }

    /// The data of all the questions asked in an interview, by their numbers.
    package func questions(asked record: InterviewRecord) throws(BankError) -> [Int: Question] {
        var found: [Int: Question] = [:]
        for exchange in record.exchanges { found[exchange.number] = try question(of: exchange, in: record) }
        return found
    }
}

extension [Level] {
    /// The levels, the wanted one first, then the nearest; of two as near the one nearer to the level that was chosen.
    fileprivate func byDistance(from wanted: Level, chosen: Level) -> [Level] {
        guard let middle = firstIndex(of: wanted), let home = firstIndex(of: chosen) else { return self }
        return indices.sorted { one, other in
            (abs(one - middle), abs(one - home)) < (abs(other - middle), abs(other - home))
        }.map { self[$0] }
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
