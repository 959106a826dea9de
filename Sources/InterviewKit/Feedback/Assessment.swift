/// What one answer was found to say: a document of the program's own `assessments` collection, one per answer.
package struct Assessment: Hashable, Codable, Sendable {
    /// How the finding was made.
    package enum Method: String, Codable, Sendable {
        /// By looking for the key points' terms in the answer's words; says what was mentioned, not what was right.
        case terms
    }

    /// The `_id` of the answer's message.
    package let id: ObjectID
    package let sessionID: String
    /// Which question of the interview was answered, counted from 1.
    package let question: Int
    package let method: Method
    /// The ids of the key points found in the answer.
    package let mentioned: [String]
    /// The ids of the question's key points not found in it.
    package let missing: [String]

    package init(
        id: ObjectID, sessionID: String, question: Int, method: Method, mentioned: [String], missing: [String]
    ) {
        self.id = id
        self.sessionID = sessionID
        self.question = question
        self.method = method
        self.mentioned = mentioned
        self.missing = missing
    }

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case question, method, mentioned, missing
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(sessionID, forKey: .sessionID)
        try fields.encode(DocumentInteger(question), forKey: .question)
        try fields.encode(method, forKey: .method)
        try fields.encode(mentioned, forKey: .mentioned)
        try fields.encode(missing, forKey: .missing)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(ObjectID.self, forKey: .id)
        sessionID = try fields.decode(String.self, forKey: .sessionID)
        question = try fields.decode(DocumentInteger.self, forKey: .question).value
        method = try fields.decode(Method.self, forKey: .method)
        mentioned = try fields.decode([String].self, forKey: .mentioned)
        missing = try fields.decode([String].self, forKey: .missing)
    }
}
