/// The words with which a model is asked for a question. The candidate's answers are no part of them, so nothing in these
/// can steer what is asked next.
enum QuestionPrompt {
    /// Far beyond what is asked for: a thinking model's thoughts count too.
    private static let mostTokens = 4000
    /// The most questions of earlier interviews that are named, the latest ones.
    private static let mostEarlier = 30
    /// The most characters of one that are named.
    private static let mostOfOne = 300

    static func request(for slot: QuestionSlot) -> ModelRequest {
        let fence = Fence()
        let instructions = """
            You are an experienced engineer who prepares one question for a job interview: \(slot.role.name), \
            \(slot.level.rawValue) level (\(slot.level.meaning)). Topic: \(slot.topic.name) (\(slot.topic.about)).
            A good question asks about understanding, trade-offs, failure or experience, in a concrete situation. It is no trivia, \
            never asks for a program, and somebody who only heard of the topic cannot answer it well.
            Reply with one JSON object:
            "question": the question itself, at most 60 words, plain text, exactly one question mark, at its end.
            "reference": what a very good candidate would say, in the first person, 60 to 140 words, true and up to date.
            "key_points": 3 or 4 things that the reference says, independent of each other. Each has
              "sentence": the point in one sentence,
              "terms": 2 or 3 lists. Each list holds a technical word or short phrase that only somebody who makes this point says, \
            copied exactly from the reference, and then other spellings and synonyms of it. No term may stand in the question or in the \
            point's probe, and no term belongs to two points.
              "probe": a short follow-up question about the point that does not give it away.
            "hints": 3 texts. The first says the question in other words, the second points at where to look, the third names the \
            central concept. The first two hold none of the terms.
            An example of a key point, of another question: {"sentence": "A lock must be released on every path.", "terms": \
            [["finally", "finally block"], ["every path", "all paths", "even when it fails"]], "probe": "What if something goes wrong \
            half way?"}
            """
        var parts = [ModelRequest.Part(.system, instructions)]
        let known = (slot.earlier.suffix(mostEarlier) + slot.asked).map { "- " + $0.prefix(mostOfOne) }
        if known.isEmpty {
            parts.append(.init(.user, "Write the question."))
        } else {
            parts[0] = .init(.system, instructions + "\n" + fence.rule)
            parts.append(
                .init(
                    .user,
                    """
                    These were asked already. Write a question about something else:
                    \(fence.wrap(known.joined(separator: "\n")))
                    Write the question.
                    """))
        }
        return ModelRequest(parts, maximumTokens: mostTokens, temperature: 0.7, schema: schema)
    }

    /// Lists may be longer than is asked for; the check sees to that.
    static let schema = ReplySchema(
        name: "interview_question",
        json: """
            {"type":"object","additionalProperties":false,"required":["question","reference","key_points","hints"],"properties":{\
            "question":{"type":"string"},"reference":{"type":"string"},\
            "key_points":{"type":"array","minItems":3,"maxItems":5,"items":{"type":"object","additionalProperties":false,\
            "required":["sentence","terms","probe"],"properties":{"sentence":{"type":"string"},\
            "terms":{"type":"array","minItems":1,"maxItems":4,"items":{"type":"array","minItems":1,"maxItems":5,\
            "items":{"type":"string"}}},"probe":{"type":"string"}}}},\
            "hints":{"type":"array","minItems":3,"maxItems":3,"items":{"type":"string"}}}}
            """)
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
