@testable import InterviewKit

/// An interview put together by hand: questions asked and answered, without a machine.
struct Sitting {
    var record: InterviewRecord
    private var ids = ObjectIDGenerator()
    private var now = Timestamp(milliseconds: 1_700_000_000_000)

    init(_ role: Role = .java, _ level: Level = .beginner, id: String = "abc", questions: Int = 6) {
        record = InterviewRecord(
            session: Session(id: ids.next(at: now), sessionID: id, role: role, level: level, createdAt: now),
            plan: Plan(sessionID: id, questions: questions))
    }

    /// Asks a question. An answer to it mentions `share` of four key points; nil leaves it unanswered.
    mutating func ask(_ question: Question, share: Double? = nil, method: Assessment.Method = .terms) {
        let asked = append(.assistant, question.text)
        record.turns[asked] = Turn(
            id: asked, sessionID: record.session.sessionID, question: record.exchanges.count + 1,
            questionID: question.id, move: .question)
        guard let share else { return }
        let answer = append(.user, "My answer.")
        let covered = Int(share * 4)
        record.assessments[answer] = Assessment(
            id: answer, sessionID: record.session.sessionID, question: record.exchanges.count, method: method,
            covered: (0..<covered).map { Assessment.Covered(keyPoint: "p\($0)", quotation: "q") },
            missing: (covered..<4).map { "p\($0)" })
    }

    /// Lets the candidate say something that nobody looks at.
    mutating func say(_ text: String) { _ = append(.user, text) }

    private mutating func append(_ role: Message.Role, _ text: String) -> ObjectID {
        now = now.advanced(byMilliseconds: 1)
        let message = Message(
            id: ids.next(at: now), role: role, content: text, createdAt: now, sessionID: record.session.sessionID)
        record.messages.append(message)
        return message.id
    }
}

extension Question {
    /// A question with two key points, of which nothing but the words matters.
    static func sample(
        _ id: String, _ text: String = "What is it?", topic: String = "collections", role: Role = .java,
        level: Level = .beginner, origin: Origin = .bank
    ) -> Question {
        Question(
            id: id, role: role, level: level, topic: topic, text: text,
            keyPoints: [KeyPoint(id: "p", sentence: "S.", terms: [["term"]], probe: "Which?")], hints: ["a", "b", "c"],
            reference: "A term.", source: "", origin: origin)
    }
}
