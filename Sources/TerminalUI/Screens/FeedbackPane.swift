internal import InterviewKit

/// The feedback on a past interview as it is read: its lines, one of its quotations chosen, and how far it is scrolled.
struct FeedbackPane: Sendable {
    /// A quotation, in the order of the report.
    let quotations: [Feedback.Quoted]
    /// The report in Markdown, to be copied; empty where there is none.
    let markdown: String
    /// Which of ``quotations`` is chosen.
    private(set) var chosen: Int?

    private let source: [ReportLine]
    private var lines: [ReportLine.Shown] = []
    private var columns = 0
    private var rows = 10
    private var top = 0
    /// Whether the chosen quotation is still to be brought into sight.
    private var isToShow = false

    init(_ feedback: Feedback?, isAnswered: Bool) {
        let quotations = feedback?.quoted ?? []
        let quoted = Dictionary(quotations.indices.map { (quotations[$0].line, $0) }) { first, _ in first }
        let readable = feedback?.readable ?? ""
        let report = readable.split(separator: "\n", omittingEmptySubsequences: false)
        self.quotations = quotations
        markdown = readable
        source =
            Self.opening(of: feedback, isAnswered: isAnswered)
            + report.enumerated().map { ReportLine(markdown: String($1), quotation: quoted[$0]) }
    }

    /// What is said before the report, or in its place.
    private static func opening(of feedback: Feedback?, isAnswered: Bool) -> [ReportLine] {
        guard let feedback else {
            let text =
                isAnswered
                ? "No feedback was written; f writes it."
                : "Nothing was answered, so there is nothing to give feedback on."
            return [ReportLine(text, style: .muted)]
        }
        guard let reason = feedback.reason else { return [] }
        let failed = ReportLine("The feedback failed: \(reason) f writes it again.", style: .failure)
        guard feedback.readable != nil else { return [failed] }
        let computed = ReportLine("What was computed without the model's remarks:", style: .muted)
        return [failed, ReportLine("", style: .plain), computed, ReportLine("", style: .plain)]
    }

    var quotation: Feedback.Quoted? { chosen.map { quotations[$0] } }

    // MARK: Moving

    mutating func scroll(by lines: Int) {
        top = max(0, min(top + lines, self.lines.count - rows))
    }

    mutating func scrollToTop() { top = 0 }

    mutating func scrollToEnd() { top = max(0, lines.count - rows) }

    var page: Int { max(1, rows - 1) }

    /// Chooses the next quotation, or the one before; the first time the first one in sight. False without any.
    mutating func choose(by steps: Int) -> Bool {
        guard !quotations.isEmpty else { return false }
        if let chosen {
            self.chosen = max(0, min(chosen + steps, quotations.count - 1))
        } else {
            let inSight = lines.dropFirst(top).prefix(rows).compactMap(\.quotation)
            chosen = (steps > 0 ? inSight.first : inSight.last) ?? 0
        }
        isToShow = true
        return true
    }

    private mutating func showChosen() {
        isToShow = false
        guard let chosen, let first = lines.firstIndex(where: { $0.quotation == chosen }),
            let last = lines.lastIndex(where: { $0.quotation == chosen })
        else { return }
        top = min(top, first)
        top = max(top, min(first, last - rows + 1))
    }

    // MARK: Drawing

    /// Draws into these columns and rows.
    mutating func draw(into frame: inout Frame, rows range: Range<Int>, from column: Int, to end: Int) {
        wrap(columns: end - column, rows: range.count)
        if isToShow { showChosen() }
        for (row, line) in zip(range, lines.dropFirst(top)) {
            let isChosen = line.quotation != nil && line.quotation == chosen
            if isChosen { frame.fill(row: row, from: column, to: end, style: .selection) }
            frame.put(
                line.text, row: row, column: column + line.indent, limit: end,
                style: isChosen ? .selection : line.style)
        }
    }

    /// Takes a new width, keeping the line at the top where it is.
    private mutating func wrap(columns: Int, rows: Int) {
        self.rows = rows
        if columns != self.columns {
            let before = lines.indices.contains(top) ? lines[top].source : 0
            self.columns = columns
            lines = source.enumerated().flatMap { $1.shown(columns: columns, source: $0) }
            top = lines.firstIndex { $0.source >= before } ?? 0
        }
        top = max(0, min(top, lines.count - rows))
    }
}
