/// Where the lines of a wrapped text begin, kept from one edit to the next: an edit wraps anew from shortly before it until
/// the lines fall together with the old ones, so that a key costs the same in a text of 100 kB as in a short one.
///
/// The lines are those of ``WrappedText``. That is greedy: how a line goes depends on where it begins and on no line
/// before it, which is what lets the lines behind an edit stay.
struct DraftLayout: Sendable {
    let columns: Int
    /// Bytes of UTF-8, ascending; the first is 0.
    private(set) var starts: [Int]

    /// How much text is wrapped at once, in bytes.
    private static let piece = 4 << 10

    init(_ text: String, columns: Int) {
        self.columns = max(1, columns)
        starts = Self.starts(in: text, from: 0, columns: self.columns) { _ in false }
    }

    /// Follows an edit: at byte `offset`, `removed` bytes gave way to `inserted` ones, which made `text`.
    mutating func follow(_ text: String, offset: Int, removed: Int, inserted: Int) {
        // A line ends where the word behind it does not fit, so the line before may change too; one more is for safety.
        let first = max(0, row(ofByte: offset) - 2)
        let behind = starts.partitioningIndex { $0 > offset + removed }
        var rest = starts[behind...].map { $0 - removed + inserted }[...]
        let fresh = Self.starts(in: text, from: starts[first], columns: columns) { start in
            rest = rest.drop { $0 < start }
            return rest.first == start
        }
        // Without a meeting point the text was wrapped to its end.
        if let last = fresh.last, rest.first != last { rest = [] }
        starts = starts[..<first] + fresh + rest.dropFirst()
    }

    var count: Int { starts.count }

    /// The line in which a byte is; where two lines meet without a newline, the second.
    func row(ofByte offset: Int) -> Int { max(0, starts.partitioningIndex { $0 > offset } - 1) }

    /// A line as it is painted.
    func shown(_ row: Int, of text: String) -> String { line(row, of: text).wrapped.lines[0].shown }

    /// Where a place in `text` is on the screen.
    func place(of index: String.Index, in text: String) -> Point {
        let offset = text.utf8.distance(from: text.startIndex, to: index)
        let row = row(ofByte: offset)
        let line = line(row, of: text)
        let place = line.text.utf8.index(line.text.startIndex, offsetBy: offset - starts[row])
        return Point(column: line.wrapped.place(of: place).column, row: row)
    }

    /// The place in `text` that is shown at `point`, or the nearest one of its line.
    func index(at point: Point, in text: String) -> String.Index {
        let row = min(max(0, point.row), count - 1)
        let line = line(row, of: text)
        var place = line.wrapped.index(at: Point(column: point.column, row: 0))
        // Behind the last cluster of a line that goes on is the beginning of the next line, another row.
        if place == line.text.endIndex, line.isContinued { place = line.text.before(place) }
        let offset = starts[row] + line.text.utf8.distance(from: line.text.startIndex, to: place)
        return text.utf8.index(text.startIndex, offsetBy: offset)
    }

    private func line(_ row: Int, of text: String) -> (text: String, wrapped: WrappedText, isContinued: Bool) {
        let start = text.utf8.index(text.startIndex, offsetBy: starts[row])
        var end = text.endIndex
        var isContinued = false
        if row + 1 < count {
            end = text.utf8.index(text.startIndex, offsetBy: starts[row + 1])
            let last = text.utf8.index(before: end)
            isContinued = text.utf8[last] != UInt8(ascii: "\n")
            if !isContinued { end = last }
        }
        let line = String(text[start..<end])
        return (line, WrappedText(line, columns: columns), isContinued)
    }

    /// Wraps from the line that begins at byte `first`, up to the end or to the first start that is known, that included.
    private static func starts(
        in text: String, from first: Int, columns: Int, until isKnown: (Int) -> Bool
    ) -> [Int] {
        var starts = [first]
        let count = text.utf8.count
        var position = first
        var size = piece
        while true {
            let start = text.utf8.index(text.startIndex, offsetBy: position)
            let end = text.clusterBoundary(atByte: min(position + size, count))
            let piece = String(text[start..<end])
            let lines = WrappedText(piece, columns: columns).lines
            // The last line of a piece may go on; where it begins is certain.
            if lines.count == 1, end < text.endIndex {
                size *= 2
                continue
            }
            let base = position
            for line in lines.dropFirst() {
                position = base + piece.utf8.distance(from: piece.startIndex, to: line.range.lowerBound)
                starts.append(position)
                if isKnown(position) { return starts }
            }
            if end == text.endIndex { return starts }
        }
    }
}

extension [Int] {
    /// The first index from which on `isBehind` holds, which must hold from some index on and not before.
    fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
