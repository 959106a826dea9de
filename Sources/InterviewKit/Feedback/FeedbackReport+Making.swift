extension FeedbackReport {
    /// The report as far as code alone can make it. `questions` are the asked questions' data by number.
    package init(on record: InterviewRecord, questions: [Int: Question]) {
        let exchanges = record.exchanges.filter { !$0.isAbandoned }
        sections = exchanges.map { Section($0, questions[$0.number], record.assessments) }
        let methods = exchanges.compactMap { Standing($0, record.assessments)?.method }
        method = methods.contains(.model) ? .model : .terms
        total = Score.total(sections.compactMap(\.score))
        dimensions = []
        strengths = []
        nextSteps = []
        tokens = record.tokens
    }
}

extension FeedbackReport.Section {
    init(_ exchange: Exchange, _ question: Question?, _ assessments: [ObjectID: Assessment]) {
        let standing = Standing(exchange, assessments)
        number = exchange.number
        self.question = exchange.question.content
        isAnswered = exchange.isAnswered
        score = standing?.score
        hints = exchange.hints.count
        keyPoints = (question?.keyPoints ?? []).map { point in
            let found = standing?.covered.first { $0.keyPoint == point.id }
            return FeedbackReport.Point(
                id: point.id, sentence: point.sentence, quotation: found?.quotation, message: found?.message)
        }
        remark = nil
        reference = question?.reference
        referenceLabel = question?.referenceLabel
    }
}
