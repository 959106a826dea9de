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
    /// What is searched in: each of them a block of its own.
    private let blocks: [TranscriptBlock]
    private var lines: [(source: Int, layout: LayoutLine)] = []
    private var columns = 0
    private var rows = 10
    private var top = 0
    /// Whether the chosen quotation is still to be brought into sight.
    private var isToShow = false
    private(set) var search: TranscriptSearch?
    /// The match that was brought into sight last, and the line at the top before the search.
    private var shown: TranscriptSearch.Match?
    private var origin = 0

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
        blocks = source.enumerated().map {
            TranscriptBlock(id: $0, label: "", labelStyle: .plain, text: $1.passage.content.text)
        }
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
            let inSight = lines.dropFirst(top).prefix(rows).compactMap { source[$0.source].quotation }
            chosen = (steps > 0 ? inSight.first : inSight.last) ?? 0
        }
        isToShow = true
        return true
    }

    private mutating func showChosen() {
        isToShow = false
        guard let chosen, let first = lines.firstIndex(where: { source[$0.source].quotation == chosen }),
            let last = lines.lastIndex(where: { source[$0.source].quotation == chosen })
        else { return }
        top = min(top, first)
        top = max(top, min(first, last - rows + 1))
    }

    /// Whether there are lines below those in sight.
    var hasMoreBelow: Bool { top + rows < lines.count }

    // MARK: Finding

    var isSearching: Bool { search != nil }

    mutating func beginSearch() {
        origin = top
        shown = nil
        search = TranscriptSearch(.oldestFirst, from: lines.indices.contains(top) ? lines[top].source : nil)
    }

    mutating func look(for words: String) {
        search?.look(for: words)
        // A report is short: all of it is looked through at once.
        search?.look(through: blocks, bytes: .max)
        if words.isEmpty { top = origin }
    }

    mutating func goToMatch(_ steps: Int) {
        if steps > 0 { search?.goToNext() } else { search?.goToPrevious() }
        shown = nil
    }

    /// Forgets what was searched for; `returns` also goes back to where one was before.
    mutating func endSearch(returns: Bool) {
        search = nil
        if returns { top = origin }
    }

    /// Brings the match that the search stands at into sight, once.
    private mutating func showMatch() {
        guard let current = search?.current, current != shown else { return }
        shown = current
        guard
            let line = lines.firstIndex(where: {
                $0.source == current.block && $0.layout.shows(current.range.lowerBound)
            }), !(top..<top + rows).contains(line)
        else { return }
        top = max(0, min(line - rows / 2, lines.count - rows))
    }

    // MARK: Drawing

    /// Draws into these columns and rows.
    mutating func draw(into frame: inout Frame, rows range: Range<Int>, from column: Int, to end: Int) {
        wrap(columns: end - column, rows: range.count)
        if isToShow { showChosen() }
        showMatch()
        for (row, line) in zip(range, lines.dropFirst(top)) {
            let report = source[line.source]
            let isChosen = report.quotation != nil && report.quotation == chosen
            if isChosen { frame.fill(row: row, from: column, to: end, style: .selection) }
            let marks = search?.marks(in: [report.passage], ofBlock: line.source)[0] ?? Marks()
            let layout = isChosen ? line.layout.restyled(.selection) : line.layout
            let content =
                isChosen ? StyledText(report.passage.content.text, style: .selection) : report.passage.content
            layout.draw(content, marks: marks, shift: 0, into: &frame, row: row, column: column)
        }
    }

    /// Takes a new width, keeping the line at the top where it is.
    private mutating func wrap(columns: Int, rows: Int) {
        self.rows = rows
        if columns != self.columns {
            let before = lines.indices.contains(top) ? lines[top].source : 0
            self.columns = columns
            lines = source.enumerated().flatMap { place, line in
                PassageLayout.lines(of: line.passage, at: 0, columns: columns).map { (place, $0) }
            }
            top = lines.firstIndex { $0.source >= before } ?? 0
            shown = nil
        }
        top = max(0, min(top, lines.count - rows))
    }
}

extension LayoutLine {
    /// The line with what the layout adds in one style.
    fileprivate func restyled(_ style: Style) -> LayoutLine {
        var line = self
        line.pieces = pieces.map { piece in
            guard case .added(let text, _) = piece.content else { return piece }
            return Piece(column: piece.column, room: piece.room, content: .added(text, style))
        }
        return line
    }
}
