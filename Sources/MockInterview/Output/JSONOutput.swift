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

    // What each command prints is one object with the number of its form. A form has a schema in Schemas, which the tests hold
    // it to; the number goes up when a field goes or comes to mean something else, not when one is added.

    /// `list --json`, held to `Schemas/list.json`.
    struct Sessions: Encodable {
        let version = 1
        let sessions: [Session]

        init(_ sessions: [Session]) { self.sessions = sessions }
    }

    /// `show --json`, held to `Schemas/show.json`: all that is stored, with the program's own documents where there are
    /// any.
    struct Interview: Encodable {
        let version = 1
        let session: Session
        let messages: [Message]
        let turns: [Turn]?
        let assessments: [Assessment]?
        let feedback: [Feedback]?

        init(_ record: InterviewRecord, _ feedback: [Feedback]) {
            session = record.session
            messages = record.messages
            turns = record.turns.isEmpty ? nil : record.turns.values.sorted { $0.id < $1.id }
            assessments = record.assessments.isEmpty ? nil : record.assessments.values.sorted { $0.id < $1.id }
            self.feedback = feedback.isEmpty ? nil : feedback
        }
    }

    /// `search --json`, held to `Schemas/search.json`.
    struct SearchResults: Encodable {
        let version = 1
        let phrases: [String]
        let hits: [Hit]

        struct Hit: Encodable {
            let session: Session
            let message: Message
            let number: Int
            let question: Int?
            let speaker: String
            let line: String
            let marks: [Mark]
        }

        struct Mark: Encodable {
            let start: Int
            let length: Int
        }

        init(_ query: SearchQuery, _ results: [SearchResult]) {
            phrases = query.phrases
            hits = results.map { result in
                let lengths = result.line.map(\.unicodeScalars.count)
                return Hit(
                    session: result.hit.session, message: result.hit.message, number: result.number,
                    question: result.question, speaker: result.speaker.key, line: result.line,
                    marks: result.marks.map { range in
                        Mark(
                            start: lengths[..<range.lowerBound].reduce(0, +), length: lengths[range].reduce(0, +))
                    })
            }
        }
    }

    /// `stats --json`, held to `Schemas/stats.json`.
    struct Progress: Encodable {
        let version = 1
        let role: Role?
        /// The day, `YYYY-MM-DD`, before which nothing counts.
        let since: String?
        let statistics: Statistics

        private enum CodingKeys: CodingKey { case version, role, since }

        func encode(to encoder: any Encoder) throws {
            try statistics.encode(to: encoder)
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(version, forKey: .version)
            try fields.encodeIfPresent(role, forKey: .role)
            try fields.encodeIfPresent(since, forKey: .since)
        }
    }
}

extension TranscriptLine.Speaker {
    /// The name of it for programs.
    fileprivate var key: String {
        switch self {
        case .interviewer: "interviewer"
        case .hint: "hint"
        case .candidate: "candidate"
        }
    }
}
