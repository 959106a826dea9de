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
    /// The report in Markdown; for a failed one, what went wrong in a sentence.
    package let content: String
    /// Whom it is for, where whoever asked for it said so.
    package let userID: String?
    /// The report as data; nil for a failed one, and for one of an earlier version.
    package let report: FeedbackReport?

    /// The author of reports made from the question bank without a model.
    package static let bankAuthor = "question bank"
    /// What stands behind a report that ran into the model's limit.
    package static let cutNote = "\n\n_(The model's reply was cut short here.)_"

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
}
