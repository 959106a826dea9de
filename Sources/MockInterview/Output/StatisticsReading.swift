internal import Foundation
internal import InterviewKit

/// Reads all sessions page by page, with the reports on each page at once, and counts them.
struct StatisticsReading: Sendable {
    let store: any SessionStore
    var role: Role?
    /// Interviews that were held before do not count.
    var since: Timestamp?

    /// How many sessions are read at once.
    private static let page = 500

    /// Says after each page how many sessions there were until then.
    func statistics(progress: @Sendable (Int) -> Void = { _ in }) async throws(StoreError) -> Statistics {
        var count = StatisticsCount(secondsFromGMT: Self.secondsFromGMT)
        var position: SessionPosition?
        var read = 0
        while true {
            let page = try await store.sessions(SessionFilter(role: role), after: position, limit: Self.page)
            let counted = page.filter { session in
                StatisticsCount.isStarted(session) && since.map { $0 <= StatisticsCount.date(session) } ?? true
            }
            let reports = try await store.reports(of: counted.map(\.sessionID))
            for session in counted { count.add(session, reports[session.sessionID]) }
            read += page.count
            progress(read)
            guard page.count == Self.page, let last = page.last, !Task.isCancelled else { return count.statistics }
            position = last.position
        }
    }

    /// By the candidate's time zone.
    private static func secondsFromGMT(_ timestamp: Timestamp) -> Int {
        TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: Double(timestamp.milliseconds) / 1000))
    }

    /// `YYYY-MM-DD` in the candidate's time zone.
    static func day(_ timestamp: Timestamp) -> String { String(SessionLine.date(timestamp).prefix { $0 != " " }) }
}
