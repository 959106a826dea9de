internal import Hummingbird
internal import InterviewKit
internal import Wiring

/// What `/api/feedback` does.
struct FeedbackEndpoint: Sendable {
    let store: any SessionStore
    let interviewer: any Interviewer

    private struct Report: Encodable {
        let success = true
        let feedback: String
        let info: Info

        private enum CodingKeys: String, CodingKey {
            case success, feedback
            case info = "session_info"
        }
    }

    private struct Info: Encodable {
        let sessionID: String
        let technology: Role
        let level: Level
        let minutes: Double
        let messages: Int
        let answers: Int
        let questions: Int

        private enum CodingKeys: String, CodingKey {
            case sessionID = "session_id"
            case technology, level
            case minutes = "duration_minutes"
            case messages = "total_messages"
            case answers = "user_responses"
            case questions = "ai_questions"
        }
    }

    /// Writes a report and stores it; a failed one too, as the terminal does.
    func create(_ fields: Fields) async throws -> Response {
        let id = try fields.sessionID()
        let userID = try fields.text("user_id", atMost: 128)
        guard let session = try await store.session(id) else { throw Refusal.noSuchSession }
        let record = try await store.record(of: session)
        guard record.exchanges.contains(where: \.isAnswered) else {
            throw Refusal(
                .unprocessableContent, "Nothing was answered in this session, so there is nothing to give feedback on.")
        }
        let (feedback, failure) = await interviewer.feedback(
            on: record, programVersion: Version.current, userID: userID)
        // A model takes its time; what was deleted meanwhile gets no report that would outlive it.
        guard try await store.session(id) != nil else { throw Refusal.noSuchSession }
        try await store.save(feedback)
        guard failure == nil else {
            throw Refusal(
                .badGateway, "The language model failed. Everything is kept; the same request tries again.")
        }
        let info = Info(
            sessionID: id, technology: session.role, level: session.level, minutes: session.durationMinutes,
            messages: record.messages.count, answers: record.messages.count { $0.role == .user },
            questions: record.exchanges.count)
        return try Reply.json(Report(feedback: feedback.content, info: info))
    }
}
