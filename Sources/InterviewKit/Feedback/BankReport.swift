/// The report that the question bank can give: what each answer mentioned of what a good answer says. No score, since
/// finding a word does not show that it was used rightly, and it says so itself.
package struct BankReport: Sendable {
    private let record: InterviewRecord
    private let questions: [String: Question]

    package init(record: InterviewRecord, questions: [Question]) {
        self.record = record
        self.questions = Dictionary(questions.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The report in Markdown.
    package var markdown: String {
        let opening = """
            No language model was configured: this report counts which key points your answers mention, by their words. \
            It cannot tell whether you were right.
            """
        return ([opening] + record.exchanges.map(section)).joined(separator: "\n\n") + "\n"
    }

    private func section(_ exchange: Exchange) -> String {
        var lines = ["## Question \(exchange.number)", "> " + exchange.question.content.quoted]
        let question = exchange.questionID.flatMap { questions[$0] }
        if !exchange.isAnswered {
            lines.append("Not answered.")
        } else if let question {
            let mentioned = TermSearch(exchange.answer).mentioned(question.keyPoints, askedIn: question.text)
            let hints = exchange.hints.isEmpty ? "" : ", with \(exchange.hints.count) of 3 hints"
            lines.append("**Mentioned \(mentioned.count) of \(question.keyPoints.count) key points**\(hints):")
            lines.append(
                question.keyPoints.map { "- \(mentioned.contains($0) ? "mentioned" : "missing"): \($0.sentence)" }
                    .joined(separator: "\n"))
        } else {
            lines.append("This question is not from the bank, so nothing can be said about the answer without a model.")
        }
        if let question {
            lines.append("A model answer (question bank; \(question.source)): \(question.reference)")
        }
        return lines.joined(separator: "\n\n")
    }
}

extension String {
    /// The text as the inside of a Markdown block quotation.
    fileprivate var quoted: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
    }
}
