/// What one of the interviewer's messages was for: a document of the program's own `turns` collection, written just
/// before its message so that one without a message is harmless.
package struct Turn: Hashable, Codable, Sendable {
    /// What the interviewer does with a message.
    package enum Move: String, Codable, CaseIterable, Sendable {
        case question, probe, hint, clarification, reframe, bridge, closing
    }

    /// The `_id` of the message it belongs to.
    package let id: ObjectID
    package let sessionID: String
    /// Which question of the interview it belongs to, counted from 1.
    package let question: Int
    /// The bank's id of that question; nil when a model made it up.
    package let questionID: String?
    package let move: Move
    /// The id of the key point that a probe asks about.
    package let keyPoint: String?
    /// What wording it took, where a model did and its server told.
    package let tokens: TokenUsage?
    /// Whether the text was cut short, by a fault or by the candidate.
    package let isCut: Bool

    package init(
        id: ObjectID, sessionID: String, question: Int, questionID: String? = nil, move: Move, keyPoint: String? = nil,
        tokens: TokenUsage? = nil, isCut: Bool = false
    ) {
        self.id = id
        self.sessionID = sessionID
        self.question = question
        self.questionID = questionID
        self.move = move
        self.keyPoint = keyPoint
        self.tokens = tokens
        self.isCut = isCut
    }

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case question
        case questionID = "question_id"
        case move
        case keyPoint = "key_point"
        case tokens
        case isCut = "cut"
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(sessionID, forKey: .sessionID)
        try fields.encode(DocumentInteger(question), forKey: .question)
        try fields.encodeIfPresent(questionID, forKey: .questionID)
        try fields.encode(move, forKey: .move)
        try fields.encodeIfPresent(keyPoint, forKey: .keyPoint)
        try fields.encodeIfPresent(tokens, forKey: .tokens)
        try fields.encode(isCut, forKey: .isCut)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(ObjectID.self, forKey: .id)
        sessionID = try fields.decode(String.self, forKey: .sessionID)
        question = try fields.decode(DocumentInteger.self, forKey: .question).value
        questionID = try fields.decodeIfPresent(String.self, forKey: .questionID)
        move = try fields.decode(Move.self, forKey: .move)
        keyPoint = try fields.decodeIfPresent(String.self, forKey: .keyPoint)
        tokens = try fields.decodeIfPresent(TokenUsage.self, forKey: .tokens)
        isCut = try fields.decodeIfPresent(Bool.self, forKey: .isCut) ?? false
    }
}
