/// One question with what was said about it.
package struct Exchange: Hashable, Sendable {
    /// One message that followed the question.
    package struct Line: Hashable, Sendable {
        package let message: Message
        /// What the interviewer's message was for; nil for the candidate's.
        package let turn: Turn?
    }

    /// Counted from 1.
    package let number: Int
    package let question: Message
    /// The id of the question in the bank or in the plan, where it has one.
    package let questionID: String?
    /// Whether the question's text was cut short.
    package let isCut: Bool
    /// All that followed the question, in order.
    package var lines: [Line] = []

    /// The candidate's messages, in order.
    package var answers: [Message] { lines.filter { $0.turn == nil }.map(\.message) }
    /// The hints given, in order.
    package var hints: [Message] { messages(of: .hint) }
    /// The key points that were asked about, in order; nil for one that is not known.
    package var probes: [String?] { moves.filter { $0.move == .probe }.map(\.keyPoint) }
    /// Which hint comes next, counted from 0. Reframing says what the first one would say.
    package var rung: Int { hints.count + (isReframed ? 1 : 0) }
    package var isReframed: Bool { moves.contains { $0.move == .reframe } }
    /// Whether the interviewer has left the question.
    package var isLeft: Bool { lines.contains { $0.turn?.move == .bridge || $0.turn?.move == .closing } }

    package var isAnswered: Bool { lines.contains { $0.turn == nil } }

    /// A question that was cut short and never answered gives way to the one asked after it.
    var isAbandoned: Bool { isCut && !isAnswered }

    /// The candidate's words on this question, in order.
    package var answer: String { answers.map(\.content).joined(separator: "\n\n") }

    /// The interviewer's messages that made a move, in order.
    package func messages(of move: Turn.Move) -> [Message] {
        lines.filter { $0.turn?.move == move && $0.turn?.isCut == false }.map(\.message)
    }

    /// What the interviewer did, in order. What was cut short counts for nothing, and may be done again.
    var moves: [Turn] { lines.compactMap(\.turn).filter { !$0.isCut } }
}
