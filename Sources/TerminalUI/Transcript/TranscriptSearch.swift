/// A search through the blocks of a transcript: the words, what was found so far, and the match it stands at. It looks
/// through a slice of the text at a time, so that ten thousand messages keep nobody waiting, and lays nothing out.
package struct TranscriptSearch: Hashable, Sendable {
    /// Which of the matches comes first, and which block is looked through first.
    package enum Order: Hashable, Sendable {
        case newestFirst
        case oldestFirst
    }

    /// A place where the words stand.
    package struct Match: Hashable, Sendable {
        package let block: Int
        let passage: Int
        /// In bytes of the passage's text.
        let range: Range<Int>
    }

    /// More are not gathered.
    package static let mostMatches = 9_999
    /// What is looked through between two frames. A key waits no longer than that takes.
    package static let sliceBytes = 65_536

    package let order: Order
    package private(set) var words = ""
    /// In the search's order, as far as it has looked.
    package private(set) var matches: [Match] = []
    /// Which of the matches it stands at.
    package private(set) var currentIndex: Int?

    /// Whether everything was looked through.
    package private(set) var isComplete = true

    private var pattern = SearchPattern("")
    /// The blocks looked through, or to be looked through again; nil before the first.
    private var looked: Range<Int>?
    /// Blocks to look through again, the next one last.
    private var again: [Int] = []
    /// The block where the search begins; the first or the last one when nil.
    private let start: Int?
    /// Where it stood when the words became longer: it goes on from there.
    private var anchor: Match?

    /// A search in this order, whose first match is the first one from `start` on.
    package init(_ order: Order, from start: Int? = nil) {
        self.order = order
        self.start = start
    }

    package var current: Match? { currentIndex.map { matches[$0] } }

    /// Which match it stands at, the first being 1, and how many there are so far.
    package var count: (number: Int, matches: Int) { (currentIndex.map { $0 + 1 } ?? 0, matches.count) }

    /// Whether there may be more matches than are gathered.
    package var isCut: Bool { matches.count >= Self.mostMatches }

    /// Takes other words and starts anew. Words that begin with those so far are looked for only where those were found,
    /// and from the match on that it stands at.
    package mutating func look(for words: String) {
        guard words != self.words else { return }
        let isLonger = words.hasPrefix(self.words) && !self.words.isEmpty && !isCut
        anchor = isLonger ? current ?? anchor : nil
        if isLonger {
            for match in matches.reversed() where again.last != match.block { again.append(match.block) }
        } else {
            again = []
            looked = nil
        }
        self.words = words
        pattern = SearchPattern(words)
        matches = []
        currentIndex = nil
        isComplete = words.isEmpty
    }

    /// Looks through the next blocks, `bytes` of them and one block more at most. Those that were looked through must be
    /// as they were; others may have been added behind them. `end` leaves out those from there on.
    package mutating func look(through blocks: [TranscriptBlock], upTo end: Int? = nil, bytes: Int = sliceBytes) {
        var left = bytes
        let end = min(end ?? blocks.count, blocks.count)
        while left > 0, let block = nextBlock(of: end) {
            left -= max(64, blocks[block].text.utf8.count)
            take(found(in: blocks[block].passages, ofBlock: block))
        }
        isComplete = words.isEmpty || isCut || (again.isEmpty && (looked ?? 0..<0) == 0..<end)
        if currentIndex == nil, isComplete, !matches.isEmpty { currentIndex = 0 }
    }

    /// Goes to the next match in the search's order, behind the last one to the first.
    package mutating func goToNext() {
        guard let index = currentIndex else { return }
        if index + 1 < matches.count { currentIndex = index + 1 } else if isComplete { currentIndex = 0 }
    }

    package mutating func goToPrevious() {
        guard let index = currentIndex else { return }
        if index > 0 { currentIndex = index - 1 } else if isComplete { currentIndex = matches.count - 1 }
    }

    /// What is to be painted in each passage of a block that has matches, whether the search has come there or not.
    func marks(in passages: [Passage], ofBlock block: Int) -> [Int: Marks] {
        guard !words.isEmpty else { return [:] }
        var marks: [Int: Marks] = [:]
        for match in found(in: passages, ofBlock: block) {
            marks[match.passage, default: Marks()].ranges.append(match.range)
        }
        if let current, current.block == block { marks[current.passage]?.current = current.range }
        return marks
    }

    // MARK: Looking

    /// The block to look through now.
    private mutating func nextBlock(of count: Int) -> Int? {
        guard !words.isEmpty, !isCut else { return nil }
        let known = looked ?? (order == .newestFirst ? count..<count : 0..<0)
        looked = known
        // Blocks added since come first where the newest do.
        if order == .oldestFirst || known.upperBound >= count, let block = again.popLast() { return block }
        if known.upperBound < count {
            looked = known.lowerBound..<known.upperBound + 1
            return known.upperBound
        }
        guard known.lowerBound > 0 else { return nil }
        looked = known.lowerBound - 1..<known.upperBound
        return known.lowerBound - 1
    }

    private func found(in passages: [Passage], ofBlock block: Int) -> [Match] {
        passages.enumerated().flatMap { place, passage in
            pattern.ranges(in: passage.content.text, limit: Self.mostMatches).map {
                Match(block: block, passage: place, range: $0)
            }
        }
    }

    /// Puts a block's matches among the others. Without a current one the first of them that is not before the place to
    /// begin at becomes it.
    private mutating func take(_ found: [Match]) {
        guard let block = found.first?.block else { return }
        let inOrder = order == .newestFirst ? found.reversed() : found
        if order == .newestFirst, let newest = matches.first, newest.block < block {
            matches.insert(contentsOf: inOrder, at: 0)
            currentIndex = currentIndex.map { $0 + inOrder.count }
        } else {
            let behind = matches.count
            matches += inOrder
            if currentIndex == nil {
                currentIndex = matches[behind...].firstIndex { !isBeforeBeginning($0) }
            }
        }
        guard isCut else { return }
        matches.removeLast(matches.count - Self.mostMatches)
        if let index = currentIndex, index >= matches.count { currentIndex = nil }
    }

    private func isBeforeBeginning(_ match: Match) -> Bool {
        switch order {
        case .newestFirst: anchor.map { $0 < match } ?? start.map { $0 < match.block } ?? false
        case .oldestFirst: anchor.map { match < $0 } ?? start.map { match.block < $0 } ?? false
        }
    }
}

extension TranscriptSearch.Match: Comparable {
    /// In the order in which they are read.
    package static func < (left: Self, right: Self) -> Bool {
        (left.block, left.passage, left.range.lowerBound) < (right.block, right.passage, right.range.lowerBound)
    }
}
