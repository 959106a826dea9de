/// The scroll position and the wrapped lines of a list of blocks. Lays out what is seen and nothing else: a position is a
/// block and a line of it, never a sum of heights.
package struct TranscriptView: Sendable {
    package private(set) var blocks: [TranscriptBlock] = []
    /// Whether the end is seen; then new text is followed, otherwise the view stays where it is.
    package private(set) var isAtEnd = true
    /// Whether something was added while the end was out of sight.
    package private(set) var hasNewBelow = false

    /// The line at the top. Matters only when the end is out of sight.
    private var top = Place(block: 0, line: 0)
    private var layouts: [Int: BlockLayout] = [:]
    /// What it was drawn into last; a guess until then.
    private var columns = 80
    private var rows = 24

    /// The first place drawn last, and the block behind the last one of which anything was drawn.
    private var drawn = (first: Place(block: 0, line: 0), end: 0)

    /// How many blocks were laid out so far, for tests.
    private(set) var layoutCount = 0
    private static let mostLayouts = 512

    private struct Place: Hashable {
        var block: Int
        var line: Int
    }

    package init() {}

    package mutating func append(_ block: TranscriptBlock) {
        blocks.append(block)
        if !isAtEnd { hasNewBelow = true }
    }

    /// Puts another block in the last one's place: how a reply grows while it is streamed.
    package mutating func replaceLast(_ block: TranscriptBlock) {
        guard let last = blocks.indices.last else { return append(block) }
        guard blocks[last] != block else { return }
        blocks[last] = block
        layouts[last] = nil
        if !isAtEnd { hasNewBelow = true }
    }

    package mutating func removeAll() {
        blocks = []
        layouts = [:]
        scrollToEnd()
    }

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

    /// Whether the beginning of a block was in sight when the view was drawn last.
    package func showsBeginning(ofBlock block: Int) -> Bool {
        block < drawn.end && (block, 0) >= (drawn.first.block, drawn.first.line)
    }

    /// Scrolls down, or up by a negative number.
    package mutating func scroll(byLines lines: Int) {
        guard !blocks.isEmpty, lines != 0 else { return }
        if isAtEnd { top = placeOfLastPage() }
        isAtEnd = false
        top.line += lines
        normalize()
        settle()
    }

    /// Paints what is seen into these rows, from the left edge to the right.
    package mutating func draw(into frame: inout Frame, rows range: Range<Int>) {
        resize(columns: frame.size.columns, rows: range.count)
        guard !blocks.isEmpty, !range.isEmpty else { return }
        if !isAtEnd {
            normalize()
            settle()
        }
        var place = isAtEnd ? placeOfLastPage() : top
        drawn.first = place
        defer { drawn.end = place.line > 0 ? place.block + 1 : place.block }
        var row = range.lowerBound
        while row < range.upperBound, place.block < blocks.count {
            let layout = layout(place.block)
            while row < range.upperBound, place.line < layout.height {
                layout.draw(line: place.line, of: blocks[place.block], into: &frame, row: row)
                row += 1
                place.line += 1
            }
            place = Place(block: place.block + 1, line: 0)
        }
    }

    // MARK: Places

    /// The top line when the last one is at the bottom, or the first of all when everything fits.
    private mutating func placeOfLastPage() -> Place {
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
        let last = placeOfLastPage()
        if (top.block, top.line) >= (last.block, last.line) { scrollToEnd() }
    }

    /// Takes a new width, keeping the text at the top where it is, and a new height.
    private mutating func resize(columns: Int, rows: Int) {
        self.rows = rows
        guard columns != self.columns else { return }
        let before = !isAtEnd && blocks.indices.contains(top.block) ? layout(top.block) : nil
        self.columns = columns
        layouts = [:]
        guard let before else { return }
        let line = top.line - before.linesBeforeText
        let after = layout(top.block)
        guard before.text.lines.indices.contains(line) else {
            top.line = line < 0 ? 0 : after.height - 1
            return
        }
        top.line = after.linesBeforeText + after.text.place(of: before.text.lines[line].range.lowerBound).row
    }

    private mutating func layout(_ block: Int) -> BlockLayout {
        if let layout = layouts[block], layout.columns == columns { return layout }
        if layouts.count >= Self.mostLayouts { layouts = [:] }
        let layout = BlockLayout(blocks[block], columns: columns, isFirst: block == 0)
        layouts[block] = layout
        layoutCount += 1
        return layout
    }
}
