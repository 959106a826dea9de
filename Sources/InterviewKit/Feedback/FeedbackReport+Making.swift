extension FeedbackReport {
    /// The report as far as code alone can make it. `questions` are the asked questions' data by number.
    package init(on record: InterviewRecord, questions: [Int: Question]) {
        let exchanges = record.exchanges.filter { !$0.isAbandoned }
        sections = exchanges.map { Section($0, questions[$0.number], record.assessments) }
        let states = sections.map(\.state)
        method = states.contains(.scored) ? .model : states.contains(.counted) ? .terms : nil
        judges = exchanges.flatMap(\.answers).reduce(into: []) { judges, answer in
            guard let judge = record.assessments[answer.id]?.judge, !judges.contains(judge) else { return }
            judges.append(judge)
        }
        total = Score.total(sections.compactMap(\.score))
        dimensions = Dimension.all(of: sections)
        strengths = Strength.best(of: sections)
        nextSteps = NextStep.all(of: sections)
        tokens = record.tokens
    }
}

extension FeedbackReport.Section {
    init(_ exchange: Exchange, _ question: Question?, _ assessments: [ObjectID: Assessment]) {
        let answers = Answers(exchange, assessments)
        let standing = Standing(exchange, answers.counting)
        let found = standing?.covered ?? []
        let aids = Aids(exchange, found)
        number = exchange.number
        self.question = exchange.question.content.cut(at: Self.mostOfQuestion)
        topic = question?.topic
        state = Self.state(exchange, answers, standing)
        score = state == .scored ? standing?.score : nil
        hints = exchange.hints.count
        followUps = exchange.probes.count + exchange.messages(of: .reframe).count
        fruitfulAids = aids.fruitful
        unassessed = answers.counting.isEmpty ? 0 : answers.unassessed
        // Without the question's data the assessments' ids are all that is known of its key points.
        let points =
            question.map { $0.keyPoints.map { ($0.id, $0.sentence) } }
            ?? (found.map(\.keyPoint) + (standing?.missing ?? [])).map { ($0, $0) }
        keyPoints = points.map { id, sentence in
            let found = found.first { $0.keyPoint == id }
            return FeedbackReport.Point(
                id: id, sentence: sentence, quotation: found?.quotation.cut(at: QuoteCheck.mostScalars),
                message: found?.message, isUnaided: found.map { aids.isUnaided($0.message) } ?? false)
        }
        reference = question?.reference
        referenceLabel = question?.referenceLabel
        source = question.flatMap { $0.source.isEmpty ? nil : $0.source }
    }

    /// How much of a question's text is kept, in scalars: any length can come from another program.
    private static let mostOfQuestion = 4000

    private static func state(
        _ exchange: Exchange, _ answers: Answers, _ standing: Standing?
    ) -> FeedbackReport.State {
        guard answers.isAnswered else {
            return exchange.messages(of: .bridge).isEmpty ? .unanswered : .skipped
        }
        if standing?.score != nil { return .scored }
        return standing?.method == .terms ? .counted : .notAssessed
    }

    /// Which of the candidate's messages are answers. Asking back, small talk and requests are none, unless there were so many
    /// that the ``Policy`` took one for an answer.
    private struct Answers {
        /// The assessments that say something about an answer.
        let counting: [ObjectID: Assessment]
        /// How many messages nothing is known about.
        let unassessed: Int

        init(_ exchange: Exchange, _ assessments: [ObjectID: Assessment]) {
            let ids = exchange.answers.map(\.id)
            let known = assessments.filter { ids.contains($0.key) }
            let counting = known.filter { [.answer, .dontKnow].contains($0.value.kind) }
            unassessed = ids.count - known.count
            let isTakenForOne = counting.isEmpty && unassessed == 0 && known.count > Policy.mostClarifications
            self.counting = isTakenForOne ? known : counting
        }

        var isAnswered: Bool { !counting.isEmpty || unassessed > 0 }
    }

    /// What the interviewer did to help, and what came of it.
    private struct Aids {
        /// The messages before the first of them.
        private let unaided: Set<ObjectID>
        let fruitful: Int

        init(_ exchange: Exchange, _ found: [Standing.Found]) {
            let moves: [Turn.Move] = [.probe, .hint, .reframe]
            let isAid = exchange.lines.map { line in line.turn.map { moves.contains($0.move) } ?? false }
            unaided = Set(zip(exchange.lines, isAid).prefix { !$0.1 }.map(\.0.message.id))
            var fruitful = 0
            var isOpen = false
            for (line, isAid) in zip(exchange.lines, isAid) {
                if isAid {
                    isOpen = true
                } else if isOpen, found.contains(where: { $0.message == line.message.id }) {
                    fruitful += 1
                    isOpen = false
                }
            }
            self.fruitful = fruitful
        }

        func isUnaided(_ message: ObjectID) -> Bool { unaided.contains(message) }
    }
}

extension String {
    /// The text, or its first `count` scalars.
    func cut(at count: Int) -> String { String(unicodeScalars.prefix(count)) }
}
