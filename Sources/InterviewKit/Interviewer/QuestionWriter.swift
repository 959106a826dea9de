/// Has a model write a question with all that judging its answers needs.
struct QuestionWriter: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank

    func write(_ number: Int, for record: InterviewRecord) async -> Question? { nil }
}
