/// The interviewer with a language model. Each of its tasks is a type of its own: ``Judge``, ``Speaker``,
/// ``QuestionWriter``, ``Reporter``; what a model says passes their checks before it counts or is seen.
package struct ModelInterviewer: Interviewer {
    private let bank: QuestionBank
    private let judge: Judge
    private let speaker: Speaker
    private let writer: QuestionWriter
    private let reporter: Reporter

    package let name: String
    package var preparesQuestions: Bool { true }

    /// `judgeModel` judges the answers; the interviewer's own `model` where there is none. It has `judgeSeconds` for each, or
    /// as many as suit where it runs.
    package init(
        model: any LanguageModel, judgeModel: (any LanguageModel)? = nil, bank: QuestionBank, judgeSeconds: Int? = nil
    ) {
        name = model.name
        self.bank = bank
        judge = Judge(model: judgeModel ?? model, bank: bank, seconds: judgeSeconds)
        speaker = Speaker(model: model, bank: bank)
        writer = QuestionWriter(model: model, bank: bank)
        reporter = Reporter(model: model, bank: bank)
    }

    package func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        // What is not written beforehand is asked from the bank, so that nobody waits.
        request.move == .question ? BankInterviewer(bank: bank).speak(request) : speaker.speak(request)
    }

    package func judge(
        _ request: JudgeRequest, waits: @escaping @Sendable (RetryWait) -> Void
    ) async -> Judgement {
        await judge.assess(request, waits: waits)
    }

    package func prepare(_ number: Int, for record: InterviewRecord) async -> Preparation {
        await writer.write(number, for: record)
    }

    package func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error> {
        reporter.report(on: record)
    }
}
