/// What a model is told of one answered question, and what its remarks on it are checked against.
struct RemarksMaterial: Sendable {
    let number: Int
    /// The candidate's messages on the question, as they stand.
    let messages: [Message]
    /// The question with its key points and model answer.
    let subject: String
    /// What the model is shown: the question and what code found, then what was said in order.
    let question: String
    let lines: [(isCandidate: Bool, text: String)]

    /// One for each question that was answered with any text.
    static func all(
        of report: FeedbackReport, _ record: InterviewRecord, _ questions: [Int: Question]
    ) -> [RemarksMaterial] {
        record.exchanges.compactMap { exchange in
            guard let section = report.sections.first(where: { $0.number == exchange.number }), section.isAnswered,
                exchange.answers.contains(where: { $0.content.contains { !$0.isWhitespace } })
            else { return nil }
            return RemarksMaterial(exchange, section, questions[exchange.number])
        }
    }

    private init(_ exchange: Exchange, _ section: FeedbackReport.Section, _ question: Question?) {
        number = exchange.number
        messages = exchange.answers
        let points = section.keyPoints.map(\.sentence)
        subject = ([section.question] + points + [section.reference ?? ""]).joined(separator: "\n")
        var text = [section.question]
        if !section.made.isEmpty { text.append("Made: " + section.made.map(\.sentence).joined(separator: " ")) }
        if !section.missed.isEmpty { text.append("Missed: " + section.missed.map(\.sentence).joined(separator: " ")) }
        if let reference = section.reference { text.append("A model answer: " + reference) }
        self.question = text.joined(separator: "\n")
        lines = exchange.lines.compactMap { line in
            let content = line.message.content
            guard let move = line.turn?.move else {
                // Words that speak to whoever judges are kept from the remarks too.
                let shown = question.map { ShownAnswer(content, $0).text }
                return (shown ?? content).isEmpty ? nil : (true, shown ?? content)
            }
            return move == .bridge || move == .closing ? nil : (false, content)
        }
    }
}

/// The words a model is asked with for its remarks.
enum RemarksPrompt {
    /// A thinking model's thoughts count too, and only a model that never ends is to be stopped by it.
    private static let mostTokens = 4000
    /// How much of all the messages is shown, in scalars: about as many as 5000 tokens.
    static let mostScalars = 20_000
    /// How much of what belongs to a question is shown, in scalars.
    private static let mostOfQuestion = 2000

    static func request(_ material: [RemarksMaterial], _ session: Session, mostScalars: Int) -> ModelRequest {
        let fence = Fence()
        let count = material.map(\.lines.count).reduce(0, +)
        let share = mostScalars / max(count, 1)
        let sections = material.map { one in
            let lines = one.lines.map { line in
                (line.isCandidate ? "The candidate:\n" : "The interviewer:\n") + fence.wrap(line.text.cut(at: share))
            }
            let question = fence.wrap(one.question.cut(at: min(mostOfQuestion, mostScalars / material.count)))
            return (["Question \(one.number):\n" + question] + lines).joined(separator: "\n")
        }
        let text = """
            \(task)

            \(fence.rule)

            \(sections.joined(separator: "\n\n"))
            """
        let instructions = """
            You are an experienced engineer. You give a candidate remarks on a practice interview for a \
            \(session.role.name.onOneLine.cut(at: 60)) position at \(session.level.rawValue.onOneLine.cut(at: 60)) level.
            """
        return ModelRequest(
            [.init(.system, instructions), .init(.user, text)], maximumTokens: mostTokens, temperature: 0.2,
            schema: schema)
    }

    private static let task = """
        Your reply is one JSON object with `questions`, `communication` and `next_steps`.
        `questions` has one entry for each question below: its number in `question`, and in `remark` at most 60 words to \
        the candidate ("you") on what was wrong in the answer or could be said better. Be exact and honest; do not praise \
        an answer that says little, and do not repeat the model answer.
        `communication`: in `remark` one or two sentences on how clearly the candidate explains things, and in `quotation` \
        one sentence of the candidate's, copied word for word, that shows it.
        `next_steps`: up to three things to study or practise, each in one sentence.
        Plain text. Quote the candidate only word for word. Give no scores, grades, percentages or counts, and no links.
        """

    private static let schema = ReplySchema(
        name: "remarks",
        json: """
            {"type":"object","properties":{"questions":{"type":"array","items":{"type":"object","properties":\
            {"question":{"type":"integer"},"remark":{"type":"string"}},"required":["question","remark"],\
            "additionalProperties":false}},"communication":{"type":"object","properties":{"remark":{"type":"string"},\
            "quotation":{"type":"string"}},"required":["remark","quotation"],"additionalProperties":false},\
            "next_steps":{"type":"array","items":{"type":"string"}}},\
            "required":["questions","communication","next_steps"],"additionalProperties":false}
            """)
}
