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
        let known = (slot.earlier.suffix(mostEarlier) + slot.asked).map { "- " + $0.prefix(mostOfOne) }
        let asked = """
            These were asked before, so ask about something else:
            \(fence.wrap(known.joined(separator: "\n")))
            \(fence.rule)


            """
        let wish = """
            Write a question for a \(slot.role.name) position, \(slot.level.rawValue) level (\(slot.level.meaning)).
            Its topic is \(slot.topic.name): \(slot.topic.about).
            """
        // What is the same for every question comes first, since servers keep what they have read.
        return ModelRequest(
            [.init(.system, instructions), .init(.user, (known.isEmpty ? "" : asked) + wish)],
            maximumTokens: mostTokens, temperature: 0.7, schema: schema)
    }

    private static let instructions = """
        You are an experienced engineer who prepares a question for a job interview. A good question puts the candidate into \
        a concrete situation and asks about understanding, trade-offs, failure or experience. It is no trivia and never asks for a \
        program.
        Reply with one JSON object:
        "question": the question itself, at most 60 words, plain text, with exactly one question mark, at its end.
        "reference": what a very good candidate would answer, in the first person, 60 to 140 words, true and up to date.
        "key_points": the 3 or 4 most important things that the reference says. Each has
        - "sentence": the point in one sentence,
        - "terms": 2 or 3 lists. Each list begins with a technical word or short phrase copied exactly from the reference, which \
        only somebody who makes this point would say; then come other spellings and synonyms. No term stands in the question or in the \
        probe, and none belongs to two points.
        - "probe": a short follow-up question about the point that does not give it away.
        "hints": 3 texts. The first says the question in other words, the second points at where to look, the third names the central \
        concept. The first two hold none of the terms.

        An example of such an object, from another field:
        \(example)
        """

    /// The example's question. The check counts it among those asked, so that nobody is asked it again and again.
    static let exampleQuestion = """
        A database query that was fast for years takes ten seconds since last week, although nobody has changed it. How would \
        you find out why?
        """

    /// Shows the form, and would pass the check.
    static let example = """
        {"question":"\(exampleQuestion)","reference":"I would look at the query plan first, to see whether the index is still used: as a table \
        grows, the optimizer may go over to a full table scan. Then I would check the statistics, since stale ones mislead it, and refresh \
        them. I would also look for locks that other sessions hold, because waiting looks the same as slowness from outside.",\
        "key_points":[{"sentence":"The plan shows whether the index is still used.","terms":[["query plan","execution plan","explain"],\
        ["full table scan","full scan"]],"probe":"What would tell you which way the database takes to the rows?"},{"sentence":"Stale \
        statistics mislead the optimizer.","terms":[["statistics","stats"],["stale","outdated"]],"probe":"How does the database know how \
        many rows to expect?"},{"sentence":"Waiting for locks looks like slowness.","terms":[["locks","locked","blocked"],["other \
        sessions","other transactions"]],"probe":"What could hold it up although it does little work itself?"}],"hints":["Where would you \
        start when something becomes slow without a change?","Think of what is decided anew as the data grow.","It is about how the \
        optimizer chooses its way."]}
        """

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
