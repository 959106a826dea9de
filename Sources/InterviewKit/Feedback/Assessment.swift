/// What one answer was found to say: a document of the program's own `assessments` collection, one per answer.
package struct Assessment: Hashable, Codable, Sendable {
    /// How the finding was made.
    package enum Method: String, Codable, Sendable {
        /// By looking for the key points' terms in the answer's words; says what was mentioned, not what was right.
        case terms
        /// By a model that was asked, as far as its word was verified.
        case model
    }

    /// What a candidate's message was.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case answer
        /// Asks what the question means.
        case clarification
        /// Says that they do not know.
        case dontKnow = "dont_know"
        /// Small talk, or about something else.
        case offTopic = "off_topic"
        /// Asks for something: a hint, another question, the end.
        case request
    }

    /// A key point that the answer covers.
    package struct Covered: Hashable, Codable, Sendable {
        /// The key point's id.
        package let keyPoint: String
        /// The candidate's own words for it, as they stand in the message.
        package let quotation: String

        package init(keyPoint: String, quotation: String) {
            self.keyPoint = keyPoint
            self.quotation = quotation
        }

        private enum CodingKeys: String, CodingKey {
            case keyPoint = "key_point"
            case quotation
        }
    }

    /// The `_id` of the answer's message.
    package let id: ObjectID
    package let sessionID: String
    /// Which question of the interview was answered, counted from 1.
    package let question: Int
    package let method: Method
    package let kind: Kind
    /// The key points found in this message, in the order of the question's; verified.
    package let covered: [Covered]
    /// The ids of the question's key points not found in this message.
    package let missing: [String]
    /// The judge's own number for all that was said on the question so far, 0 to 5; counts only as far as
    /// ``Score`` lets it. nil where terms were looked for.
    package let claimed: Int?
    /// The name of the model that judged, if one did.
    package let judge: String?
    /// What judging took, where the server told it.
    package let tokens: TokenUsage?

    package init(
        id: ObjectID, sessionID: String, question: Int, method: Method, kind: Kind = .answer, covered: [Covered],
        missing: [String], claimed: Int? = nil, judge: String? = nil, tokens: TokenUsage? = nil
    ) {
        self.id = id
        self.sessionID = sessionID
        self.question = question
        self.method = method
        self.kind = kind
        self.covered = covered
        self.missing = missing
        self.claimed = claimed
        self.judge = judge
        self.tokens = tokens
    }

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case question, method, kind, covered, missing, claimed, judge, tokens
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(sessionID, forKey: .sessionID)
        try fields.encode(DocumentInteger(question), forKey: .question)
        try fields.encode(method, forKey: .method)
        try fields.encode(kind, forKey: .kind)
        try fields.encode(covered, forKey: .covered)
        try fields.encode(missing, forKey: .missing)
        try fields.encodeIfPresent(claimed.map(DocumentInteger.init), forKey: .claimed)
        try fields.encodeIfPresent(judge, forKey: .judge)
        try fields.encodeIfPresent(tokens, forKey: .tokens)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(ObjectID.self, forKey: .id)
        sessionID = try fields.decode(String.self, forKey: .sessionID)
        question = try fields.decode(DocumentInteger.self, forKey: .question).value
        method = try fields.decode(Method.self, forKey: .method)
        kind = try fields.decodeIfPresent(Kind.self, forKey: .kind) ?? .answer
        covered = try fields.decode([Covered].self, forKey: .covered)
        missing = try fields.decode([String].self, forKey: .missing)
        claimed = try fields.decodeIfPresent(DocumentInteger.self, forKey: .claimed)?.value
        judge = try fields.decodeIfPresent(String.self, forKey: .judge)
        tokens = try fields.decodeIfPresent(TokenUsage.self, forKey: .tokens)
    }
}

/// What came of judging an answer.
package enum Judgement: Hashable, Sendable {
    case assessed(Assessment)
    /// The same, by the beginning of what was said alone: all of it was more than the model takes.
    case assessedInPart(Assessment)
    /// The judge timed out, or its output could not be used: nothing is known about the answer.
    case failed(ModelError)
    /// The question has no key points to judge by.
    case nothingToJudge
}
