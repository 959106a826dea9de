internal import FoundationEssentials

/// The words a judge is asked with: the question with its key points first, which stay the same for all answers to it so
/// that a server may keep what it read; then what was said, fenced.
///
/// The judge is asked about those key points only of which the message holds a term, since for others nothing could be
/// verified, and gets a draft of its reply with the line that holds most terms of each. A small model, which would otherwise
/// quote the key points themselves or one sentence of the message after the other, then quotes the right ones word for
/// word; a larger one may choose better words, and says no where the line does not make the point.
struct JudgePrompt: Sendable {
    let request: ModelRequest
    /// The ids of the key points asked about.
    let asked: [String]

    /// A thinking model's thoughts count too, and only a model that never ends is to be stopped by it.
    private static let mostTokens = 4000
    /// How much of each earlier message on the question is shown, in characters.
    static let mostOfEarlier = 2000

    /// Asks about the last answer of an exchange, of which `shown` is shown, with at most so many characters of each message
    /// before it.
    init(
        _ judged: JudgeRequest, _ question: Question, _ shown: ShownAnswer,
        mostOfEarlier: Int = JudgePrompt.mostOfEarlier
    ) {
        let excerpts = shown.excerpts(question)
        asked = excerpts.map(\.keyPoint)
        let fence = Fence()
        let points = question.keyPoints.map { "- \($0.id): \($0.sentence)" }.joined(separator: "\n")
        var text = """
            Question: \(question.text)

            Key points:
            \(points)

            Reference answer: \(question.reference)

            \(Self.task)

            \(fence.rule)

            """
        let earlier = Self.earlier(judged.exchange, before: judged.answer, question, fence, mostOfEarlier)
        if !earlier.isEmpty { text += "\nWhat was said on the question before:\n" + earlier + "\n" }
        text += "\nThe candidate's last message:\n" + fence.wrap(shown.text) + "\n\n"
        if excerpts.isEmpty {
            text += "Nothing in it can make a key point: leave `points` empty."
        } else {
            let draft = excerpts.map { excerpt in
                let quotation = Self.quoted(Fence.harmless(excerpt.text))
                return "\(Self.quoted(excerpt.keyPoint)): {\"quotation\": \(quotation), \"covered\": \"yes or no\"}"
            }
            text += "The draft of `points`:\n" + fence.wrap("\"points\": {\n" + draft.joined(separator: ",\n") + "\n}")
        }
        request = ModelRequest(
            [.init(.system, Self.instructions), .init(.user, text)], maximumTokens: Self.mostTokens, temperature: 0,
            schema: Self.schema(asked))
    }

    /// The last messages before the answer, in order; what cannot be judged by is left out.
    private static func earlier(
        _ exchange: Exchange, before answer: Message, _ question: Question, _ fence: Fence, _ most: Int
    ) -> String {
        exchange.lines.prefix { $0.message.id != answer.id }.compactMap { line in
            let isCandidate = line.turn == nil
            let content = line.message.content
            let words = isCandidate ? ShownAnswer(content, question).text : content
            guard !words.isEmpty else { return nil }
            return (isCandidate ? "The candidate:\n" : "The interviewer:\n")
                + fence.wrap(String(words.prefix(most)))
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
        `points` is to be filled in from the draft at the end. `quotation` is the line drafted there, or a better part of \
        the last message, copied word for word. `covered` is yes if these words make the key point, in other words perhaps, \
        and no if they only touch its subject or get it wrong.
        `score` is a whole number for all that the candidate said on the question:
        0 nothing, or nothing to the question
        1 says something, but makes no key point
        2 makes one key point, or several vaguely
        3 makes about half of the key points
        4 makes most key points, without serious mistakes
        5 makes all key points, precisely and correctly
        """

    private static func schema(_ asked: [String]) -> ReplySchema {
        let kinds = list(Assessment.Kind.allCases.map(\.rawValue))
        let point =
            #"{"type":"object","properties":{"quotation":{"type":"string"},"covered":{"type":"string","#
            + #""enum":["yes","no"]}},"required":["quotation","covered"],"additionalProperties":false}"#
        let points = asked.map { "\(quoted($0)):\(point)" }.joined(separator: ",")
        return ReplySchema(
            name: "judgement",
            json: """
                {"type":"object","properties":{"kind":{"type":"string","enum":\(kinds)},"points":{"type":"object",\
                "properties":{\(points)},"required":\(list(asked)),"additionalProperties":false},\
                "score":{"type":"integer","enum":[0,1,2,3,4,5]}},"required":["kind","points","score"],\
                "additionalProperties":false}
                """)
    }

    private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ",") + "]" }

    /// The text as a JSON string.
    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let data = try? encoder.encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }
}
