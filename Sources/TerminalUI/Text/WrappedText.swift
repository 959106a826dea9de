/// A text wrapped to a width: by words, wide clusters and over-long words by cluster. Newlines are kept, tabs reach to
/// the next multiple of 4 columns, blanks that do not fit hang unseen behind their line. Takes time in proportion to the
/// text.
package struct WrappedText: Hashable, Sendable {
    package let lines: [WrappedLine]
    let text: String
    private let columns: Int

    static let tabColumns = 4

    /// Wraps to `columns`, at least 1. There is always a line, if an empty one.
    package init(_ text: String, columns: Int) {
        self.text = text
        self.columns = max(1, columns)
        var wrapper = Wrapper(columns: self.columns, start: text.startIndex)
        var position = text.startIndex
        while position < text.endIndex {
            let (end, count) = Self.asciiRun(in: text, from: position, limit: self.columns + 1)
            if count > 1, wrapper.add(text[position..<end], columns: count) {
                position = end
                continue
            }
            // The run that does not fit, or else one cluster.
            var clusters = DisplayClusters(text, in: position..<(count > 1 ? end : text.endIndex))
            while let cluster = clusters.next() {
                wrapper.add(cluster)
                position = cluster.range.upperBound
                if count <= 1 { break }
            }
        }
        wrapper.finish(at: text.endIndex)
        lines = wrapper.lines
    }

    /// A run of printable ASCII without blanks, of at most `limit` columns: clusters that need no looking into. Most text
    /// is made of them.
    private static func asciiRun(in text: String, from start: String.Index, limit: Int) -> (String.Index, Int) {
        var previous = start
        var position = start
        var count = 0
        while position < text.endIndex, count < limit, (0x21...0x7E).contains(text.utf8[position]) {
            previous = position
            position = text.utf8.index(after: position)
            count += 1
        }
        // The last one may be joined by a mark behind it.
        let isJoined = position < text.endIndex && text.utf8[position] >= 0x80
        return isJoined && count > 0 ? (previous, count - 1) : (position, count)
    }

    /// Where a place in the original is on the screen. The column may equal the width, behind a full last line. Where two
    /// lines meet without a newline the place is at the beginning of the second.
    package func place(of index: String.Index) -> Point {
        var low = 0
        var high = lines.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lines[middle].range.lowerBound <= index { low = middle } else { high = middle - 1 }
        }
        let before = text[lines[low].range.lowerBound..<index]
        if before.isPlain, index == text.endIndex || text.utf8[index] < 0x80 {
            return Point(column: min(before.utf8.count, columns), row: low)
        }
        var column = 0
        for cluster in DisplayClusters(text, in: lines[low].range) where cluster.range.upperBound <= index {
            column = advance(column, over: cluster)
        }
        return Point(column: column, row: low)
    }

    /// The place in the original that is shown at `point`, or the nearest one of its line.
    package func index(at point: Point) -> String.Index {
        let row = min(max(0, point.row), lines.count - 1)
        let line = lines[row]
        var column = 0
        for cluster in DisplayClusters(text, in: line.range) {
            let next = advance(column, over: cluster)
            if next > point.column { return cluster.range.lowerBound }
            column = next
            // Behind the last cluster of a line that goes on is the beginning of the next line, another row.
            if cluster.range.upperBound == line.range.upperBound, row + 1 < lines.count,
                lines[row + 1].range.lowerBound == line.range.upperBound
            {
                return cluster.range.lowerBound
            }
        }
        return line.range.upperBound
    }

    private func advance(_ column: Int, over cluster: DisplayCluster) -> Int {
        min(column + Self.columns(of: cluster, at: column), columns)
    }

    /// Columns a cluster takes at a column of its line.
    static func columns(of cluster: DisplayCluster, at column: Int) -> Int {
        cluster.shown == "\t" ? tabColumns - column % tabColumns : cluster.columns
    }

    /// Columns of a line that is not wrapped.
    static func columns(of line: Substring) -> Int {
        DisplayClusters(line.base, in: line.startIndex..<line.endIndex).reduce(0) { $0 + columns(of: $1, at: $0) }
    }
}

/// One line of a wrapped text.
package struct WrappedLine: Hashable, Sendable {
    /// What is painted, tabs as blanks.
    package let shown: String
    /// Its place in the original, without the newline that ends it, with the blanks that hang behind it.
    package let range: Range<String.Index>
}

/// Fills line after line.
private struct Wrapper {
    /// Where the line being filled may end.
    private struct Opportunity {
        let index: String.Index
        /// Bytes and columns of what is shown before it.
        let bytes: Int
        let columns: Int
    }

    private(set) var lines: [WrappedLine] = []
    private let columns: Int
    private var start: String.Index
    private var shown = ""
    private var width = 0
    private var opportunity: Opportunity?

    init(columns: Int, start: String.Index) {
        self.columns = columns
        self.start = start
    }

    mutating func add(_ cluster: DisplayCluster) {
        switch cluster.shown {
        case "\n":
            finish(at: cluster.range.lowerBound)
            start = cluster.range.upperBound
        case " ", "\t":
            let wanted = WrappedText.columns(of: cluster, at: width)
            let room = min(wanted, columns - width)
            for _ in 0..<max(0, room) { shown.append(" ") }
            width += max(0, room)
            noteOpportunity(at: cluster.range.upperBound)
        default:
            if cluster.columns > 1 { noteOpportunity(at: cluster.range.lowerBound) }
            while width + cluster.columns > columns, width > 0 { breakLine(before: cluster.range.lowerBound) }
            shown += cluster.shown
            width += cluster.columns
            if cluster.columns > 1 { noteOpportunity(at: cluster.range.upperBound) }
        }
    }

    /// Adds a run of clusters of one column each, breaking the line before its word if it must. False when the run has to
    /// be broken itself; then it is not added.
    mutating func add(_ run: Substring, columns count: Int) -> Bool {
        if width + count > columns, opportunity != nil { breakLine(before: run.startIndex) }
        guard width + count <= columns else { return false }
        shown += run
        width += count
        return true
    }

    /// Ends the line being filled.
    mutating func finish(at index: String.Index) {
        lines.append(WrappedLine(shown: shown, range: start..<index))
        start = index
        shown = ""
        width = 0
        opportunity = nil
    }

    private mutating func noteOpportunity(at index: String.Index) {
        guard index > start else { return }
        opportunity = Opportunity(index: index, bytes: shown.utf8.count, columns: width)
    }

    /// Ends the line at its last opportunity, else before the cluster that does not fit, and carries the rest over.
    private mutating func breakLine(before index: String.Index) {
        guard let opportunity else { return finish(at: index) }
        let split = shown.utf8.index(shown.startIndex, offsetBy: opportunity.bytes)
        let rest = String(shown[split...])
        let restColumns = width - opportunity.columns
        shown = String(shown[..<split])
        finish(at: opportunity.index)
        shown = rest
        width = restColumns
    }
}
