internal import FoundationEssentials

/// The words a judge is asked with: the question with its key points first, which stay the same for all answers to it so
/// that a server may keep what it read; then what was said, fenced.
enum JudgePrompt {
    /// A thinking model's thoughts count too, and only a model that never ends is to be stopped by it.
    private static let mostTokens = 4000
    /// How much of an answer is shown, in scalars.
    private static let mostOfAnswer = 12_000
    /// How much of each earlier message on the question is shown, in characters.
    private static let mostOfEarlier = 2000

    /// The places of a message, in scalars, that the judge is to see.
    static func shown(of message: String, _ question: Question) -> [Range<Int>] {
        InjectedWords.kept(of: message, question).compactMap { piece in
            piece.lowerBound < mostOfAnswer ? piece.clamped(to: 0..<mostOfAnswer) : nil
        }
    }

    /// Asks about the last answer of an exchange, of which `answer` is shown.
    static func request(_ request: JudgeRequest, _ question: Question, answer: String) -> ModelRequest {
        let fence = Fence()
        let points = question.keyPoints.map { "- \($0.id): \($0.sentence)" }.joined(separator: "\n")
        var text = """
            Question: \(question.text)

            Key points:
            \(points)

            Reference answer: \(question.reference)

            \(task)

            \(fence.rule)

            """
        let earlier = earlier(request.exchange, before: request.answer, question, fence)
        if !earlier.isEmpty { text += "\nWhat was said on the question before:\n" + earlier + "\n" }
        text += "\nThe candidate's last message:\n" + fence.wrap(answer)
        return ModelRequest(
            [.init(.system, instructions), .init(.user, text)], maximumTokens: mostTokens, temperature: 0,
            schema: schema(question))
    }

    /// The last messages before the answer, in order; what cannot be judged by is left out.
    private static func earlier(
        _ exchange: Exchange, before answer: Message, _ question: Question, _ fence: Fence
    ) -> String {
        exchange.lines.prefix { $0.message.id != answer.id }.compactMap { line in
            let message = line.message.content
            let words = line.turn == nil ? InjectedWords.text(of: message, shown(of: message, question)) : message
            guard !words.isEmpty else { return nil }
            return (line.turn == nil ? "The candidate:\n" : "The interviewer:\n")
                + fence.wrap(String(words.prefix(mostOfEarlier)))
        }.joined(separator: "\n")
    }

    private static let instructions = """
        You judge what a candidate says in a practice job interview. You get the question, its key points, a reference \
        answer and the candidate's words. You judge only what the candidate said.
        """

    private static let task = """
        Your reply is one JSON object with `kind`, `points` and `score`.
        `kind` is what the last message is: answer (an attempt to answer, good or bad), clarification (asks what the \
        question means), dont_know (says that they do not know), off_topic (about something else), request (asks for a \
        hint, the next question or the end).
        `points` has one entry for each key point that the last message makes, in other words perhaps: its id in \
        `key_point`, and in `quotation` the sentence of the last message that makes it, copied word for word. A key point \
        that the message does not make has no entry.
        `score` is a whole number for all that the candidate said on the question:
        0 nothing, or nothing to the question
        1 says something, but makes no key point
        2 makes one key point, or several vaguely
        3 makes about half of the key points
        4 makes most key points, without serious mistakes
        5 makes all key points, precisely and correctly
        """

    private static func schema(_ question: Question) -> ReplySchema {
        let ids = question.keyPoints.map { quoted($0.id) }.joined(separator: ",")
        let kinds = Assessment.Kind.allCases.map { quoted($0.rawValue) }.joined(separator: ",")
        return ReplySchema(
            name: "judgement",
            json: """
                {"type":"object","properties":{"kind":{"type":"string","enum":[\(kinds)]},"points":{"type":"array",\
                "items":{"type":"object","properties":{"key_point":{"type":"string","enum":[\(ids)]},\
                "quotation":{"type":"string"}},"required":["key_point","quotation"],"additionalProperties":false}},\
                "score":{"type":"integer","enum":[0,1,2,3,4,5]}},"required":["kind","points","score"],\
                "additionalProperties":false}
                """)
    }

    /// The text as a JSON string.
    private static func quoted(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }
}
