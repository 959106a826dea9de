package import InterviewKit

/// The program's own collections.
extension MongoStore {
    package func save(_ plan: Plan) async throws(StoreError) {
        try await save(plan, id: .string(plan.sessionID), in: "plans")
    }

    package func plan(of sessionID: String) async throws(StoreError) -> Plan? {
        try await connection.run { database in
            let found = try database.find(["_id": .string(sessionID)], in: "plans", sort: ["_id": 1], limit: 1)
            return try found.first.map { try Self.decode(Plan.self, $0, in: "plans").get() }
        }
    }

    package func save(_ turn: Turn) async throws(StoreError) {
        try await save(turn, id: .objectID(turn.id), in: "turns")
    }

    package func turns(of sessionID: String) async throws(StoreError) -> [Turn] {
        try await find(["session_id": .string(sessionID)], in: "turns", sort: ["_id": 1])
    }

    package func save(_ assessment: Assessment) async throws(StoreError) {
        try await save(assessment, id: .objectID(assessment.id), in: "assessments")
    }

    package func assessments(of sessionID: String) async throws(StoreError) -> [Assessment] {
        try await find(["session_id": .string(sessionID)], in: "assessments", sort: ["_id": 1])
    }

    package func save(_ feedback: Feedback) async throws(StoreError) {
        try DocumentChecks.checkSize(of: feedback.content, in: "the report")
        try await save(feedback, id: .objectID(feedback.id), in: "feedback")
    }

    package func feedback(on sessionID: String) async throws(StoreError) -> [Feedback] {
        try await find(["session_id": .string(sessionID)], in: "feedback", sort: ["created_at": 1, "_id": 1])
    }

    package func feedbackSummaries(of sessionIDs: [String]) async throws(StoreError) -> [String: FeedbackSummary] {
        FeedbackSummary.newest(try await written(on: sessionIDs, FeedbackSummary.fields))
    }

    package func reports(of sessionIDs: [String]) async throws(StoreError) -> [String: ReportResults] {
        ReportResults.newest(try await written(on: sessionIDs, ReportResults.fields))
    }

    /// These fields of the written reports on these sessions.
    private func written<Value: Decodable & Sendable>(
        on sessionIDs: [String], _ names: [String]
    ) async throws(StoreError) -> [Value] {
        guard !sessionIDs.isEmpty else { return [] }
        var fields: BSONFields = [:]
        for name in names { fields.append(name, 1) }
        return try await find(
            Self.writtenFeedback(on: sessionIDs), in: "feedback", sort: ["session_id": 1], fields: fields)
    }

    /// The written reports on these sessions.
    static func writtenFeedback(on sessionIDs: [String]) -> BSONFields {
        ["session_id": ["$in": .array(sessionIDs.map(BSONValue.string))], "outcome": "written"]
    }

    private func save(
        _ value: some Encodable & Sendable, id: BSONValue, in collection: String
    ) async throws(StoreError) {
        try await connection.run { database in
            try database.replace(id: id, with: BSONDocument(encoding: value), in: collection)
        }
    }
}
