/// Where the lines of a wrapped text begin, kept from one edit to the next: an edit wraps anew from shortly before it until
/// the lines fall together with the old ones, so that a key costs the same in a text of 100 kB as in a short one.
///
/// The lines are those of ``WrappedText``. That is greedy: how a line goes depends on where it begins and on no line
/// before it, which is what lets the lines behind an edit stay.
struct DraftLayout: Sendable {
    let columns: Int
    /// Bytes of UTF-8, ascending; the first is 0.
    private(set) var starts: [Int]
    /// How many bytes were wrapped so far; for tests.
    private(set) var wrappedBytes = 0

    /// How many bytes are wrapped at once, unless a line has more.
    private static let mostAtOnce = 4 << 10

    init(_ text: String, columns: Int) {
        self.columns = max(1, columns)
        starts = []
        starts = wrap(text, from: 0) { _ in false }
    }

    /// Follows an edit: at byte `offset`, `removed` bytes gave way to `inserted` ones, which made `text`.
    mutating func follow(_ text: String, offset: Int, removed: Int, inserted: Int) {
        let first = firstChanged(byEditAt: offset, in: text)
        let behind = starts.partitioningIndex { $0 > offset + removed }
        var rest = starts[behind...].map { $0 - removed + inserted }[...]
        let fresh = wrap(text, from: starts[first]) { start in
            rest = rest.drop { $0 < start }
            return rest.first == start
        }
        // Without a meeting point the text was wrapped to its end.
        if let last = fresh.last, rest.first != last { rest = [] }
        starts = starts[..<first] + fresh + rest.dropFirst()
    }

    /// The first line that an edit may change. A line ends where the word behind it does not fit, so the line before changes
    /// with the first word of one; one more is for safety.
    private func firstChanged(byEditAt offset: Int, in text: String) -> Int {
        let row = row(ofByte: offset)
        let start = text.utf8.index(text.startIndex, offsetBy: starts[row])
        let before = text[start..<text.utf8.index(start, offsetBy: offset - starts[row])]
        // Not if it is the last byte: a mark typed behind a blank joins it.
        let isBehindFirstWord = before.isPlain && before.utf8.dropLast().contains(UInt8(ascii: " "))
        return isBehindFirstWord ? row : max(0, row - 2)
    }

    var count: Int { starts.count }

    /// The line in which a byte is; where two lines meet without a newline, the second.
    func row(ofByte offset: Int) -> Int { max(0, starts.partitioningIndex { $0 > offset } - 1) }

    /// A line as it is painted.
    func shown(_ row: Int, of text: String) -> String {
        let line = range(row, of: text).line
        // Of such a line no more than blanks at its end can be too much.
        if text[line].isPlain { return String(decoding: text.utf8[line].prefix(columns), as: UTF8.self) }
        return wrapped(text[line]).lines[0].shown
    }

    /// Where a place in `text` is on the screen.
    func place(of index: String.Index, in text: String) -> Point {
        let offset = text.utf8.distance(from: text.startIndex, to: index)
        let row = row(ofByte: offset)
        let line = range(row, of: text).line
        let before = text[line.lowerBound..<index]
        if before.isPlain, index == text.endIndex || text.utf8[index] < 0x80 {
            return Point(column: min(before.utf8.count, columns), row: row)
        }
        let wrapped = wrapped(text[line])
        let place = wrapped.text.utf8.index(wrapped.text.startIndex, offsetBy: offset - starts[row])
        return Point(column: wrapped.place(of: place).column, row: row)
    }

    /// The place in `text` that is shown at `point`, or the nearest one of its line.
    func index(at point: Point, in text: String) -> String.Index {
        let row = min(max(0, point.row), count - 1)
        let (line, isContinued) = range(row, of: text)
        let wrapped = wrapped(text[line])
        var place = wrapped.index(at: Point(column: point.column, row: 0))
        // Behind the last cluster of a line that goes on is the beginning of the next line, another row.
        if place == wrapped.text.endIndex, isContinued { place = wrapped.text.before(place) }
        let offset = starts[row] + wrapped.text.utf8.distance(from: wrapped.text.startIndex, to: place)
        return text.utf8.index(text.startIndex, offsetBy: offset)
    }

    /// Where a line is, without the newline that ends it, and whether another goes on from it without one.
    private func range(_ row: Int, of text: String) -> (line: Range<String.Index>, isContinued: Bool) {
        let start = text.utf8.index(text.startIndex, offsetBy: starts[row])
        guard row + 1 < count else { return (start..<text.endIndex, false) }
        let end = text.utf8.index(text.startIndex, offsetBy: starts[row + 1])
        let last = text.utf8.index(before: end)
        return text.utf8[last] == UInt8(ascii: "\n") ? (start..<last, false) : (start..<end, true)
    }

    /// A line by itself, laid out as it is within the text.
    private func wrapped(_ line: Substring) -> WrappedText { WrappedText(String(line), columns: columns) }

    /// Wraps from the line that begins at byte `first`, up to the end or to the first start that is known, that included.
    private mutating func wrap(_ text: String, from first: Int, until isKnown: (Int) -> Bool) -> [Int] {
        var starts = [first]
        let count = text.utf8.count
        var position = first
        // How much text is wrapped at once, in bytes: most edits reach no further than a few lines.
        var size = 4 * columns
        while true {
            let start = text.utf8.index(text.startIndex, offsetBy: position)
            let end = text.clusterBoundary(atByte: min(position + size, count))
            let piece = String(text[start..<end])
            wrappedBytes += piece.utf8.count
            // The usual answer begins with one line.
            if end == text.endIndex, piece.utf8.count <= columns, piece.isPlain { return starts }
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
            size = max(size, min(2 * size, Self.mostAtOnce))
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
