/// Lays a table out: columns side by side as wide as their cells, else narrowed with their cells wrapped, else, where not
/// even that is legible, each row as lines of "header: cell".
struct TableLayout {
    /// A line's pieces, and the place in the text that it begins with.
    private(set) var lines: [(pieces: [LayoutLine.Piece], start: Int)] = []
    private let table: Table
    private let content: StyledText
    private let room: Int

    private static let separator = " │ "
    private static let separatorColumns = 3
    /// A column that must be narrowed keeps these.
    private static let fewestColumns = 12

    init(_ table: Table, _ content: StyledText, room: Int) {
        self.table = table
        self.content = content
        self.room = room
        let columns = table.rows.first?.count ?? 0
        guard columns > 0 else { return }
        let natural = (0..<columns).map { column in
            table.rows.map { $0.indices.contains(column) ? width(of: $0[column]) : 0 }.max() ?? 0
        }
        if let widths = Self.narrowed(natural, to: room - (columns - 1) * Self.separatorColumns) {
            layOutSideBySide(widths, isWrapped: widths != natural)
        } else {
            layOutAsLines()
        }
    }

    private func width(of cell: Range<Int>) -> Int {
        content[cell].split(separator: "\n").map(WrappedText.columns(of:)).max() ?? 0
    }

    /// The widths, the widest cut down until all of them fit; nil when that would leave too little of them.
    private static func narrowed(_ widths: [Int], to room: Int) -> [Int]? {
        guard widths.reduce(0, +) > room else { return widths }
        var left = room
        // From the narrowest on, each takes what it needs of its fair share of what is left.
        var result = widths
        for (done, column) in widths.indices.sorted(by: { widths[$0] < widths[$1] }).enumerated() {
            result[column] = min(widths[column], left / (widths.count - done))
            if result[column] < min(widths[column], fewestColumns) { return nil }
            left -= result[column]
        }
        return result
    }

    // MARK: Side by side

    private mutating func layOutSideBySide(_ widths: [Int], isWrapped: Bool) {
        for (index, row) in table.rows.enumerated() {
            if index == 1 || (index > 1 && isWrapped) { addRule(widths, before: row) }
            let cells = widths.indices.map { column in
                row.indices.contains(column) ? wrapped(row[column], columns: widths[column]) : []
            }
            for line in 0..<max(1, cells.map(\.count).max() ?? 0) {
                var pieces: [LayoutLine.Piece] = []
                var left = 0
                for column in widths.indices {
                    if column > 0 { pieces.append(Self.added(Self.separator, at: left - Self.separatorColumns)) }
                    if cells[column].indices.contains(line) {
                        let part = cells[column][line]
                        let start = left + indentation(of: part, in: widths[column], column: column)
                        pieces.append(
                            LayoutLine.Piece(column: start, room: left + widths[column] - start, content: .part(part)))
                    }
                    left += widths[column] + Self.separatorColumns
                }
                lines.append((pieces, row.first?.lowerBound ?? 0))
            }
        }
    }

    private mutating func addRule(_ widths: [Int], before row: [Range<Int>]) {
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
        lines.append(([Self.added(rule, at: 0)], row.first?.lowerBound ?? 0))
    }

    private func indentation(of part: Range<Int>, in width: Int, column: Int) -> Int {
        let spare = max(0, width - WrappedText.columns(of: content[part]))
        switch table.alignments.indices.contains(column) ? table.alignments[column] : .left {
        case .left: return 0
        case .center: return spare / 2
        case .right: return spare
        }
    }

    // MARK: One below the other

    private mutating func layOutAsLines() {
        guard let header = table.rows.first else { return }
        for (index, row) in table.rows.dropFirst().enumerated() {
            if index > 0 { lines.append(([], row.first?.lowerBound ?? 0)) }
            for (column, cell) in row.enumerated() where header.indices.contains(column) {
                addLines(of: cell, under: header[column])
            }
        }
        // A table of a header alone.
        if table.rows.count == 1 { for cell in header { addParts(of: cell, indented: 0) } }
    }

    private mutating func addLines(of cell: Range<Int>, under header: Range<Int>) {
        let width = min(room, self.width(of: header))
        var pieces = [LayoutLine.Piece(column: 0, room: width, content: .part(header))]
        if width < room { pieces.append(Self.added(": ", at: width)) }
        let isOneLine = width + 2 + self.width(of: cell) <= room
        if isOneLine {
            pieces.append(LayoutLine.Piece(column: width + 2, room: room - width - 2, content: .part(cell)))
        }
        lines.append((pieces, cell.lowerBound))
        if !isOneLine { addParts(of: cell, indented: min(2, room - 1)) }
    }

    private mutating func addParts(of cell: Range<Int>, indented: Int) {
        for part in wrapped(cell, columns: room - indented) {
            let piece = LayoutLine.Piece(column: indented, room: room - indented, content: .part(part))
            lines.append(([piece], part.lowerBound))
        }
    }

    // MARK: Parts

    /// The lines of a cell, without the blanks that end them.
    private func wrapped(_ cell: Range<Int>, columns: Int) -> [Range<Int>] {
        let text = String(content[cell])
        return WrappedText(text, columns: columns).lines.map { line in
            let shown = text[line.range]
            let blanks = shown.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
            let start = cell.lowerBound + text.utf8.distance(from: text.startIndex, to: line.range.lowerBound)
            return start..<start + shown.utf8.count - blanks
        }
    }

    private static func added(_ text: String, at column: Int) -> LayoutLine.Piece {
        LayoutLine.Piece(column: column, room: TextGate.columns(of: text), content: .added(text, .rule))
    }
}
