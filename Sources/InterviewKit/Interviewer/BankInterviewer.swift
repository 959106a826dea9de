/// The interviewer without a model: asks from the bank and says which key points an answer mentions, never more.
package struct BankInterviewer: Interviewer {
    private let bank: QuestionBank

    package init(bank: QuestionBank) {
        self.bank = bank
    }

    package var name: String { Feedback.bankAuthor }
    package var preparesQuestions: Bool { false }

    package func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        do throws(BankError) {
            guard request.move != .question else {
                guard let question = try bank.next(for: request.record) else { return .nothingLeft }
                return .saying(question.text, questionID: question.id)
            }
            guard let exchange = request.record.exchanges.last,
                let question = try bank.question(of: exchange, in: request.record),
                let words = question.words(for: request.move, keyPoint: request.keyPoint, in: exchange)
            else { return .nothingLeft }
            return .saying(words)
        } catch {
            return .failing(.bankUnusable(error))
        }
    }

    package func judge(
        _ request: JudgeRequest, waits: @escaping @Sendable (RetryWait) -> Void
    ) async -> Judgement {
        guard let question = try? bank.question(of: request.exchange, in: request.record) else {
            return .nothingToJudge
        }
        return .assessed(TermJudge.assess(request, question))
    }

    package func prepare(_ number: Int, for record: InterviewRecord) async -> Preparation {
        Preparation(nil)
    }

    package func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error> {
        do throws(BankError) {
            let report = try FeedbackReport(on: record, questions: bank.questions(asked: record))
            return AsyncThrowingStream { continuation in
                continuation.yield(.text(report.markdown))
                continuation.yield(.finished(report))
                continuation.finish()
            }
        } catch {
            return .failing(.bankUnusable(error))
        }
    }
}
