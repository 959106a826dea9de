/// Lays a passage out at a width.
struct PassageLayout {
    private(set) var lines: [LayoutLine] = []
    private let passage: Passage
    private let place: Int
    /// Margins take half of the width at most, the outer ones giving way.
    private let margins: ArraySlice<Margin>
    private let marginColumns: Int
    private let room: Int

    /// `place` is the passage's in its block.
    static func lines(of passage: Passage, at place: Int, columns: Int) -> [LayoutLine] {
        var layout = PassageLayout(passage, at: place, columns: columns)
        layout.layOut()
        return layout.lines
    }

    private init(_ passage: Passage, at place: Int, columns: Int) {
        self.passage = passage
        self.place = place
        var margins = passage.margins[...]
        var taken = margins.reduce(0) { $0 + TextGate.columns(of: $1.rest) }
        while taken > columns / 2, let outer = margins.popFirst() { taken -= TextGate.columns(of: outer.rest) }
        self.margins = margins
        marginColumns = taken
        room = max(1, columns - taken)
    }

    private mutating func layOut() {
        if passage.isSpaced {
            lines.append(LayoutLine(passage: place, start: 0, pieces: marginPieces(isFirst: false, isBlank: true)))
        }
        let content = passage.content
        switch passage.shape {
        case .prose:
            for line in WrappedText(content.text, columns: room).lines { add(content.offsets(line.range)) }
        case .code:
            for line in content.text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd) {
                let range = content.offsets(line.startIndex..<line.endIndex)
                let part = LayoutLine.Content.movingPart(range, columns: WrappedText.columns(of: line))
                add([LayoutLine.Piece(column: 0, room: room, content: part)], start: range.lowerBound)
            }
        case .table(let table):
            for line in TableLayout(table, content, room: room).lines { add(line.pieces, start: line.start) }
        case .rule:
            let line = LayoutLine.Content.added(String(repeating: "─", count: min(room, Self.ruleColumns)), .rule)
            add([LayoutLine.Piece(column: 0, room: room, content: line)], start: 0)
        }
    }

    private static let ruleColumns = 20

    private mutating func add(_ range: Range<Int>) {
        add([LayoutLine.Piece(column: 0, room: room, content: .part(range))], start: range.lowerBound)
    }

    /// Adds a line whose pieces count their columns from behind the margins.
    private mutating func add(_ pieces: [LayoutLine.Piece], start: Int) {
        let isFirst = lines.count == (passage.isSpaced ? 1 : 0)
        var line = LayoutLine(passage: place, start: start, pieces: marginPieces(isFirst: isFirst, isBlank: false))
        line.pieces += pieces.map {
            LayoutLine.Piece(column: $0.column + marginColumns, room: $0.room, content: $0.content)
        }
        lines.append(line)
    }

    /// On a blank line before the passage stand the margins that it shares with what is before.
    private func marginPieces(isFirst: Bool, isBlank: Bool) -> [LayoutLine.Piece] {
        var pieces: [LayoutLine.Piece] = []
        var column = 0
        for margin in margins where !isBlank || margin.isContinued {
            let text = isFirst && !margin.isContinued ? margin.first : margin.rest
            let columns = TextGate.columns(of: text)
            pieces.append(LayoutLine.Piece(column: column, room: columns, content: .added(text, margin.style)))
            column += columns
        }
        return pieces
    }
}

extension Character {
    /// Whether it ends a line, as a frame takes it.
    fileprivate var isLineEnd: Bool { self == "\n" || self == "\r\n" }
}
