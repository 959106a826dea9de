/// A block laid out at a width.
struct BlockLayout: Sendable {
    /// The screen's width from which on labels stand to the left.
    static let wideColumns = 60
    static let labelColumns = 13
    /// Blank columns to the left and to the right.
    static let margin = 1

    let columns: Int
    private(set) var passages: [Passage] = []
    private(set) var lines: [LayoutLine] = []
    /// The note, where it does not fit behind the last line.
    private var noteLines: [WrappedLine] = []
    private let isLabelAbove: Bool
    private let isFirst: Bool
    private let room: Int
    /// How many passages and lines a text that grows leaves as they are.
    private var closed = (passages: 0, lines: 0)

    init(_ block: TranscriptBlock, columns: Int, isFirst: Bool) {
        self.columns = columns
        self.isFirst = isFirst
        isLabelAbove = columns < Self.wideColumns && !block.label.isEmpty
        room = max(1, columns - Self.textColumn(columns) - Self.margin)
    }

    /// Lays out the passages, those that were closed last time excepted. Answers with the bytes it laid out.
    mutating func take(_ passages: [Passage], closed count: Int, note: String?) -> Int {
        lines.removeSubrange(closed.lines...)
        self.passages.removeSubrange(closed.passages...)
        var bytes = 0
        for place in closed.passages..<passages.count {
            if place == count { closed = (place, lines.count) }
            self.passages.append(passages[place])
            lines += PassageLayout.lines(of: passages[place], at: place, columns: room)
            bytes += passages[place].content.count
        }
        if count == passages.count { closed = (count, lines.count) }
        noteLines =
            note.flatMap { endOfLastLine + Self.noteGap + TextGate.columns(of: $0) <= room ? nil : $0 }
            .map { WrappedText($0, columns: room).lines } ?? []
        return bytes
    }

    private static let noteGap = 2

    private static func textColumn(_ columns: Int) -> Int {
        columns < wideColumns ? margin : margin + labelColumns
    }

    /// The column behind the last line's text, counted from where the text begins.
    private var endOfLastLine: Int {
        guard let line = lines.last, passages.indices.contains(line.passage) else { return 0 }
        return line.pieces.last.map { piece in
            switch piece.content {
            case .part(let range):
                piece.column
                    + min(piece.room, WrappedText.columns(of: passages[line.passage].content[range]))
            case .movingPart(_, let columns): piece.column + min(piece.room, columns)
            case .added(let text, _): piece.column + min(piece.room, TextGate.columns(of: text))
            }
        } ?? 0
    }

    /// Lines before the text: a blank one between blocks, and the label where it stands above.
    var linesBeforeText: Int { (isFirst ? 0 : 1) + (isLabelAbove ? 1 : 0) }

    var height: Int { linesBeforeText + max(1, lines.count) + noteLines.count }

    // MARK: Places

    /// The place in the block's passages that a line begins with; nil for one before or behind them.
    func place(ofLine line: Int) -> TextPlace? {
        let line = line - linesBeforeText
        guard lines.indices.contains(line) else { return nil }
        return TextPlace(passage: lines[line].passage, offset: lines[line].start)
    }

    /// The line that shows a place, or else the last one that begins before it.
    func line(of place: TextPlace) -> Int {
        let first = lines.partitioningIndex { $0.passage >= place.passage }
        let end = lines.partitioningIndex { $0.passage > place.passage }
        let line =
            (first..<end).first { lines[$0].shows(place.offset) }
            ?? (first..<end).last { lines[$0].start <= place.offset }
        return linesBeforeText + (line ?? max(0, min(first, lines.count - 1)))
    }

    /// The columns that a place is to the right of where its line begins to move; nil where it does not.
    func movingColumn(of place: TextPlace) -> (column: Int, room: Int)? {
        let line = line(of: place) - linesBeforeText
        guard lines.indices.contains(line) else { return nil }
        for piece in lines[line].pieces {
            guard case .movingPart(let range, _) = piece.content, range.contains(place.offset) else { continue }
            let before = passages[place.passage].content[range.lowerBound..<place.offset]
            return (WrappedText.columns(of: before), piece.room)
        }
        return nil
    }

    /// How far a line can be moved sideways until its end is seen.
    func mostShift(ofLine line: Int) -> Int {
        let line = line - linesBeforeText
        guard lines.indices.contains(line) else { return 0 }
        return lines[line].pieces.reduce(0) { most, piece in
            if case .movingPart(_, let columns) = piece.content { max(most, columns - piece.room) } else { most }
        }
    }

    // MARK: Painting

    /// Paints one of its lines. `marks` are those of the passage that the line belongs to.
    func draw(
        line: Int, of block: TranscriptBlock, marks: (Int) -> Marks, shift: Int, into frame: inout Frame, row: Int
    ) {
        let textColumn = Self.textColumn(columns)
        let line = line - linesBeforeText
        if line == (isLabelAbove ? -1 : 0) {
            let limit = isLabelAbove ? columns - Self.margin : textColumn - 1
            frame.put(block.label, row: row, column: Self.margin, limit: limit, style: block.labelStyle)
        }
        if lines.indices.contains(line) {
            let passage = lines[line].passage
            lines[line].draw(
                passages[passage].content, marks: marks(passage), shift: shift, into: &frame, row: row,
                column: textColumn)
        }
        if line == max(0, lines.count - 1), noteLines.isEmpty, let note = block.note {
            let end = endOfLastLine
            frame.put(note, row: row, column: textColumn + (end > 0 ? end + Self.noteGap : 0), style: .muted)
        } else if noteLines.indices.contains(line - max(1, lines.count)) {
            frame.put(noteLines[line - max(1, lines.count)].shown, row: row, column: textColumn, style: .muted)
        }
    }
}

/// A place in a block's text: a passage, and bytes from its start.
struct TextPlace: Hashable, Sendable {
    var passage: Int
    var offset: Int
}
