/// Has a model write a question with all that judging its answers needs. What it writes is used only when it passes the
/// ``QuestionCheck`` whole; otherwise the bank's question stands in.
struct QuestionWriter: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank
    /// How long writing may take in all. The candidate is typing meanwhile.
    var deadline = Deadline(seconds: 120)

    /// Writes the question of this number, if one comes of it. Cancelling the task ends the request at once.
    func write(_ number: Int, for record: InterviewRecord) async -> Preparation {
        guard let slot = try? QuestionSlot(number, in: record, of: bank) else { return Preparation(nil) }
        let count = TokenCount()
        do throws(ModelError) {
            let question = try await deadline.run { () async throws(ModelError) in try await write(slot, count) }
            return Preparation(question, tokens: count.total)
        } catch {
            return Preparation(nil, tokens: count.total)
        }
    }

    /// Asks once, and once more with what was wrong.
    private func write(_ slot: QuestionSlot, _ count: TokenCount) async throws(ModelError) -> Question {
        let check = QuestionCheck(slot)
        let (draft, _) = try await StructuredReply.ask(
            model, QuestionPrompt.request(for: slot), as: QuestionDraft.self, count: count
        ) { draft throws(Misfit) in
            let reasons = check.reasons(against: draft)
            if !reasons.isEmpty { throw Misfit(reasons.map(\.description).joined(separator: " ")) }
        }
        return check.question(draft, by: model.name)
    }
}

/// The place of one question in an interview, and what its writer must know.
struct QuestionSlot: Sendable {
    /// Counted from 1.
    let number: Int
    let role: Role
    let level: Level
    let topic: Syllabus.Topic
    /// The texts of the questions asked in this interview, in order.
    let asked: [String]
    /// The texts of those asked in the candidate's earlier interviews, the latest ones.
    let earlier: [String]
    /// For the words that mark a text as another role's.
    let syllabus: Syllabus
}

extension QuestionSlot {
    /// nil when the interview's role and level have no syllabus.
    init?(_ number: Int, in record: InterviewRecord, of bank: QuestionBank) throws(BankError) {
        let level = Difficulty.level(of: number, in: record)
        let syllabus = try bank.syllabus()
        guard let topic = try bank.topics(in: record).first(of: syllabus.topics(record.session.role, level)) else {
            return nil
        }
        self.number = number
        role = record.session.role
        self.level = level
        self.topic = topic
        asked = record.exchanges.filter { !$0.isAbandoned }.map(\.question.content)
        earlier = record.earlierQuestions
        self.syllabus = syllabus
    }
}

/// A question as a model writes it, before any check.
struct QuestionDraft: Hashable, Decodable, Sendable {
    struct Point: Hashable, Decodable, Sendable {
        var sentence: String
        var terms: [[String]]
        var probe: String
    }

    var question: String
    var reference: String
    var points: [Point]
    var hints: [String]

    private enum CodingKeys: String, CodingKey {
        case question, reference
        case points = "key_points"
        case hints
    }
}
