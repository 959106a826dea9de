internal import Foundation
internal import InterviewKit
internal import TerminalUI

/// Documents as `--json` prints them: the collections' field names, ids in hex, dates in ISO 8601.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Another program can have stored any number as a duration.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// The same JSON with everything escaped that must not reach a terminal. The encoder escapes C0 only, and leaves the
    /// controls beyond ASCII, which stand inside strings alone.
    private static func escaped(_ json: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            if scalar.value >= 0x7F, TextGate.printable(String(scalar)) != String(scalar) {
                let digits = String(scalar.value, radix: 16)
                text.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
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
