import InterviewKit

/// A question with four key points, and exchanges on it to be judged.
enum JudgeSample {
    static let question = Question(
        id: "sample", role: .java, level: .beginner, topic: "equality",
        text:
            "What does a class promise when it overrides equals, and what happens in a hash map if it does not keep that?",
        keyPoints: [
            KeyPoint(
                id: "hash-contract", sentence: "Equal objects must have equal hash codes.",
                terms: [["same hash code", "equal hash codes", "same hash"]], probe: "What else must be overridden?"),
            KeyPoint(
                id: "lost-entry", sentence: "Otherwise an entry is looked for in the wrong bucket and not found.",
                terms: [["wrong bucket", "another bucket"], ["not found", "cannot be found"]], probe: "What goes wrong?"
            ),
            KeyPoint(
                id: "stable-fields", sentence: "Keys should not change while they are in the map.",
                terms: [["immutable", "final fields", "must not change"]], probe: "What about changing fields?"),
            KeyPoint(
                id: "records", sentence: "A record gets both for free.", terms: [["record", "records"]],
                probe: "Who could write that code?"),
        ],
        hints: ["Say it again.", "Look at hashing.", "Think of the contract."],
        reference: """
            Equal objects must have equal hash codes. Else a map looks in the wrong bucket. Keys should be immutable. A \
            record does it right.
            """,
        source: "java.lang.Object")

    /// Makes three key points.
    static let answer = """
        Equal objects must have the same hash code.  Otherwise an entry lands in the wrong bucket
        and is not found. I would make it a record. A hash map needs that.
        """

    /// What an honest judge finds in it.
    static let honest: [(String, String)] = [
        ("hash-contract", "the same hash code"), ("lost-entry", "in the wrong bucket"), ("records", "make it a record"),
    ]

    /// The question, then in turn what the candidate and the interviewer said on it, the candidate first and last.
    static func request(_ said: String..., question: Question = question) -> JudgeRequest {
        var ids = ObjectIDGenerator(seed: 3)
        let dawn = Timestamp(milliseconds: 1_800_000_000_000)
        var record = InterviewRecord(
            session: Session(
                id: ids.next(at: dawn), sessionID: "abc", role: question.role, level: question.level, createdAt: dawn),
            plan: Plan(sessionID: "abc", prepared: [question]))
        for (index, text) in ([question.text] + said).enumerated() {
            let isCandidate = index % 2 == 1
            let message = Message(
                id: ids.next(at: dawn), role: isCandidate ? .user : .assistant, content: text,
                createdAt: dawn.advanced(byMilliseconds: Int64(index) * 1000), sessionID: "abc")
            record.messages.append(message)
            guard !isCandidate else { continue }
            record.turns[message.id] = Turn(
                id: message.id, sessionID: "abc", question: 1, questionID: question.id,
                move: index == 0 ? .question : .probe)
        }
        let exchange = record.exchanges[0]
        return JudgeRequest(record: record, exchange: exchange, answer: exchange.answers[exchange.answers.count - 1])
    }

    /// A judge's reply that says yes to each quotation.
    static func reply(_ points: [(String, String)], score: String = "3", kind: String = "answer") -> String {
        let entries = points.map { #""\#($0.0)":{"quotation":"\#(escaped($0.1))","covered":"yes"}"# }
        return #"{"kind":"\#(kind)","points":{\#(entries.joined(separator: ","))},"score":\#(score)}"#
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            .replacing("\t", with: "\\t")
    }
}
