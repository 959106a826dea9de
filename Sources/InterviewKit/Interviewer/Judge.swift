/// Has a model assess an answer, and counts its word only as far as it is verified.
struct Judge: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank

    func assess(_ request: JudgeRequest) async -> Judgement {
        .nothingToJudge
    }
}
