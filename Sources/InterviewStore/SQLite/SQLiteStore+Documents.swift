internal import FoundationEssentials
internal import GRDB
package import InterviewKit

/// The program's own collections: each document as its JSON, beside its id and its session's.
extension SQLiteStore {
    package func save(_ plan: Plan) throws(StoreError) {
        let document = try Self.json(plan)
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO plans (_id, document) VALUES (?, ?)",
                arguments: [SQLiteText(plan.sessionID), document])
        }
    }

    package func plan(of sessionID: String) throws(StoreError) -> Plan? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM plans WHERE _id = ?", arguments: [SQLiteText(sessionID)])
                .map { try Self.document($0, in: "plans") }
        }
    }

    package func save(_ turn: Turn) throws(StoreError) {
        try save(turn, id: turn.id, sessionID: turn.sessionID, table: "turns")
    }

    package func turns(of sessionID: String) throws(StoreError) -> [Turn] {
        try documents(of: sessionID, table: "turns")
    }

    package func save(_ assessment: Assessment) throws(StoreError) {
        try save(assessment, id: assessment.id, sessionID: assessment.sessionID, table: "assessments")
    }

    package func assessments(of sessionID: String) throws(StoreError) -> [Assessment] {
        try documents(of: sessionID, table: "assessments")
    }

    package func save(_ feedback: Feedback) throws(StoreError) {
        try DocumentChecks.checkSize(of: feedback.content, in: "the report")
        try save(feedback, id: feedback.id, sessionID: feedback.sessionID, table: "feedback")
    }

    package func feedback(on sessionID: String) throws(StoreError) -> [Feedback] {
        let reports: [Feedback] = try documents(of: sessionID, table: "feedback")
        return reports.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    package func feedbackSummaries(of sessionIDs: [String]) throws(StoreError) -> [String: FeedbackSummary] {
        FeedbackSummary.newest(try written(on: sessionIDs))
    }

    package func reports(of sessionIDs: [String]) throws(StoreError) -> [String: ReportResults] {
        ReportResults.newest(try written(on: sessionIDs))
    }

    /// As much of the written reports on these sessions as `Value` reads.
    private func written<Value: Decodable>(on sessionIDs: [String]) throws(StoreError) -> [Value] {
        guard !sessionIDs.isEmpty else { return [] }
        return try read { database in
            let (sql, arguments) = try Self.writtenFeedback(on: sessionIDs).build(database)
            return try readable(Row.fetchCursor(database, sql: sql, arguments: arguments), limit: nil) {
                try Self.document($0, in: "feedback")
            }
        }
    }

    /// The rows of the written reports on these sessions.
    static func writtenFeedback(on sessionIDs: [String]) -> SQL {
        """
        SELECT _id, document FROM feedback WHERE session_id IN \(sessionIDs.map(SQLiteText.init))
        AND iif(json_valid(document), json_extract(document, '$.outcome') = 'written', 0)
        """
    }

    private func save(
        _ value: some Encodable, id: ObjectID, sessionID: String, table: String
    ) throws(StoreError) {
        let document = try Self.json(value)
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO \(table) (_id, session_id, document) VALUES (?, ?, ?)",
                arguments: [id.hex, SQLiteText(sessionID), document])
        }
    }

    private func documents<Value: Decodable>(of sessionID: String, table: String) throws(StoreError) -> [Value] {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT * FROM \(table) WHERE session_id = ? ORDER BY _id",
                arguments: [SQLiteText(sessionID)])
            return try readable(rows, limit: nil) { try Self.document($0, in: table) }
        }
    }

    /// JSON escapes NUL, so its text needs no ``SQLiteText``.
    private static func json(_ value: some Encodable) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw .refused("a document cannot be written as JSON")
        }
    }

    private static func document<Value: Decodable>(_ row: Row, in table: String) throws -> Value {
        let id = SQLiteText.fromDatabaseValue(row["_id"])?.string ?? "without an id"
        guard let json = SQLiteText.fromDatabaseValue(row["document"])?.string,
            let value = try? JSONDecoder().decode(Value.self, from: Data(json.utf8))
        else { throw MalformedRow(what: "document \(id) in \(table)") }
        return value
    }
}
