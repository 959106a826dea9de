/// The words a model is asked with. What a candidate wrote reaches it only inside a fence that it cannot have known.
enum InterviewPrompt {
    /// Far beyond what the prompts ask for: a thinking model's thoughts count too, and only a model that never ends is to
    /// be stopped by it.
    private static let mostTokens = 4000

    /// Asks for the next question. The candidate's answers are no part of it, so nothing in them can steer it.
    static func question(_ record: InterviewRecord, number: Int, topic: String?) -> ModelRequest {
        let session = record.session
        let asked = record.exchanges.map { "- " + $0.question.content }.joined(separator: "\n")
        let instructions = """
            You are an experienced engineer who interviews a candidate for a \(session.role.name) position at \
            \(session.level.rawValue) level (\(session.level.meaning)). You ask about understanding, trade-offs, failure and experience, \
            not about trivia, and never ask for a whole program.
            Reply with the next question and nothing else: one question, at most 60 words, plain text, no greeting, no number, no \
            answer, no hint, no comment on earlier answers.
            """
        var wish = "Ask question \(number) of \(record.plan.questions)."
        if let topic { wish += " Its topic: \(topic)." }
        if !asked.isEmpty { wish += "\nAsked already, so ask about something else:\n\(asked)" }
        return ModelRequest(
            [.init(.system, instructions), .init(.user, wish)], maximumTokens: mostTokens, temperature: 0.7)
    }

    /// Asks for the next, plainer hint to the question in play.
    static func hint(_ record: InterviewRecord) -> ModelRequest {
        let exchange = record.exchanges.last
        let rungs = [
            "Rephrase the question in plainer words.",
            "Narrow the question: point at where to look, without naming the answer.",
            "Name the central concept that the answer turns on, without explaining it.",
        ]
        let rung = rungs[min(exchange?.hints.count ?? 0, rungs.count - 1)]
        let instructions = """
            You are an interviewer. The candidate asked for a hint to your question. \(rung) One or two sentences, at most \
            40 words, plain text. Never give the answer.
            """
        return ModelRequest(
            [.init(.system, instructions), .init(.user, "The question: " + (exchange?.question.content ?? ""))],
            maximumTokens: mostTokens, temperature: 0.5)
    }
}

extension Level {
    /// What the level expects.
    fileprivate var meaning: String {
        switch self {
        case .beginner: "up to a year in the job"
        case .intermediate: "two to four years in the job"
        default: "senior or staff engineer"
        }
    }
}
