/// Words the interviewer's remarks. Without a usable word of the model the question's own words stand in.
struct Speaker: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank

    func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        BankInterviewer(bank: bank).speak(request)
    }
}
