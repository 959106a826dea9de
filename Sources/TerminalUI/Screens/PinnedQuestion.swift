/// The question in play above a transcript that has scrolled past it: its first lines, and how to see the others.
struct PinnedQuestion: Sendable {
    /// With fewer rows than this for the transcript there is no room for it.
    static let fewestRows = 3
    /// With fewer there is none for the rule below it.
    private static let fewestRowsWithRule = 5
    private static let textColumn = 3

    let columns: Int
    private let passages: [Passage]
    private let lines: [LayoutLine]

    init(_ block: TranscriptBlock, columns: Int) {
        self.columns = columns
        passages = block.passages
        lines = passages.enumerated().flatMap { place, passage in
            PassageLayout.lines(of: passage, at: place, columns: columns - Self.textColumn - 1)
        }.filter(\.hasText)
    }

    /// Draws it into the first of the transcript's rows, a third of them at most. Answers with how many it took.
    func draw(into frame: inout Frame, rows: Range<Int>) -> Int {
        let most = max(1, rows.count / 3)
        let isCut = lines.count > most
        for (index, line) in lines.prefix(most).enumerated() {
            let row = rows.lowerBound + index
            frame.put("│", row: row, column: 1, style: .interviewer)
            line.draw(
                passages[line.passage].content, marks: Marks(), shift: 0, into: &frame, row: row,
                column: Self.textColumn)
        }
        let height = min(most, lines.count)
        if isCut { drawEllipsis(into: &frame, row: rows.lowerBound + height - 1) }
        guard rows.count >= Self.fewestRowsWithRule else { return height }
        frame.fill(row: rows.lowerBound + height, with: "╌", style: .rule)
        if isCut {
            let hint = " /repeat shows all of it "
            frame.put(
                hint, row: rows.lowerBound + height, column: columns - TextGate.columns(of: hint) - 1, style: .muted)
        }
        return height + 1
    }

    /// Behind the last line's text, over its end where that is full.
    private func drawEllipsis(into frame: inout Frame, row: Int) {
        let last = (0..<columns).last { frame[row, $0].text != " " } ?? Self.textColumn
        let column = min(last + 2, columns - 2)
        frame.put(" …", row: row, column: column - 1, style: .muted)
    }
}
