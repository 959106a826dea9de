/// One interview question with all that is needed to ask it, follow it up and judge its answers.
package struct Question: Hashable, Sendable {
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
    /// The document that supports the reference answer.
    package let source: String

    package init(
        id: String, role: Role, level: Level, topic: String, text: String, keyPoints: [KeyPoint], hints: [String],
        reference: String, source: String
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
