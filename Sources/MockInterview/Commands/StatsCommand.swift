internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import TerminalUI

/// `mock-interview stats`: whether the candidate gets better.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Show your progress: results over time, and what was missed most.",
        discussion: """
            Scores by a model and mentions found without one are counted apart. Questions without an answer do not count.

            Example: mock-interview stats --role java --since 2026-01-01
            """)

    @Flag(help: "Print the figures as JSON.")
    var json = false

    @Option(help: "Only interviews for this role.")
    var role: Role?

    @Option(help: ArgumentHelp("Only interviews from this day on, YYYY-MM-DD.", valueName: "date"))
    var since: CalendarDay?

    @OptionGroup var common: CommonOptions

    /// The columns of what goes to a pipe or a file.
    private static let usualColumns = 80

    func run() async throws {
        let program = try Program(common)
        let statistics = try await program.withStore { store throws(StoreError) in
            try await StatisticsReading(store: store, role: role, since: since?.start).statistics()
        }
        if json {
            return Output.sayRaw(
                try JSONOutput.text(JSONOutput.Progress(role: role, since: since?.text, statistics: statistics)))
        }
        guard statistics.interviews.started > 0 else {
            let isNarrowed = role != nil || since != nil
            return Output.complain(
                isNarrowed
                    ? "No interview here fits that, so there is nothing to count."
                    : "No interviews here yet, so there is nothing to count; mock-interview new starts one.")
        }
        let text = StatisticsText(
            statistics, columns: TerminalRows.columns(of: STDOUT_FILENO) ?? Self.usualColumns,
            gauge: .suiting(ProcessInfo.processInfo.environment), day: StatisticsReading.day)
        for line in text.lines where !Output.isUnheard { Output.say(line.text) }
    }
}

/// A day of the candidate's calendar, as they type it.
struct CalendarDay: ExpressibleByArgument {
    /// `YYYY-MM-DD`.
    let text: String
    /// Its first moment in the candidate's time zone.
    let start: Timestamp

    /// nil for what is no day, such as 2026-02-30.
    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], argument.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }) else {
            return nil
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let wanted = DateComponents(year: numbers[0], month: numbers[1], day: numbers[2])
        guard let date = calendar.date(from: wanted) else { return nil }
        let found = calendar.dateComponents([.year, .month, .day], from: date)
        guard found.year == wanted.year, found.month == wanted.month, found.day == wanted.day else { return nil }
        text = argument
        start = Timestamp(date)
    }
}
