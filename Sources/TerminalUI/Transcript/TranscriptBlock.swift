/// A message as the transcript shows it.
package struct TranscriptBlock: Hashable, Sendable, Identifiable {
    /// Its place in the list.
    package var id: Int
    /// Whose it is, such as "Interviewer": in a column to the left, where the screen is narrow on a line above.
    package var label: String
    package var labelStyle: Style
    package var text: String
    package var textStyle: Style
    /// A remark such as "cut short", muted behind the text.
    package var note: String?

    package init(
        id: Int, label: String, labelStyle: Style, text: String, textStyle: Style = .plain, note: String? = nil
    ) {
        self.id = id
        self.label = label
        self.labelStyle = labelStyle
        self.text = text
        self.textStyle = textStyle
        self.note = note
    }
}

/// A block laid out at a width.
struct BlockLayout {
    /// The screen's width from which on labels stand to the left.
    static let wideColumns = 60
    static let labelColumns = 13
    /// Blank columns to the left and to the right.
    static let margin = 1

    let columns: Int
    let text: WrappedText
    /// The note, where it does not fit behind the last line.
    private let noteLines: [WrappedLine]
    private let isLabelAbove: Bool
    private let isFirst: Bool

    init(_ block: TranscriptBlock, columns: Int, isFirst: Bool) {
        self.columns = columns
        self.isFirst = isFirst
        isLabelAbove = columns < Self.wideColumns && !block.label.isEmpty
        let room = columns - Self.textColumn(columns) - Self.margin
        text = WrappedText(block.text, columns: room)
        let used = TextGate.columns(of: text.lines.last?.shown ?? "")
        if let note = block.note, used + Self.noteGap + TextGate.columns(of: note) > room {
            noteLines = WrappedText(note, columns: room).lines
        } else {
            noteLines = []
        }
    }

    private static let noteGap = 2

    private static func textColumn(_ columns: Int) -> Int {
        columns < wideColumns ? margin : margin + labelColumns
    }

    /// Lines before the text: a blank one between blocks, and the label where it stands above.
    var linesBeforeText: Int { (isFirst ? 0 : 1) + (isLabelAbove ? 1 : 0) }

    var height: Int { linesBeforeText + text.lines.count + noteLines.count }

    /// Paints one of its lines.
    func draw(line: Int, of block: TranscriptBlock, into frame: inout Frame, row: Int) {
        let textColumn = Self.textColumn(columns)
        let line = line - linesBeforeText
        if line == (isLabelAbove ? -1 : 0) {
            let limit = isLabelAbove ? columns - Self.margin : textColumn - 1
            frame.put(block.label, row: row, column: Self.margin, limit: limit, style: block.labelStyle)
        }
        if text.lines.indices.contains(line) {
            let end = frame.put(text.lines[line].shown, row: row, column: textColumn, style: block.textStyle)
            guard line == text.lines.count - 1, noteLines.isEmpty, let note = block.note else { return }
            frame.put(note, row: row, column: end > textColumn ? end + Self.noteGap : end, style: .muted)
        } else if noteLines.indices.contains(line - text.lines.count) {
            frame.put(noteLines[line - text.lines.count].shown, row: row, column: textColumn, style: .muted)
        }
    }
}
