internal import InterviewKit
internal import TerminalUI

/// Reads the list of past interviews page by page, as the home screen asks for it.
struct PastPages: Sendable {
    let store: any SessionStore

    /// The interviews of a page, ready to be shown.
    func page(_ request: PastList.Request) async throws(StoreError) -> [PastInterview] {
        try await store.sessions(
            SessionFilter(status: request.status), after: request.after, limit: request.limit
        ).map(SessionLine.past)
    }

    /// What the reports on these sessions come to; a dash where there is none. Read at once.
    func results(of sessionIDs: [String]) async throws(StoreError) -> [String: String] {
        let summaries = try await store.feedbackSummaries(of: sessionIDs)
        return Dictionary(sessionIDs.map { ($0, summaries[$0]?.result ?? "-") }) { first, _ in first }
    }

    /// What goes with a session, in words: `14 messages`, and whether there is a report on it.
    func belongings(of sessionID: String) async throws(StoreError) -> (messages: String, hasFeedback: Bool) {
        let count = try await store.messages(of: sessionID, limit: Self.mostCounted, skip: 0).count
        let hasFeedback = try await !store.feedback(on: sessionID).isEmpty
        let messages =
            count == 1 ? "1 message" : count < Self.mostCounted ? "\(count) messages" : "\(count) messages or more"
        return (messages, hasFeedback)
    }

    private static let mostCounted = 1000
}

extension SessionLine {
    /// A session as the home screen lists it.
    static func past(_ session: Session) -> PastInterview {
        PastInterview(session, date: date(session.updatedAt), length: minutes(session.durationMinutes))
    }
}
