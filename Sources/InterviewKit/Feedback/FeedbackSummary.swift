/// What a written report comes to, in a few figures. It reads the same document as ``Feedback``, and of that no more than
/// these figures need.
package struct FeedbackSummary: Hashable, Sendable {
    package let sessionID: String
    package let createdAt: Timestamp
    package let id: ObjectID
    /// The mean of the scores, to one decimal; nil without any.
    package let total: Double?
    /// How many key points were mentioned, of how many, where answers were looked at by terms.
    package let mentioned: Int
    package let keyPoints: Int

    /// As a list shows it, for example `3.4 of 5`, or `mentioned 7 of 24` where nothing was scored; nil where the report
    /// has no figures.
    package var result: String? {
        if let total { return "\(total) of 5" }
        return keyPoints == 0 ? nil : "mentioned \(mentioned) of \(keyPoints)"
    }

    /// The newest of several on each session.
    package static func newest(_ summaries: [FeedbackSummary]) -> [String: FeedbackSummary] {
        Dictionary(summaries.map { ($0.sessionID, $0) }) { one, other in
            (one.createdAt, one.id) < (other.createdAt, other.id) ? other : one
        }
    }
}

extension FeedbackSummary {
    /// nil for a report that failed.
    package init?(_ feedback: Feedback) {
        guard feedback.outcome == .written else { return nil }
        let points = feedback.report?.sections.filter { $0.state == .counted }.flatMap(\.keyPoints) ?? []
        self.init(
            sessionID: feedback.sessionID, createdAt: feedback.createdAt, id: feedback.id,
            total: feedback.report?.total, mentioned: points.count { $0.message != nil }, keyPoints: points.count)
    }
}

extension FeedbackSummary: Decodable {
    /// The fields of the document that are read, for a store that can leave out the others.
    package static let fields = [
        "session_id", "created_at", "report.total", "report.sections.state", "report.sections.key_points.id",
        "report.sections.key_points.message",
    ]

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case createdAt = "created_at"
        case report
    }

    private struct Report: Decodable {
        struct Section: Decodable {
            struct Point: Decodable {
                let message: ObjectID?
            }
            let state: FeedbackReport.State
            let points: [Point]?

            private enum CodingKeys: String, CodingKey {
                case state
                case points = "key_points"
            }
        }
        let total: DocumentNumber?
        let sections: [Section]?
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        // The report may be in a form of another version's: then it has no figures.
        let report = try? fields.decodeIfPresent(Report.self, forKey: .report)
        let points = report?.sections?.filter { $0.state == .counted }.flatMap { $0.points ?? [] } ?? []
        self.init(
            sessionID: try fields.decode(String.self, forKey: .sessionID),
            createdAt: try fields.decode(Timestamp.self, forKey: .createdAt),
            id: try fields.decode(ObjectID.self, forKey: .id), total: report?.total?.value,
            mentioned: points.count { $0.message != nil }, keyPoints: points.count)
    }
}
