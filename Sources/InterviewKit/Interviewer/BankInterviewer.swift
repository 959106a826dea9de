/// The interviewer without a model: asks from the bank and says which key points an answer mentions, never more.
package struct BankInterviewer: Interviewer {
    private let bank: QuestionBank

    package init(bank: QuestionBank) {
        self.bank = bank
    }

    package var name: String { Feedback.bankAuthor }

    package func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        let session = request.record.session
        let questions: [Question]
        do {
            questions = try bank.questions(session.role, session.level)
        } catch {
            return .failing(.bankUnusable(error))
        }
        switch request.move {
        case .hint:
            guard let exchange = request.record.exchanges.last,
                let hints = questions.first(where: { $0.id == exchange.questionID })?.hints,
                exchange.hints.count < hints.count
            else { return .nothingLeft }
            return .saying(hints[exchange.hints.count])
        default:
            // By its text too: one that the candidate cut short, or that another program asked, is without its id.
            let asked = request.record.exchanges.filter { !$0.isAbandoned }
            let left = questions.ordered(for: session.sessionID).first { question in
                !asked.contains { $0.questionID == question.id || $0.question.content == question.text }
            }
            guard let question = left else { return .nothingLeft }
            return .saying(question.text, questionID: question.id)
        }
    }

    package func judge(_ request: JudgeRequest) async -> Assessment? {
        guard let questions = try? bank.questions(request.session.role, request.session.level),
            let question = questions.first(where: { $0.id == request.exchange.questionID })
        else { return nil }
        let mentioned = TermSearch(request.answer.content).mentioned(question.keyPoints, askedIn: question.text)
        return Assessment(
            id: request.answer.id, sessionID: request.session.sessionID, question: request.exchange.number,
            method: .terms, mentioned: mentioned.map(\.id),
            missing: question.keyPoints.filter { !mentioned.contains($0) }.map(\.id))
    }

    package func report(on record: InterviewRecord) -> AsyncThrowingStream<SpeechEvent, any Error> {
        do {
            let questions = try bank.questions(record.session.role, record.session.level)
            return .saying(BankReport(record: record, questions: questions).markdown)
        } catch {
            return .failing(.bankUnusable(error))
        }
    }
}
