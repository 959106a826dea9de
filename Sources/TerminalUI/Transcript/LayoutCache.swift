/// The layouts of the blocks seen of late, at one width, and what is needed to lay out no more than the end of a block
/// that grows.
struct LayoutCache: Sendable {
    private var layouts: [Int: BlockLayout] = [:]
    private static let mostLayouts = 512

    /// The block whose text is still arriving, and what its Markdown came to so far.
    private var growingBlock: Int?
    private var growing = GrowingMarkdown()
    private var isGrown = false

    /// How many layouts were made or grown so far, and of how many bytes of text; for tests.
    private(set) var count = 0
    private(set) var byteCount = 0
    /// How many bytes of a growing text were parsed so far; for tests.
    var parsedCount: Int { growing.parsedCount }

    mutating func layout(_ place: Int, of blocks: [TranscriptBlock], columns: Int) -> BlockLayout {
        let isStale = isGrown && place == growingBlock
        if !isStale, let layout = layouts[place], layout.columns == columns { return layout }
        if layouts.count >= Self.mostLayouts { layouts = [:] }
        let block = blocks[place]
        count += 1
        if place == growingBlock, block.format == .markdown {
            if isGrown, !growing.grow(to: block.text) {
                growing = GrowingMarkdown(block.text)
                layouts[place] = nil
            }
            isGrown = false
            var layout =
                layouts.removeValue(forKey: place).flatMap { $0.columns == columns ? $0 : nil }
                ?? BlockLayout(block, columns: columns, isFirst: place == 0)
            byteCount += layout.take(growing.passages, closed: growing.closedCount, note: block.note)
            layouts[place] = layout
            return layout
        }
        var layout = BlockLayout(block, columns: columns, isFirst: place == 0)
        byteCount += layout.take(block.passages, closed: 0, note: block.note)
        layouts[place] = layout
        return layout
    }

    /// A block's text has become longer.
    mutating func grow(_ place: Int) {
        if growingBlock != place {
            growing = GrowingMarkdown()
            layouts[place] = nil
        }
        growingBlock = place
        isGrown = true
    }

    /// A block is another, or gone.
    mutating func forget(_ place: Int) {
        layouts[place] = nil
        if growingBlock == place { growingBlock = nil }
    }

    mutating func forgetAll() {
        layouts = [:]
        growingBlock = nil
    }

    /// Drops what was laid out at another width.
    mutating func forgetLayouts() {
        layouts = [:]
    }
}
