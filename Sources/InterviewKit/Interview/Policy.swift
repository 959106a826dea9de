/// What the interviewer does next, decided in code from what was verified. A pure function: the same situation always
/// gives the same move.
package enum Policy {
    /// What is known when an answer has been judged.
    package struct Situation: Hashable, Sendable {
        /// What the candidate's last message was.
        package var kind: Assessment.Kind
        /// The key points still missing, in the question's order.
        package var missing: [String]
        /// The key points asked about so far; nil for one that is not known.
        package var probes: [String?]
        package var isReframed: Bool
        /// How many clarifications in a row came before this message.
        package var clarifications: Int
        /// Whether the time set aside is used up.
        package var isTimeOver: Bool

        package init(
            kind: Assessment.Kind, missing: [String] = [], probes: [String?] = [], isReframed: Bool = false,
            clarifications: Int = 0, isTimeOver: Bool = false
        ) {
            self.kind = kind
            self.missing = missing
            self.probes = probes
            self.isReframed = isReframed
            self.clarifications = clarifications
            self.isTimeOver = isTimeOver
        }
    }

    /// The next move.
    package enum Decision: Hashable, Sendable {
        /// Ask about this key point.
        case probe(String)
        /// Put the question in another way.
        case reframe
        /// Answer what the candidate asked or said beside the question, and stay with it.
        case clarify
        /// Leave the question.
        case next
    }

    /// The most probes a question gets.
    package static let mostProbes = 2
    /// The most clarifications in a row; a message after that counts as an answer, so that no judge can hold an interview up.
    package static let mostClarifications = 3

    /// The move for a situation.
    package static func decide(_ situation: Situation) -> Decision {
        switch situation.kind {
        case .clarification, .offTopic, .request:
            return situation.clarifications < mostClarifications ? .clarify : probeOrNext(situation)
        case .dontKnow:
            let isNew = !situation.isReframed && situation.probes.isEmpty && !situation.isTimeOver
            return isNew ? .reframe : .next
        case .answer:
            return probeOrNext(situation)
        }
    }

    private static func probeOrNext(_ situation: Situation) -> Decision {
        guard situation.probes.count < mostProbes, !situation.isTimeOver,
            let point = situation.missing.first(where: { !situation.probes.contains($0) })
        else { return .next }
        return .probe(point)
    }
}
