package import InterviewKit

/// Whether the candidate gets better: their statistics, to be scrolled. A value: keys in, frames out.
package struct StatsScreen: Sendable {
    package enum Wish: Hashable, Sendable {
        case leave
    }

    private enum Content: Sendable {
        /// So many interviews so far.
        case reading(Int)
        case failed(String)
        case read(Statistics)
    }

    private var content = Content.reading(0)
    private let title: String
    private let gauge: Gauge
    private let day: @Sendable (Timestamp) -> String
    private var help: HelpText?
    /// The first line shown.
    private var top = 0
    /// How many lines there are, and how many fit, as it was drawn last.
    private var drawn = (lines: 0, rows: 1)

    /// `title` names the store; `day` writes a day for the candidate.
    package init(title: String, gauge: Gauge, day: @escaping @Sendable (Timestamp) -> String) {
        self.title = title
        self.gauge = gauge
        self.day = day
    }

    // MARK: What is read

    /// Takes how many interviews were read so far.
    package mutating func follow(read count: Int) {
        if case .reading = content { content = .reading(count) }
    }

    package mutating func take(_ statistics: Statistics) { content = .read(statistics) }

    /// Takes why nothing can be read.
    package mutating func fail(_ sentence: String) { content = .failed(sentence) }

    // MARK: Keys

    /// The keys of this screen.
    package static let help = [
        KeyHelpGroup(
            "Progress",
            [
                KeyHelp("↑ ↓", "a line up, down; so does the wheel"),
                KeyHelp("PgUp PgDn, Space", "a page up, down"),
                KeyHelp("Home, End", "the beginning, the end"),
                KeyHelp("q, Esc, Ctrl-D", "back to the interviews"),
                KeyHelp("F1, ?", "this help"),
            ])
    ]

    /// Takes a key; answers with what is wanted, if anything is.
    package mutating func handle(_ key: Key) -> Wish? {
        if help != nil {
            if help?.handle(key) == true { help = nil }
            return nil
        }
        let page = max(1, drawn.rows - 1)
        switch key {
        case .function(1), .character("?"): help = HelpText(Self.help)
        case .up: top -= 1
        case .down: top += 1
        case .wheel(let lines): top += lines
        case .pageUp: top -= page
        case .pageDown, .character(" "): top += page
        case .home: top = 0
        case .end: top = drawn.lines
        case .character("q"), .escape, .control("d"): return .leave
        default: break
        }
        top = max(0, min(top, drawn.lines - drawn.rows))
        return nil
    }

    // MARK: Drawing

    /// The screen at `size`.
    package mutating func frame(_ size: Size) -> Frame {
        var frame = Frame(size: size)
        guard TooSmall.fits(size) else {
            TooSmall.draw(into: &frame)
            return frame
        }
        if help != nil {
            help?.draw(into: &frame)
            return frame
        }
        frame.fill(row: 0, style: .header)
        frame.put("Progress", row: 0, column: 1, style: .header)
        let column = size.columns - 1 - TextGate.columns(of: title)
        if column > 11 { frame.put(title, row: 0, column: column, style: .header) }
        let lines = lines(columns: size.columns - 2)
        drawn = (lines.count, size.rows - 3)
        top = max(0, min(top, drawn.lines - drawn.rows))
        for (row, line) in lines.dropFirst(top).prefix(drawn.rows).enumerated() {
            frame.put(line.text, row: row + 2, column: 1, limit: size.columns - 1, style: line.style)
        }
        let isLonger = drawn.lines > drawn.rows
        let scroll: [(key: String, does: String)] = isLonger ? [("↑ ↓", "scroll")] : []
        KeyLine.draw([("q", "back"), ("F1", "help")] + scroll, into: &frame)
        let below = drawn.lines - drawn.rows - top
        if below > 0 { drawRest(below, into: &frame) }
        return frame
    }

    /// How much there is below what is seen.
    private func drawRest(_ lines: Int, into frame: inout Frame) {
        let text = "\(lines) more"
        let column = frame.size.columns - 1 - TextGate.columns(of: text)
        if column > 34 { frame.put(text, row: frame.size.rows - 1, column: column, style: .muted) }
    }

    private func lines(columns: Int) -> [StatisticsText.Line] {
        switch content {
        case .reading(0): said("Reading …", .muted, columns)
        case .reading(let count): said("Reading … \(count) interviews so far.", .muted, columns)
        case .failed(let sentence): said(sentence, .failure, columns)
        case .read(let statistics) where statistics.interviews.started == 0:
            said("No interview has been started yet, so there is nothing to count.", .plain, columns)
        case .read(let statistics): StatisticsText(statistics, columns: columns, gauge: gauge, day: day).lines
        }
    }

    private func said(_ sentence: String, _ style: Style, _ columns: Int) -> [StatisticsText.Line] {
        WrappedText(sentence, columns: columns).lines.map { .init($0.shown, style) }
    }
}
