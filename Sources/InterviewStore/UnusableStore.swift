package import InterviewKit

/// Stands where a store was configured that cannot be used at all: every call says why. So a screen can be drawn first
/// and the trouble be told on it.
package struct UnusableStore: SessionStore {
    package let name: String
    private let error: StoreError

    package init(name: String, error: StoreError) {
        self.name = name
        self.error = error
    }

    package func create(_ session: Session) async throws(StoreError) { throw error }
    package func session(_ sessionID: String) async throws(StoreError) -> Session? { throw error }
    package func sessions(
        _ filter: SessionFilter, after position: SessionPosition?, limit: Int?
    ) async throws(StoreError) -> [Session] { throw error }
    package func update(
        _ sessionID: String, _ change: SessionChange, ifStatus expected: Status?
    ) async throws(StoreError) -> Session { throw error }
    package func delete(_ sessionID: String) async throws(StoreError) -> Bool { throw error }
    package func append(_ message: Message) async throws(StoreError) { throw error }
    package func messages(of sessionID: String, limit: Int?, skip: Int) async throws(StoreError) -> [Message] {
        throw error
    }
    package func messages(
        of sessionID: String, after position: MessagePosition?, limit: Int
    ) async throws(StoreError) -> [Message] { throw error }
    package func newestMessage(of sessionID: String) async throws(StoreError) -> Message? { throw error }
    package func save(_ plan: Plan) async throws(StoreError) { throw error }
    package func plan(of sessionID: String) async throws(StoreError) -> Plan? { throw error }
    package func save(_ turn: Turn) async throws(StoreError) { throw error }
    package func turns(of sessionID: String) async throws(StoreError) -> [Turn] { throw error }
    package func save(_ assessment: Assessment) async throws(StoreError) { throw error }
    package func assessments(of sessionID: String) async throws(StoreError) -> [Assessment] { throw error }
    package func save(_ feedback: Feedback) async throws(StoreError) { throw error }
    package func feedback(on sessionID: String) async throws(StoreError) -> [Feedback] { throw error }
    package func search(_ query: SearchQuery, limit: Int) async throws(StoreError) -> [SearchHit] { throw error }
    package func searchIndex() async throws(StoreError) -> SearchIndex { throw error }
    package func makeSearchIndex() async throws(StoreError) { throw error }
    package func feedbackSummaries(
        of sessionIDs: [String]
    ) async throws(StoreError) -> [String: FeedbackSummary] { throw error }
    package func reports(of sessionIDs: [String]) async throws(StoreError) -> [String: ReportResults] { throw error }
    package func check() async throws(StoreError) -> StoreCheck { throw error }
}
