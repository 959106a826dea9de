/// The scroll position and the wrapped lines of a list of blocks. Lays out what is seen and nothing else: a position is a
/// block and a line of it, never a sum of heights.
package struct TranscriptView: Sendable {
    package private(set) var blocks: [TranscriptBlock] = [] { didSet { changes += 1 } }
    /// Whether the end is seen; then new text is followed, otherwise the view stays where it is.
    package private(set) var isAtEnd = true
    /// Whether something was added while the end was out of sight.
    package private(set) var hasNewBelow = false
    /// What is searched for in it, if anything is: its matches are painted.
    package var search: TranscriptSearch? { didSet { changes += 1 } }

    /// The line at the top. Matters only when the end is out of sight.
    private var top = Place(block: 0, line: 0)
    private var cache = LayoutCache()
    /// What it was drawn into last; a guess until then.
    private var columns = 80
    private var rows = 24
    /// How many columns code is moved to the left, and the most that shows more of the code seen last.
    private var shift = 0
    private var mostShift = 0

    /// How often the blocks or the search were changed.
    private var changes = 0
    /// What was drawn last, and what came of it: while a key changes the draft alone it is drawn again as it is.
    private var drawn: (look: Look, rows: Frame.Rows)?

    struct Place: Hashable {
        var block: Int
        var line: Int
    }

    /// All that the drawn rows depend on.
    private struct Look: Equatable {
        let changes: Int
        let columns: Int
        let rows: Range<Int>
        let isAtEnd: Bool
        let top: Place
        let shift: Int
        let mostShift: Int
    }

    private func look(_ rows: Range<Int>) -> Look {
        Look(
            changes: changes, columns: columns, rows: rows, isAtEnd: isAtEnd, top: top, shift: shift,
            mostShift: mostShift)
    }

    /// Where a view stands, to come back to.
    package struct Position: Hashable, Sendable {
        fileprivate let isAtEnd: Bool
        fileprivate let block: Int
        fileprivate let place: TextPlace?
        fileprivate let line: Int
    }

    /// How many layouts were made so far, of how many bytes of text, and how many bytes of a growing one were parsed; for
    /// tests.
    var work: (layouts: Int, laidOut: Int, parsed: Int) { (cache.count, cache.byteCount, cache.parsedCount) }

    package init() {}

    package mutating func append(_ block: TranscriptBlock) {
        blocks.append(block)
        if !isAtEnd { hasNewBelow = true }
    }

    /// Puts another block in the last one's place: how a reply grows while it is streamed. One of which only the text has
    /// become longer costs what was added.
    package mutating func replaceLast(_ block: TranscriptBlock) {
        guard let last = blocks.indices.last else { return append(block) }
        var grown = blocks[last]
        let isLonger = block.text.utf8.count > grown.text.utf8.count
        grown.text = block.text
        if isLonger, block.format == .markdown, grown == block {
            cache.grow(last)
        } else {
            guard blocks[last] != block else { return }
            cache.forget(last)
        }
        blocks[last] = block
        if !isAtEnd { hasNewBelow = true }
    }

    package mutating func removeLast() {
        guard blocks.popLast() != nil else { return }
        cache.forget(blocks.count)
        if blocks.isEmpty { scrollToEnd() }
    }

    package mutating func removeAll() {
        blocks = []
        cache.forgetAll()
        scrollToEnd()
    }

    // MARK: Scrolling

    package mutating func scrollToEnd() {
        isAtEnd = true
        hasNewBelow = false
    }

    package mutating func scrollToTop() {
        top = Place(block: 0, line: 0)
        isAtEnd = false
        settle()
    }

    /// Brings the first line of a block to the top, or as near to it as what follows allows.
    package mutating func scroll(toBlock block: Int) {
        guard blocks.indices.contains(block) else { return }
        top = Place(block: block, line: 0)
        isAtEnd = false
        settle()
    }

    /// Scrolls down, or up by a negative number.
    package mutating func scroll(byLines lines: Int) {
        guard !blocks.isEmpty, lines != 0 else { return }
        if isAtEnd { top = placeOfLastPage(rows) }
        isAtEnd = false
        top.line += lines
        normalize()
        settle()
    }

    /// Moves code to the left, so that more of its long lines is seen, or back by a negative number.
    package mutating func scroll(sideways columns: Int) {
        shift = max(0, min(min(shift, mostShift) + columns, mostShift))
    }

    /// Whether there is code that can be moved sideways among what was drawn last.
    package var hasWideCode: Bool { mostShift > 0 }

    /// The block that was at the top when the view was drawn last.
    package private(set) var firstBlock = 0

    package var position: Position {
        mutating get {
            guard !isAtEnd, blocks.indices.contains(top.block) else {
                return Position(isAtEnd: true, block: 0, place: nil, line: 0)
            }
            let place = layout(top.block).place(ofLine: top.line)
            return Position(isAtEnd: false, block: top.block, place: place, line: top.line)
        }
        set {
            guard !newValue.isAtEnd, blocks.indices.contains(newValue.block) else { return scrollToEnd() }
            isAtEnd = false
            let layout = layout(newValue.block)
            top = Place(block: newValue.block, line: newValue.place.map(layout.line) ?? newValue.line)
            settle()
        }
    }

    /// Brings a match into sight, if it is not: a third of the way down, and sideways where its line moves.
    package mutating func show(_ match: TranscriptSearch.Match) {
        guard blocks.indices.contains(match.block) else { return }
        let layout = layout(match.block)
        let place = TextPlace(passage: match.passage, offset: match.range.lowerBound)
        let line = layout.line(of: place)
        if !isSeen(Place(block: match.block, line: line)) {
            top = Place(block: match.block, line: line - rows / 3)
            isAtEnd = false
            normalize()
            settle()
        }
        if let (column, room) = layout.movingColumn(of: place) {
            if column < room - 2 {
                shift = 0
            } else if !(shift + 1..<shift + room - 2).contains(column) {
                shift = max(0, column - room / 2)
            }
            mostShift = max(mostShift, shift)
        }
    }

    // MARK: Painting

    /// Whether the beginning of a block would be in sight in so many columns and rows.
    package mutating func showsBeginning(ofBlock block: Int, columns: Int, rows: Int) -> Bool {
        resize(columns: columns)
        guard blocks.indices.contains(block) else { return false }
        if isAtEnd { return heights(of: block..<blocks.count, fitInto: rows) }
        guard (block, 0) >= (top.block, top.line) else { return false }
        // The lines above the top one take no room, and a row has to be left for the beginning.
        return heights(of: top.block..<block, fitInto: rows + top.line - 1)
    }

    /// Whether so many rows have room for these blocks; lays out no more of them than it takes to tell, the last one first.
    private mutating func heights(of blocks: Range<Int>, fitInto rows: Int) -> Bool {
        var room = rows
        for block in blocks.reversed() {
            room -= layout(block).height
            if room < 0 { return false }
        }
        return room >= 0
    }

    /// Paints what is seen into these rows, from the left edge to the right.
    package mutating func draw(into frame: inout Frame, rows range: Range<Int>) {
        resize(columns: frame.size.columns)
        rows = range.count
        if let drawn, drawn.look == look(range) { return frame.put(drawn.rows) }
        mostShift = 0
        guard !blocks.isEmpty, !range.isEmpty else { return }
        if !isAtEnd {
            normalize()
            settle()
        }
        let first = isAtEnd ? placeOfLastPage(rows) : top
        firstBlock = first.block
        let lines = lines(from: first)
        for line in lines { mostShift = max(mostShift, layout(line.block).mostShift(ofLine: line.line)) }
        var marks: [Int: [Int: Marks]] = [:]
        for (row, line) in zip(range, lines) {
            let layout = layout(line.block)
            if let search, marks[line.block] == nil {
                marks[line.block] = search.marks(in: layout.passages, ofBlock: line.block)
            }
            let found = marks[line.block]
            layout.draw(
                line: line.line, of: blocks[line.block], marks: { found?[$0] ?? Marks() },
                shift: min(shift, mostShift), into: &frame, row: row)
        }
        drawn = (look(range), frame.rows(range))
    }

    // MARK: Places

    private mutating func isSeen(_ place: Place) -> Bool {
        lines(from: isAtEnd ? placeOfLastPage(rows) : top).contains(place)
    }

    /// The lines that are seen when this one is at the top.
    private mutating func lines(from first: Place) -> [Place] {
        var lines: [Place] = []
        var place = first
        while lines.count < rows, place.block < blocks.count {
            let height = layout(place.block).height
            while lines.count < rows, place.line < height {
                lines.append(place)
                place.line += 1
            }
            place = Place(block: place.block + 1, line: 0)
        }
        return lines
    }

    /// The top line when the last one is at the bottom, or the first of all when everything fits.
    private mutating func placeOfLastPage(_ rows: Int) -> Place {
        var room = rows
        for block in blocks.indices.reversed() {
            let height = layout(block).height
            if height >= room { return Place(block: block, line: height - room) }
            room -= height
        }
        return Place(block: 0, line: 0)
    }

    /// Brings a line number outside of its block to the block it is in, within the list.
    private mutating func normalize() {
        if top.block >= blocks.count { top = Place(block: max(0, blocks.count - 1), line: 0) }
        while top.line < 0 {
            guard top.block > 0 else {
                top.line = 0
                return
            }
            top.block -= 1
            top.line += layout(top.block).height
        }
        while top.block < blocks.count, top.line >= layout(top.block).height {
            guard top.block + 1 < blocks.count else {
                top.line = max(0, layout(top.block).height - 1)
                return
            }
            top.line -= layout(top.block).height
            top.block += 1
        }
    }

    /// Notices when the end has come into sight.
    private mutating func settle() {
        let last = placeOfLastPage(rows)
        if (top.block, top.line) >= (last.block, last.line) { scrollToEnd() }
    }

    /// Takes a new width, keeping the text at the top where it is.
    private mutating func resize(columns: Int) {
        guard columns != self.columns else { return }
        let position = isAtEnd || !blocks.indices.contains(top.block) ? nil : self.position
        self.columns = columns
        cache.forgetLayouts()
        guard let position else { return }
        let layout = layout(position.block)
        top.line = min(position.place.map(layout.line) ?? position.line, layout.height - 1)
    }

    private mutating func layout(_ block: Int) -> BlockLayout {
        cache.layout(block, of: blocks, columns: columns)
    }
}
