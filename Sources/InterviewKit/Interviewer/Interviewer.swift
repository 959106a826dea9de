/// Who conducts the interview: a model, or the question bank on its own. It judges, writes questions and words what the
/// ``Policy`` decided; it decides nothing.
package protocol Interviewer: Sendable {
    /// What to call it on the screen and in reports.
    var name: String { get }
    /// Whether ``prepare(_:)`` writes questions.
    var preparesQuestions: Bool { get }

    /// Says what was asked for; ends with ``SpeechEvent/finished(_:)`` or throws a ``ModelError``. A question is chosen
    /// for its slot and said at once, as it is written.
    func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error>

    /// Assesses one answer. `waits` is told, from any thread, of each wait before a model is asked again.
    func judge(_ request: JudgeRequest, waits: @escaping @Sendable (RetryWait) -> Void) async -> Judgement

    /// Writes the question of this number. Cancelling the task ends it.
    func prepare(_ number: Int, for record: InterviewRecord) async -> Preparation

    /// Writes the feedback on an interview; ends with ``ReportEvent/finished(_:)`` or throws a ``ModelError``.
    func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error>
}

extension Interviewer {
    /// Assesses one answer, and tells nobody of waits.
    package func judge(_ request: JudgeRequest) async -> Judgement { await judge(request) { _ in } }
}

/// What came of writing a question beforehand.
package struct Preparation: Hashable, Sendable {
    /// The question, checked whole; nil when none came of it.
    package let question: Question?
    /// What writing took, refused tries included, as far as the server told.
    package let tokens: TokenUsage?

    package init(_ question: Question?, tokens: TokenUsage? = nil) {
        self.question = question
        self.tokens = tokens
    }
}

/// What arrives while feedback is written.
package enum ReportEvent: Hashable, Sendable {
    /// A model has said nothing yet, and is asked again after a while.
    case waiting(RetryWait)
    /// A model is thinking.
    case thinking
    /// The next piece of the report's Markdown; all that is checked and final.
    case text(String)
    /// The report is whole. Its Markdown is what was streamed.
    case finished(FeedbackReport)
}

extension AsyncThrowingStream where Element == SpeechEvent, Failure == any Error {
    /// All of `text` at once.
    static func saying(_ text: String, questionID: String? = nil) -> Self {
        Self { continuation in
            continuation.yield(.delta(text))
            continuation.yield(.finished(Spoken(questionID: questionID)))
            continuation.finish()
        }
    }

    /// That there is nothing of what was asked for.
    static var nothingLeft: Self {
        Self { continuation in
            continuation.yield(.nothingLeft)
            continuation.finish()
        }
    }
}

extension AsyncThrowingStream where Failure == any Error {
    /// Nothing but a failure.
    static func failing(_ error: ModelError) -> Self {
        Self { $0.finish(throwing: error) }
    }
}
