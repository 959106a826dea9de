/// One report on a session: a document of the program's own `feedback` collection. The newest written one counts.
package struct Feedback: Hashable, Codable, Sendable {
    /// Whether the report was written.
    package enum Outcome: String, Codable, Sendable {
        case written, failed
    }

    package let id: ObjectID
    package let sessionID: String
    package let createdAt: Timestamp
    package let outcome: Outcome
    /// Who wrote it: a model's name, or ``bankAuthor``.
    package let author: String
    /// The version of the program that asked for it.
    package let programVersion: String
    /// The report in Markdown; for a failed one, what went wrong in a sentence, and after an empty line what code had
    /// computed until then, if it had.
    package let content: String
    /// Whom it is for, where whoever asked for it said so.
    package let userID: String?
    /// The report as data; nil for a failed one, and for one that another version of the program wrote in another form.
    package let report: FeedbackReport?

    /// The author of reports made from the question bank without a model.
    package static let bankAuthor = "question bank"

    /// The report to show: the newest one that was written, else the newest one that failed, if there is any.
    package static func current(of reports: [Feedback]) -> Feedback? {
        reports.last { $0.outcome == .written } ?? reports.last
    }

    package init(
        id: ObjectID, sessionID: String, createdAt: Timestamp, outcome: Outcome, author: String,
        programVersion: String, content: String, userID: String? = nil,
        report: FeedbackReport? = nil
    ) {
        self.id = id
        self.sessionID = sessionID
        self.createdAt = createdAt
        self.outcome = outcome
        self.author = author
        self.programVersion = programVersion
        self.content = content
        self.userID = userID
        self.report = report
    }

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case createdAt = "created_at"
        case outcome, author
        case programVersion = "program_version"
        case content
        case userID = "user_id"
        case report
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(ObjectID.self, forKey: .id)
        sessionID = try fields.decode(String.self, forKey: .sessionID)
        createdAt = try fields.decode(Timestamp.self, forKey: .createdAt)
        outcome = try fields.decode(Outcome.self, forKey: .outcome)
        author = try fields.decode(String.self, forKey: .author)
        programVersion = try fields.decode(String.self, forKey: .programVersion)
        content = try fields.decode(String.self, forKey: .content)
        userID = try fields.decodeIfPresent(String.self, forKey: .userID)
        // The content can be read whatever became of the form of the data.
        report = try? fields.decodeIfPresent(FeedbackReport.self, forKey: .report)
    }
}

extension Feedback {
    /// What went wrong with a failed report, in a sentence; nil for one that was written.
    package var reason: String? {
        outcome == .written ? nil : content.firstRange(of: "\n\n").map { String(content[..<$0.lowerBound]) } ?? content
    }

    /// What is to be read: the report, or what code had computed before one failed; nil where there is nothing of it.
    package var readable: String? {
        guard outcome == .failed else { return content }
        return content.firstRange(of: "\n\n").map { String(content[$0.upperBound...]) }
    }
}
