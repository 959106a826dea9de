internal import Foundation
internal import InterviewKit

/// Documents as `--json` prints them: the collections' field names, ids in hex, dates in ISO 8601.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// `show --json`: one object, with the program's own documents where there are any.
    struct Interview: Encodable {
        let session: Session
        let messages: [Message]
        let turns: [Turn]?
        let assessments: [Assessment]?
        let feedback: [Feedback]?

        init(
            _ session: Session, _ messages: [Message], _ turns: [Turn], _ assessments: [Assessment],
            _ feedback: [Feedback]
        ) {
            self.session = session
            self.messages = messages
            self.turns = turns.isEmpty ? nil : turns
            self.assessments = assessments.isEmpty ? nil : assessments
            self.feedback = feedback.isEmpty ? nil : feedback
        }
    }
}
