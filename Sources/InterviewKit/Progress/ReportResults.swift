/// What a written report says of each question, without the texts around it. It reads the same document as
/// ``Feedback``, and of that no more than statistics need.
package struct ReportResults: Hashable, Sendable {
    /// One question that was asked.
    package struct Question: Hashable, Sendable {
        /// Counted from 1.
        package let number: Int
        package let topic: String?
        package let state: FeedbackReport.State
        /// 0 to 5; nil where nothing was scored.
        package let score: Int?
        package let points: [Point]

        package init(
            number: Int, topic: String?, state: FeedbackReport.State, score: Int? = nil, points: [Point] = []
        ) {
            self.number = number
            self.topic = topic
            self.state = state
            self.score = score
            self.points = points
        }
    }

    /// One key point of a question.
    package struct Point: Hashable, Sendable {
        package let sentence: String
        /// Whether the candidate's answers make it.
        package let isMade: Bool

        package init(_ sentence: String, isMade: Bool) {
            self.sentence = sentence
            self.isMade = isMade
        }
    }

    package let sessionID: String
    package let createdAt: Timestamp
    package let id: ObjectID
    /// Empty for a report in a form of another version's.
    package let questions: [Question]

    package init(sessionID: String, createdAt: Timestamp, id: ObjectID, questions: [Question]) {
        self.sessionID = sessionID
        self.createdAt = createdAt
        self.id = id
        self.questions = questions
    }

    /// The newest of several on each session.
    package static func newest(_ reports: [ReportResults]) -> [String: ReportResults] {
        Dictionary(reports.map { ($0.sessionID, $0) }) { one, other in
            (one.createdAt, one.id) < (other.createdAt, other.id) ? other : one
        }
    }
}

extension ReportResults {
    /// nil for a report that failed.
    package init?(_ feedback: Feedback) {
        guard feedback.outcome == .written else { return nil }
        let questions = (feedback.report?.sections ?? []).map { section in
            Question(
                number: section.number, topic: section.topic, state: section.state, score: section.score,
                points: section.keyPoints.map { Point($0.sentence, isMade: $0.message != nil) })
        }
        self.init(
            sessionID: feedback.sessionID, createdAt: feedback.createdAt, id: feedback.id, questions: questions)
    }
}

extension ReportResults: Decodable {
    /// The fields of the document that are read, for a store that can leave out the others.
    package static let fields = [
        "session_id", "created_at", "report.sections.number", "report.sections.topic", "report.sections.state",
        "report.sections.score", "report.sections.key_points.sentence", "report.sections.key_points.message",
    ]

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case createdAt = "created_at"
        case report
    }

    private struct Report: Decodable {
        let sections: [Question]?
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            sessionID: try fields.decode(String.self, forKey: .sessionID),
            createdAt: try fields.decode(Timestamp.self, forKey: .createdAt),
            id: try fields.decode(ObjectID.self, forKey: .id),
            // The report may be in a form of another version's: then it has no results.
            questions: (try? fields.decodeIfPresent(Report.self, forKey: .report))?.sections ?? [])
    }
}

extension ReportResults.Question: Decodable {
    private enum CodingKeys: String, CodingKey {
        case number, topic, state, score
        case points = "key_points"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            number: try fields.decode(DocumentInteger.self, forKey: .number).value,
            topic: try fields.decodeIfPresent(String.self, forKey: .topic),
            state: try fields.decode(FeedbackReport.State.self, forKey: .state),
            score: try fields.decodeIfPresent(DocumentInteger.self, forKey: .score)?.value,
            points: try fields.decodeIfPresent([ReportResults.Point].self, forKey: .points) ?? [])
    }
}

extension ReportResults.Point: Decodable {
    private enum CodingKeys: CodingKey { case sentence, message }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try fields.decode(String.self, forKey: .sentence),
            isMade: try fields.decodeIfPresent(ObjectID.self, forKey: .message) != nil)
    }
}
