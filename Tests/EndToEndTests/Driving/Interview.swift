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
        let role: String
        let content: String
        let createdAt: String
        let sessionId: String
    }

    struct Feedback: Decodable, Sendable {
        let outcome: String
        let author: String
        let content: String
    }

    let session: Session
    let messages: [Message]
    let feedback: [Feedback]?

    /// What the interviewer said, hints included, in order.
    var asked: [String] { messages.filter { $0.role == "assistant" }.map(\.content) }
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
        return try decoder.decode(Interview.self, from: Data(shown.output.utf8))
    }
}

extension Terminal {
    /// Waits until a question (or hint) is asked, stored, and its answer awaited: the interviewer's `count`th message.
    @discardableResult
    func asks(_ count: Int, in id: String, file: String = #fileID, line: Int = #line) async throws -> String {
        let question = try await eventually {
            guard let interview = try await machine.interview(ifThere: id) else { return nil as String? }
            return interview.asked.count >= count && interview.messages.last?.role == "assistant"
                ? interview.asked.last : nil
        } complaint: {
            "\(file):\(line): no message \(count) of the interviewer; the screen is:\n\(try await screen())"
        }
        // Until the last of its writes is done the header has … for the ✓.
        try await waits(for: "to await an answer", file: file, line: line) { $0.prefix { $0 != "\n" }.contains("✓") }
        return question
    }
}
