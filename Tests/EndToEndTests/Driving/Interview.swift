import Foundation
import Testing

/// An interview as `show --json` prints it, as far as the tests look at it.
struct Interview: Decodable, Sendable {
    struct Session: Decodable, Sendable {
        let sessionId: String
        let role: String
        let interviewLevel: String
        let status: String
    }

    struct Message: Decodable, Sendable {
        let id: String
        let role: String
        let content: String
        let createdAt: String
        let sessionId: String

        private enum CodingKeys: String, CodingKey {
            case id = "_id"
            case role, content, createdAt, sessionId
        }
    }

    struct Turn: Decodable, Sendable {
        let id: String
        let move: String
        let question: Int
        let cut: Bool?

        private enum CodingKeys: String, CodingKey {
            case id = "_id"
            case move, question, cut
        }
    }

    struct Assessment: Decodable, Sendable {
        let kind: String
        let method: String
    }

    struct Feedback: Decodable, Sendable {
        let outcome: String
        let author: String
        let content: String
    }

    let session: Session
    let messages: [Message]
    let turns: [Turn]?
    let assessments: [Assessment]?
    let feedback: [Feedback]?

    /// The questions asked, in order.
    var asked: [String] { said("question") }
    /// What each message is for, in order: the interviewer's move, or `answer`.
    var moves: [String] {
        let moves = Dictionary((turns ?? []).map { ($0.id, $0.move) }) { first, _ in first }
        return messages.map { moves[$0.id] ?? ($0.role == "user" ? "answer" : "unknown") }
    }
    /// The interviewer's messages that made a move, in order.
    func said(_ move: String) -> [String] {
        zip(messages, moves).filter { $0.1 == move }.map(\.0.content)
    }
    /// What the candidate said, in order.
    var answered: [String] { messages.filter { $0.role == "user" }.map(\.content) }
}

extension Machine {
    /// Reads an interview back through the program itself.
    func interview(_ id: String) async throws -> Interview {
        try #require(try await interview(ifThere: id))
    }

    /// The same, or nil when the store has no such session.
    func interview(ifThere id: String) async throws -> Interview? {
        let shown = try await run("show", id, "--json")
        guard shown.status != 3 else { return nil }
        try #require(shown.status == 0, "\(shown.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        // The conversion leaves leading underscores as they are.
        return try decoder.decode(Interview.self, from: Data(shown.output.utf8))
    }
}

extension Terminal {
    /// Waits until the `count`th question is asked, stored, and its answer awaited.
    @discardableResult
    func asks(_ count: Int, in id: String, file: String = #fileID, line: Int = #line) async throws -> String {
        try await says("question", count, in: id, file: file, line: line)
    }

    /// Waits until the interviewer has made so many moves of a kind, the last is stored, and an answer awaited.
    @discardableResult
    func says(
        _ move: String, _ count: Int, in id: String, hasHeader: Bool = true, file: String = #fileID, line: Int = #line
    ) async throws -> String {
        let text = try await eventually {
            guard let interview = try await machine.interview(ifThere: id) else { return nil as String? }
            let said = interview.said(move)
            return said.count >= count && interview.moves.last == move ? said.last : nil
        } complaint: {
            "\(file):\(line): no \(move) \(count); the screen is:\n\(try await screen())"
        }
        guard hasHeader else { return text }
        // Until the last of its writes is done the header says that it is saving.
        try await waits(for: "to await an answer", file: file, line: line) {
            $0.prefix { $0 != "\n" }.contains(" saved")
        }
        return text
    }

    /// Sends an answer and, where the interviewer has more to say to it, goes on to the next question with `/skip`.
    @discardableResult
    func answer(
        _ text: String, thenAsks count: Int, in id: String, file: String = #fileID, line: Int = #line
    ) async throws -> String {
        try await enter(text)
        let move = try await eventually {
            let move = try await machine.interview(id).moves.last
            return move != "answer" && move != "bridge" ? move : nil
        } complaint: {
            "\(file):\(line): nothing is said to `\(text)`; the screen is:\n\(try await screen())"
        }
        if move != "question" {
            try await waits(for: "to await an answer", file: file, line: line) {
                $0.prefix { $0 != "\n" }.contains(" saved")
            }
            try await enter("/skip")
        }
        return try await asks(count, in: id, file: file, line: line)
    }
}
