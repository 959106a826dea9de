/// Who conducts the interview: a model, or the question bank on its own.
package protocol Interviewer: Sendable {
    /// What to call it on the screen and in reports.
    var name: String { get }

    /// Says the question or hint asked for; ends with ``SpeechEvent/finished(questionID:isCut:)`` or throws a
    /// ``ModelError``.
    func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error>

    /// Assesses one answer; nil when there is nothing to say that can be stood up for.
    func judge(_ request: JudgeRequest) async -> Assessment?

    /// Writes the feedback on an interview in Markdown; ends and throws as ``speak(_:)``.
    func report(on record: InterviewRecord) -> AsyncThrowingStream<SpeechEvent, any Error>
}

extension AsyncThrowingStream where Element == SpeechEvent, Failure == any Error {
    /// All of `text` at once.
    static func saying(_ text: String, questionID: String? = nil) -> Self {
        Self { continuation in
            continuation.yield(.delta(text))
            continuation.yield(.finished(questionID: questionID, isCut: false))
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

    /// Nothing but a failure.
    static func failing(_ error: ModelError) -> Self {
        Self { $0.finish(throwing: error) }
    }
}
