/// A screen's help, over the whole of it: in two columns where they fit, and scrolled where it is longer than the screen.
package struct HelpText: Hashable, Sendable {
    private let groups: [KeyHelpGroup]
    /// The first line shown.
    private var top = 0
    /// How many lines there are, and how many fit, as it was drawn last.
    private var drawn = (lines: 0, rows: 1)

    /// Columns of the keys, and the least for what they do beside them.
    private static let keyColumns = 20
    private static let leastTextColumns = 30
    private static let margin = 2
    private static let gap = 4

    package init(_ groups: [KeyHelpGroup]) { self.groups = groups }

    package static func == (one: Self, other: Self) -> Bool { one.groups == other.groups && one.top == other.top }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(groups)
        hasher.combine(top)
    }

    /// Takes a key; true when it closes the help, as every key does that does not scroll.
    package mutating func handle(_ key: Key) -> Bool {
        let page = max(1, drawn.rows - 1)
        let last = max(0, drawn.lines - drawn.rows)
        guard last > 0 else { return true }
        switch key {
        case .up: top -= 1
        case .down: top += 1
        case .pageUp: top -= page
        case .pageDown, .character(" "): top += page
        case .wheel(let lines): top += lines
        case .home: top = 0
        case .end: top = last
        default: return true
        }
        top = max(0, min(top, last))
        return false
    }

    /// Draws it over the whole of `frame`.
    package mutating func draw(into frame: inout Frame) {
        let rows = max(1, frame.size.rows - 1)
        let columns = columns(of: frame.size, rows: rows)
        let count = columns.map(\.count).max() ?? 0
        drawn = (count, rows)
        top = max(0, min(top, count - rows))
        for row in 0..<frame.size.rows { frame.fill(row: row, style: .plain) }
        frame.caret = nil
        let width = (frame.size.columns - Self.margin) / max(1, columns.count)
        for (index, lines) in columns.enumerated() {
            for (row, line) in lines.dropFirst(top).prefix(rows).enumerated() {
                line.draw(into: &frame, row: row, column: Self.margin + index * width)
            }
        }
        let keys: [(key: String, does: String)] = [("Any key", "goes back.")]
        let scroll: [(key: String, does: String)] =
            count > rows ? [("↑ ↓", "scroll")] : []
        KeyLine.draw(keys + scroll, into: &frame)
    }

    /// A screen's help that nobody scrolls.
    package static func draw(_ groups: [KeyHelpGroup], into frame: inout Frame) {
        var help = HelpText(groups)
        help.draw(into: &frame)
    }

    // MARK: Lines

    private struct Line {
        /// What stands where in it.
        let parts: [(text: String, column: Int, style: Style)]

        func draw(into frame: inout Frame, row: Int, column: Int) {
            for part in parts { frame.put(part.text, row: row, column: column + part.column, style: part.style) }
        }
    }

    /// One column of lines, or two when one alone would not fit and there is room for them.
    private func columns(of size: Size, rows: Int) -> [[Line]] {
        let room = size.columns - 2 * Self.margin
        let one = groups.map { Self.lines(of: $0, columns: room) }
        let half = (room - Self.gap) / 2
        guard Self.joined(one).count > rows, half >= Self.keyColumns + Self.leastTextColumns else {
            return [Self.joined(one)]
        }
        let halves = groups.map { Self.lines(of: $0, columns: half) }
        // The groups are not torn apart: the cut that makes the longer column shortest.
        let cuts = (0...halves.count).map { cut in
            [Self.joined(Array(halves.prefix(cut))), Self.joined(Array(halves.dropFirst(cut)))]
        }
        return cuts.min { one, other in
            one.map(\.count).reduce(0, max) < other.map(\.count).reduce(0, max)
        } ?? [Self.joined(one)]
    }

    /// Groups with an empty line between them.
    private static func joined(_ groups: [[Line]]) -> [Line] {
        Array(groups.joined(separator: [Line(parts: [])]))
    }

    private static func lines(of group: KeyHelpGroup, columns: Int) -> [Line] {
        let isBeside = columns >= keyColumns + leastTextColumns
        var lines = [Line(parts: [(group.title, 0, .header)])]
        for help in group.lines {
            let indent = isBeside ? keyColumns : 2
            let text = WrappedText(help.does, columns: columns - indent).lines.map(\.shown)
            let isShort = isBeside && TextGate.columns(of: help.keys) < keyColumns
            if !isShort { lines.append(Line(parts: [(help.keys, 0, .key)])) }
            for (index, words) in text.enumerated() {
                let keys: [(String, Int, Style)] = isShort && index == 0 ? [(help.keys, 0, .key)] : []
                lines.append(Line(parts: keys + [(words, indent, .plain)]))
            }
        }
        return lines
    }
}
