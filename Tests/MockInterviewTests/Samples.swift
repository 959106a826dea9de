internal import InterviewKit

@testable import MockInterview

/// Documents that tests print.
enum Samples {
    static func id(_ number: Int) -> ObjectID {
        var ids = ObjectIDGenerator()
        return ids.next(at: Timestamp(milliseconds: Int64(number) * 1000))
    }

    /// 2026-03-01T09:30:00.125Z
    static let moment = Timestamp(milliseconds: 1_772_357_400_125)

    static func session(
        _ sessionID: String = "7k2mabcdefgh", role: Role = .java, status: Status = .active, minutes: Double = 0
    ) -> Session {
        Session(
            id: id(1), sessionID: sessionID, role: role, level: .intermediate, status: status, createdAt: moment,
            durationMinutes: minutes)
    }

    static func message(_ role: Message.Role, _ content: String, _ number: Int) -> Message {
        Message(
            id: id(number), role: role, content: content,
            createdAt: moment.advanced(byMilliseconds: Int64(number) * 1000), sessionID: "7k2mabcdefgh")
    }

    static func feedback(_ content: String, _ outcome: Feedback.Outcome = .written) -> Feedback {
        Feedback(
            id: id(9), sessionID: "7k2mabcdefgh", createdAt: moment, outcome: outcome, author: "qwen",
            programVersion: "0.1.0", content: content)
    }

    /// A question, a hint cut short, an answer, and another program's system message.
    static func record(_ status: Status = .completed) -> InterviewRecord {
        let messages = [
            message(.system, "internal instructions", 2), message(.assistant, "What is a closure?", 3),
            message(.assistant, "Think of variables", 4), message(.user, "A function with\nits surroundings.", 5),
        ]
        let turns = [
            Turn(id: messages[1].id, sessionID: "7k2mabcdefgh", question: 1, move: .question),
            Turn(id: messages[2].id, sessionID: "7k2mabcdefgh", question: 1, move: .hint, isCut: true),
        ]
        return InterviewRecord(
            session: session(status: status, minutes: 12.4), plan: Plan(sessionID: "7k2mabcdefgh"), messages: messages,
            turns: Dictionary(uniqueKeysWithValues: turns.map { ($0.id, $0) }))
    }
}
