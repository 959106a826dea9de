/// What is on the screen: a grid of styled cells, and the place of the cursor. Screens draw into it, tests compare it,
/// the terminal paints it.
package struct Frame: Hashable, Sendable {
    package let size: Size
    /// Where the terminal's cursor is shown; nil hides it.
    package var caret: Point?
    /// Row by row, so that a row that stays as it is is handed on and found the same without a look at its cells. A cluster
    /// of n columns is one cell with its text, then n - 1 cells without any.
    private var cells: [[Cell]]

    /// An empty frame; negative sizes count as 0.
    package init(size: Size) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        cells = Array(repeating: Array(repeating: Cell.blank, count: self.size.columns), count: self.size.rows)
    }

    /// The cell at this place, a blank one outside of the frame.
    package subscript(row: Int, column: Int) -> Cell {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return .blank }
        return cells[row][column]
    }

    /// Passes `text` through the gate and paints what fits between `column` and `limit` (the row's end when nil), never
    /// half of a wide cluster. Newlines and tabs are painted as one blank. Answers with the column behind the text.
    @discardableResult
    package mutating func put(
        _ text: String, row: Int, column: Int, limit: Int? = nil, style: Style = .plain
    ) -> Int {
        let end = min(limit ?? size.columns, size.columns)
        guard (0..<size.rows).contains(row) else { return column }
        var column = column
        if text.isPlain { return put(plain: text, row: row, column: column, end: end, style: style) }
        for cluster in DisplayClusters(text) where cluster.columns > 0 {
            guard column + cluster.columns <= end else { break }
            if column >= 0 {
                set(Cell(cluster, style: style), columns: cluster.columns, row: row, column: column)
            }
            column += cluster.columns
        }
        return column
    }

    /// Paints printable ASCII, of which each byte is a cell.
    private mutating func put(plain text: String, row: Int, column: Int, end: Int, style: Style) -> Int {
        let first = max(0, column)
        let range = first..<max(first, min(end, column + text.utf8.count))
        if !range.isEmpty {
            releaseCluster(at: first, row: row)
            releaseCluster(at: range.upperBound - 1, row: row)
            var text = text
            text.withUTF8 { bytes in
                cells[row].withUnsafeMutableBufferPointer { cells in
                    for place in range { cells[place] = Cell(ascii: bytes[place - column], style: style) }
                }
            }
        }
        return column >= end ? column : min(end, column + text.utf8.count)
    }

    /// Paints a cell of one column, if it is inside the frame.
    mutating func put(_ cell: Cell, row: Int, column: Int) {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return }
        set(cell, columns: 1, row: row, column: column)
    }

    /// Paints one cluster that has passed the gate, if the whole of it is inside the frame.
    mutating func put(_ cluster: DisplayCluster, row: Int, column: Int, style: Style) {
        guard cluster.columns > 0, (0..<size.rows).contains(row), column >= 0,
            column + cluster.columns <= size.columns
        else { return }
        set(Cell(cluster, style: style), columns: cluster.columns, row: row, column: column)
    }

    /// Repeats `character` from one column to another (the row's end when nil).
    package mutating func fill(
        row: Int, from: Int = 0, to: Int? = nil, with character: Character = " ", style: Style
    ) {
        let end = min(to ?? size.columns, size.columns)
        guard (0..<size.rows).contains(row), let cluster = TextGate.clusters(String(character)).first,
            cluster.columns > 0
        else { return }
        let cell = Cell(cluster, style: style)
        if cluster.columns == 1, from <= 0, end == size.columns {
            cells[row] = Array(repeating: cell, count: end)
            return
        }
        var column = max(0, from)
        while column + cluster.columns <= end {
            set(cell, columns: cluster.columns, row: row, column: column)
            column += cluster.columns
        }
    }

    /// Some of a frame's rows, to be put into another of the same width.
    struct Rows: Sendable {
        let range: Range<Int>
        fileprivate let cells: ArraySlice<[Cell]>
    }

    /// Rows that exist.
    func rows(_ range: Range<Int>) -> Rows { Rows(range: range, cells: cells[range]) }

    /// Puts rows where they were taken from, in place of what is there.
    mutating func put(_ rows: Rows) {
        for row in rows.range {
            precondition(rows.cells[row].count == size.columns, "rows of another width")
            cells[row] = rows.cells[row]
        }
    }

    /// Each row's text, trailing blanks removed.
    package var text: [String] {
        (0..<size.rows).map { row in
            var line = ""
            for cell in self.row(row) { line += cell.text }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The cells of a row that exists.
    func row(_ row: Int) -> [Cell] { cells[row] }

    private mutating func set(_ cell: Cell, columns: Int, row: Int, column: Int) {
        releaseCluster(at: column, row: row)
        if columns > 1 { releaseCluster(at: column + columns - 1, row: row) }
        cells[row][column] = cell
        guard columns > 1 else { return }
        for next in column + 1..<column + columns {
            cells[row][next] = Cell(text: "", style: cell.style)
        }
    }

    /// Blanks the whole of a wide cluster of which one cell is about to be painted over.
    private mutating func releaseCluster(at column: Int, row: Int) {
        let isWide = cells[row][column].isEmpty || (column + 1 < size.columns && cells[row][column + 1].isEmpty)
        guard isWide else { return }
        var first = column
        while cells[row][first].isEmpty, first > 0 { first -= 1 }
        cells[row][first].text = " "
        var next = first + 1
        while next < size.columns, cells[row][next].isEmpty {
            cells[row][next].text = " "
            next += 1
        }
    }
}

/// One cell of a frame, in eight bytes.
package struct Cell: Hashable, Sendable {
    /// The cluster, and the style in the seven bits that it leaves free.
    private var bits: UInt64

    private static let styleShift: UInt64 = 56
    private static let styleBits: UInt64 = 0x7F << styleShift

    package init(text: String, style: Style) {
        bits = PackedCluster(text).code | UInt64(style.rawValue) << Self.styleShift
    }

    init(ascii byte: UInt8, style: Style) {
        bits = PackedCluster(ascii: byte).code | UInt64(style.rawValue) << Self.styleShift
    }

    /// The first cell of a cluster; newlines and tabs are painted as a blank.
    init(_ cluster: DisplayCluster, style: Style) {
        let isBlank = cluster.shown == "\n" || cluster.shown == "\t"
        self.init(text: isBlank ? " " : cluster.shown, style: style)
    }

    private var cluster: PackedCluster { PackedCluster(code: bits & ~Self.styleBits) }

    /// A grapheme cluster as it is painted; empty in the cells that a wide one to the left reaches into.
    package var text: String {
        get { cluster.text }
        set { self = Cell(text: newValue, style: style) }
    }

    package var style: Style {
        Style(rawValue: UInt8(truncatingIfNeeded: (bits & Self.styleBits) >> Self.styleShift)) ?? .plain
    }

    /// Whether a wide cluster to the left reaches into it.
    var isEmpty: Bool { cluster.isEmpty }

    static let blank = Cell(text: " ", style: .plain)
}
