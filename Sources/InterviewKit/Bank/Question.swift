/// One interview question with all that is needed to ask it, follow it up and judge its answers.
package struct Question: Hashable, Codable, Sendable {
    /// Where a question comes from, which every reference answer is labelled with.
    package enum Origin: Hashable, Sendable {
        /// The bank that comes with the program; reviewed.
        case bank
        /// A file of the candidate's own, by its name.
        case file(String)
        /// Written for one interview by the model of this name; reviewed by nobody.
        case model(String)
    }

    /// Unique in its bank: role, level and words of the topic, as in `java-beginner-equals-hashcode`.
    package let id: String
    package let role: Role
    package let level: Level
    /// The part of the field it belongs to, in one or two words.
    package let topic: String
    package let text: String
    package let keyPoints: [KeyPoint]
    /// Three rungs: the question rephrased, narrowed, and with its central concept named.
    package let hints: [String]
    /// A model answer that covers every key point.
    package let reference: String
    /// The document that supports the reference answer; empty where none is named.
    package let source: String
    package let origin: Origin

    package init(
        id: String, role: Role, level: Level, topic: String, text: String, keyPoints: [KeyPoint], hints: [String],
        reference: String, source: String, origin: Origin = .bank
    ) {
        self.id = id
        self.role = role
        self.level = level
        self.topic = topic
        self.text = text
        self.keyPoints = keyPoints
        self.hints = hints
        self.reference = reference
        self.source = source
        self.origin = origin
    }

    private enum CodingKeys: String, CodingKey {
        case id, role, level, topic, text
        case keyPoints = "key_points"
        case hints, reference, source, origin
    }
}

extension Question {
    /// The label of the reference answer: who stands behind it.
    package var referenceLabel: String {
        switch origin {
        case .bank: "question bank; \(source)"
        case .file(let name): source.isEmpty ? "your file \(name)" : "your file \(name); \(source)"
        case .model(let name): "written by \(name), unreviewed"
        }
    }
}

extension Question.Origin: Codable {
    private enum CodingKeys: CodingKey { case kind, name }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .bank: try fields.encode("bank", forKey: .kind)
        case .file(let name):
            try fields.encode("file", forKey: .kind)
            try fields.encode(name, forKey: .name)
        case .model(let name):
            try fields.encode("model", forKey: .kind)
            try fields.encode(name, forKey: .name)
        }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(String.self, forKey: .kind) {
        case "bank": self = .bank
        case "file": self = .file(try fields.decode(String.self, forKey: .name))
        default: self = .model(try fields.decodeIfPresent(String.self, forKey: .name) ?? "")
        }
    }
}

/// One thing that a good answer says.
package struct KeyPoint: Hashable, Codable, Sendable {
    /// Unique within its question.
    package let id: String
    /// The point itself, in a sentence.
    package let sentence: String
    /// The words that give it away: each term is a list of its synonyms and spellings.
    package let terms: [[String]]
    /// A question that asks about it without revealing it.
    package let probe: String

    package init(id: String, sentence: String, terms: [[String]], probe: String) {
        self.id = id
        self.sentence = sentence
        self.terms = terms
        self.probe = probe
    }
}
