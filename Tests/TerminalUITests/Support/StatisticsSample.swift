import InterviewKit

@testable import TerminalUI

/// Statistics of some weeks, and the screen that shows them.
enum StatisticsSample {
    /// 2026-11-02T12:00:00Z
    private static let monday: Int64 = 1_793_620_800_000

    static func statistics(interviews: Int = 8, weeks: Int = 1) -> Statistics {
        var count = StatisticsCount { _ in 0 }
        var ids = ObjectIDGenerator(seed: 4)
        for number in 0..<interviews {
            let moment = Timestamp(milliseconds: monday + Int64(number * weeks) * 7 * 86_400_000)
            let session = Session(
                id: ids.next(at: moment), sessionID: "interview\(number)", role: number % 4 == 3 ? .aiGenAI : .java,
                level: .intermediate, status: number == 5 ? .paused : .completed, createdAt: moment, startedAt: moment,
                durationMinutes: 40)
            let questions: [ReportResults.Question] = [
                .init(
                    number: 1, topic: "api design", state: .scored, score: min(5, 1 + number / 2),
                    points: [
                        .init("Names what a caller may rely on.", isMade: true),
                        .init(
                            "Says how an interface changes without breaking those who use it already.", isMade: false),
                    ]),
                .init(
                    number: 2, topic: "concurrency", state: .counted,
                    points: [.init("Names a lock.", isMade: number % 2 == 0), .init("Names a race.", isMade: true)]),
            ]
            let report = ReportResults(
                sessionID: session.sessionID, createdAt: moment, id: session.id, questions: questions)
            count.add(session, number == 5 ? nil : report)
        }
        return count.statistics
    }

    static func screen(_ statistics: Statistics? = statistics(), gauge: Gauge = .blocks) -> StatsScreen {
        var screen = StatsScreen(title: "SQLite", gauge: gauge) { _ in "2026-11-02" }
        if let statistics { screen.take(statistics) }
        return screen
    }
}
