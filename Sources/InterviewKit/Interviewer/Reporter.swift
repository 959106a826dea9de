/// Writes the feedback: what code computes, with a model's remarks as far as they are checked.
struct Reporter: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank

    func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error> {
        BankInterviewer(bank: bank).report(on: record)
    }
}
