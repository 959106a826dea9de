/// The interviewer with a language model: it words the questions and writes the feedback.
package struct ModelInterviewer: Interviewer {
    private let model: any LanguageModel
    private let bank: QuestionBank

    /// The bank gives the topics of the questions, so that an interview covers its field.
    package init(model: any LanguageModel, bank: QuestionBank) {
        self.model = model
        self.bank = bank
    }

    package var name: String { model.name }

    package func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        let prompt: ModelRequest
        switch request.move {
        case .hint: prompt = InterviewPrompt.hint(request.record)
        default: prompt = InterviewPrompt.question(request.record, number: request.question, topic: topic(of: request))
        }
        return speech(from: prompt)
    }

    /// A judge whose word is checked before it counts needs a question with key points; a question that a model made
    /// up on the spot has none, so nothing is claimed about its answer here.
    package func judge(_ request: JudgeRequest) async -> Assessment? { nil }

    package func report(on record: InterviewRecord) -> AsyncThrowingStream<SpeechEvent, any Error> {
        var fence = SystemRandomNumberGenerator()
        return speech(
            from: InterviewPrompt.report(record, fence: String(fence.next(), radix: 36)),
            after: """
                Written by the language model \(name), and checked by nobody: it can be wrong, and it can praise too much. \
                It gives no score.\n\n
                """)
    }

    /// One topic of the bank a question, in an order of the session's own.
    private func topic(of request: SpeechRequest) -> String? {
        let session = request.record.session
        guard let questions = try? bank.questions(session.role, session.level), !questions.isEmpty else { return nil }
        var topics: [String] = []
        for question in questions.ordered(for: session.sessionID) where !topics.contains(question.topic) {
            topics.append(question.topic)
        }
        return topics[(request.question - 1) % topics.count]
    }

    private func speech(
        from prompt: ModelRequest, after opening: String = ""
    ) -> AsyncThrowingStream<SpeechEvent, any Error> {
        let events = model.reply(to: prompt)
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    var opening = opening
                    var held = ""
                    var isEmpty = true
                    for try await event in events {
                        switch event {
                        case .thinking: continuation.yield(.thinking)
                        case .text(let text):
                            // White space alone is no reply; held back, the opening never stands for one.
                            held += text
                            guard !isEmpty || held.contains(where: { !$0.isWhitespace }) else { continue }
                            continuation.yield(.delta(opening + held))
                            (opening, held, isEmpty) = ("", "", false)
                        case .finished(let reason, _):
                            if isEmpty { throw ModelError.empty }
                            continuation.yield(.finished(questionID: nil, isCut: reason == .length))
                        }
                    }
                    try Task.checkCancellation()
                    continuation.finish()
                } catch is CancellationError {
                    continuation.finish(throwing: ModelError.cancelled)
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
