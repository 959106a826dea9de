import InterviewKit

@testable import TerminalUI

/// A past interview with its feedback, to be read.
enum ReviewSample {
    static let dawn = Timestamp(milliseconds: 1_800_000_000_000)

    private static func question(_ id: String, _ text: String, points: [String]) -> Question {
        Question(
            id: id, role: .java, level: .beginner, topic: id, text: text,
            keyPoints: points.map { KeyPoint(id: $0, sentence: "Point \($0).", terms: [[$0]], probe: "And \($0)?") },
            hints: [], reference: "A model answer on \(id).", source: "JLS 17", origin: .bank)
    }

    /// Two questions with an answer each; `padding` stands before each answer's words, to make the transcript long.
    static func record(padding: String = "", isAnswered: Bool = true) -> InterviewRecord {
        var ids = ObjectIDGenerator(seed: 5)
        var record = InterviewRecord(
            session: Session(
                id: ids.next(at: dawn), sessionID: "abc", role: .java, level: .beginner, status: .completed,
                createdAt: dawn),
            plan: Plan(sessionID: "abc"))
        func say(_ role: Message.Role, _ text: String) -> ObjectID {
            let time = dawn.advanced(byMilliseconds: Int64(record.messages.count) * 1000)
            let id = ids.next(at: time)
            record.messages.append(Message(id: id, role: role, content: text, createdAt: time, sessionID: "abc"))
            return id
        }
        for (index, exchange) in exchanges.enumerated() {
            let asked = say(.assistant, exchange.question.text)
            record.turns[asked] = Turn(
                id: asked, sessionID: "abc", question: index + 1, questionID: exchange.question.id, move: .question)
            guard isAnswered else { continue }
            let answer = say(.user, padding + exchange.answer)
            record.assessments[answer] = Assessment(
                id: answer, sessionID: "abc", question: index + 1, method: .terms,
                covered: exchange.covered.map { .init(keyPoint: $0, quotation: $1) },
                missing: exchange.question.keyPoints.map(\.id).filter { id in
                    !exchange.covered.contains { $0.0 == id }
                })
        }
        return record
    }

    private static let exchanges: [(question: Question, answer: String, covered: [(String, String)])] = [
        (
            question("locks", "What can go wrong without a lock?", points: ["update", "visible"]),
            "One lost update can happen, and a write may not be visible.\n\n```java\nsynchronized (this) {}\n```",
            [("update", "One lost update can happen"), ("visible", "may not be visible")]
        ),
        (
            question("maps", "Which map would you take?", points: ["bin", "null"]),
            "ConcurrentHashMap locks one bin at a time.", [("bin", "locks one bin at a time")]
        ),
    ]

    static func report(_ record: InterviewRecord) -> FeedbackReport {
        FeedbackReport(on: record, questions: [1: exchanges[0].question, 2: exchanges[1].question])
    }

    static func feedback(_ record: InterviewRecord) -> Feedback {
        let report = report(record)
        var ids = ObjectIDGenerator(seed: 9)
        return Feedback(
            id: ids.next(at: dawn), sessionID: "abc", createdAt: dawn, outcome: .written,
            author: Feedback.bankAuthor, programVersion: "0", content: report.markdown, report: report)
    }

    static func screen(padding: String = "") -> ReviewScreen {
        let record = record(padding: padding)
        return ReviewScreen(record, feedback: feedback(record), title: "java · beginner   completed   abc")
    }
}

extension ReviewScreen {
    mutating func press(_ keys: Key...) { for key in keys { _ = handle(key) } }
    mutating func type(_ text: String) { for character in text { _ = handle(.character(character)) } }
    mutating func text(_ columns: Int = 80, _ rows: Int = 24) -> [String] {
        frame(Size(columns: columns, rows: rows)).text
    }
}

extension Frame {
    /// The texts painted in a style, run by run, without blanks around them.
    func texts(in style: Style) -> [String] {
        var runs: [String] = []
        for row in 0..<size.rows {
            var run = ""
            for cell in self.row(row) {
                if cell.style == style {
                    run += cell.text
                } else if !run.isEmpty {
                    runs.append(run)
                    run = ""
                }
            }
            if !run.isEmpty { runs.append(run) }
        }
        return runs.map { $0.split(separator: " ").joined(separator: " ") }
    }
}
