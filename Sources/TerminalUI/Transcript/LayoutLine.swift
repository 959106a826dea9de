/// A line of a laid out passage.
struct LayoutLine: Sendable {
    /// The passage's place in its block, and the place in its text that the line begins with.
    let passage: Int
    let start: Int
    var pieces: [Piece] = []

    struct Piece: Sendable {
        let column: Int
        /// Columns that it may take.
        let room: Int
        let content: Content
    }

    enum Content: Sendable {
        /// A part of the passage's text, in bytes.
        case part(Range<Int>)
        /// The same, for a line that is too long for the room and moves sideways, with the columns it takes whole.
        case movingPart(Range<Int>, columns: Int)
        /// What the layout adds.
        case added(String, Style)
    }

    /// Whether it is more than a blank line and margins.
    var hasText: Bool {
        pieces.contains { if case .added = $0.content { false } else { true } }
    }

    /// Whether it shows this place of its passage's text.
    func shows(_ offset: Int) -> Bool {
        pieces.contains { piece in
            switch piece.content {
            case .part(let range), .movingPart(let range, _): range.contains(offset)
            case .added: false
            }
        }
    }
}

/// Places in a passage's text that are shown in another style than their own, ascending.
struct Marks: Sendable {
    var ranges: [Range<Int>] = []
    var current: Range<Int>?
}

extension LayoutLine {
    /// Paints it, `column` being where its passage's columns are counted from. A moving part begins with the column
    /// `shift` of its text.
    func draw(
        _ content: StyledText, marks: Marks, shift: Int, into frame: inout Frame, row: Int, column: Int
    ) {
        for piece in pieces {
            let left = column + piece.column
            switch piece.content {
            case .added(let text, let style):
                frame.put(text, row: row, column: left, limit: left + piece.room, style: style)
            case .part(let range):
                var brush = Brush(content, marks: marks, window: 0..<piece.room)
                brush.paint(range, into: &frame, row: row, column: left)
            case .movingPart(let range, let columns):
                var brush = Brush(content, marks: marks, window: shift..<shift + piece.room)
                brush.paint(range, into: &frame, row: row, column: left)
                if shift > 0, columns > 0 { frame.put("‹", row: row, column: left, style: .notice) }
                if columns > shift + piece.room {
                    frame.put("›", row: row, column: left + piece.room - 1, style: .notice)
                }
            }
        }
    }
}

/// Paints a part of a styled text, cluster by cluster.
private struct Brush {
    private let content: StyledText
    private let marks: Marks
    /// The columns of the part that are seen.
    private let window: Range<Int>
    private var run = 0
    private var mark = 0

    init(_ content: StyledText, marks: Marks, window: Range<Int>) {
        self.content = content
        self.marks = marks
        self.window = window
    }

    mutating func paint(_ range: Range<Int>, into frame: inout Frame, row: Int, column left: Int) {
        run = content.run(at: range.lowerBound)
        mark = marks.ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        var offset = range.lowerBound
        var column = 0
        let part = content.index(range.lowerBound)..<content.index(range.upperBound)
        for cluster in DisplayClusters(content.text, in: part) {
            let columns = WrappedText.columns(of: cluster, at: column)
            let style = style(at: offset)
            if column >= window.lowerBound, column + columns <= window.upperBound {
                let place = left + column - window.lowerBound
                if cluster.shown == "\t" {
                    frame.fill(row: row, from: place, to: place + columns, style: style)
                } else {
                    frame.put(cluster, row: row, column: place, style: style)
                }
            }
            column += columns
            guard column < window.upperBound else { return }
            offset += content.text.utf8.distance(from: cluster.range.lowerBound, to: cluster.range.upperBound)
        }
    }

    private mutating func style(at offset: Int) -> Style {
        while mark < marks.ranges.count, marks.ranges[mark].upperBound <= offset { mark += 1 }
        while run + 1 < content.runs.count, content.runs[run + 1].start <= offset { run += 1 }
        if mark < marks.ranges.count, marks.ranges[mark].contains(offset) {
            return marks.ranges[mark] == marks.current ? .currentMatch : .match
        }
        return content.runs.isEmpty ? .plain : content.runs[run].style
    }
}

extension Array {
    /// The first place from which on `isBehind` holds, in an array that is ordered by it.
    func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
