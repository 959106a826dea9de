internal import InterviewKit

/// The transcript of a past interview as it is read: its messages, one of them chosen, and how far it is scrolled.
struct ReviewTranscript: Sendable {
    private(set) var view = TranscriptView()
    /// Which message is chosen.
    private(set) var chosen: Int?
    private let messages: [Message]
    private let blocks: [TranscriptBlock]
    /// The match that was brought into sight last, and where one was before the search.
    private var shown: TranscriptSearch.Match?
    private var origin: TranscriptView.Position?
    /// Which block of code of the chosen message was copied last.
    private var copiedCode: Int?
    /// What it was drawn into last; a guess until then.
    private var columns = 80
    private var rows = 10
    private var isDrawn = false

    init(_ record: InterviewRecord) {
        var messages: [Message] = []
        var blocks: [TranscriptBlock] = []
        for message in record.messages {
            guard let line = TranscriptLine(message, turn: record.turns[message.id]) else { continue }
            blocks.append(TranscriptBlock(line, id: blocks.count))
            messages.append(message)
        }
        if blocks.isEmpty {
            blocks.append(
                TranscriptBlock(
                    id: 0, label: "", labelStyle: .muted, text: "Nothing was said in this interview.",
                    textStyle: .muted))
        }
        self.messages = messages
        self.blocks = blocks
        for block in blocks { view.append(block) }
    }

    // MARK: Moving

    mutating func scroll(by lines: Int) { view.scroll(byLines: lines) }
    mutating func scrollToTop() { view.scrollToTop() }
    mutating func scrollToEnd() { view.scrollToEnd() }
    var page: Int { max(1, rows - 1) }

    /// Chooses the next message, or the one before; the first time the first one in sight. False without any.
    mutating func choose(by steps: Int) -> Bool {
        guard !messages.isEmpty else { return false }
        let place = chosen.map { max(0, min($0 + steps, messages.count - 1)) }
        choose(place ?? firstInSight, note: nil)
        return true
    }

    /// Chooses the message that a quotation stands in, and marks its words there. False when there is none.
    mutating func choose(_ quoted: Feedback.Quoted) -> Bool {
        guard let index = messages.firstIndex(where: { $0.id == quoted.message }) else { return false }
        choose(index, note: "quoted in the feedback")
        var search = TranscriptSearch(.oldestFirst, from: index)
        search.look(for: quoted.quotation)
        search.look(through: view.blocks, upTo: index + 1, bytes: .max)
        view.search = search
        if let match = search.current { view.show(match) }
        return true
    }

    private mutating func choose(_ index: Int, note: String?) {
        chosen = index
        copiedCode = nil
        view.search = nil
        view.removeAll()
        for (number, block) in blocks.enumerated() {
            var block = block
            if number == index {
                block.labelStyle = .selection
                if let note { block.note = [block.note, note].compactMap(\.self).joined(separator: ", ") }
            }
            view.append(block)
        }
        view.scroll(toBlock: index)
    }

    private var firstInSight: Int {
        mutating get {
            let (columns, rows) = (columns, rows)
            return messages.indices.first { view.showsBeginning(ofBlock: $0, columns: columns, rows: rows) } ?? 0
        }
    }

    /// Whether there are lines below those in sight; known once it has been drawn.
    var hasMoreBelow: Bool { isDrawn && !view.isAtEnd }

    // MARK: Finding

    /// Whether words are marked in it.
    var isSearching: Bool { view.search != nil }
    /// Whether there is more to look through: then another frame is wanted soon.
    var isLooking: Bool { view.search?.isComplete == false }

    mutating func beginSearch() {
        origin = view.position
        shown = nil
        view.search = TranscriptSearch(.oldestFirst, from: firstInSight)
    }

    mutating func look(for words: String) {
        view.search?.look(for: words)
        if words.isEmpty, let origin { view.position = origin }
    }

    mutating func goToMatch(_ steps: Int) {
        if steps > 0 { view.search?.goToNext() } else { view.search?.goToPrevious() }
        shown = nil
    }

    /// Forgets what was searched for; `returns` also goes back to where one was before.
    mutating func endSearch(returns: Bool) {
        view.search = nil
        if returns, let origin { view.position = origin }
    }

    /// Looks through another slice, and brings the match that the search stands at into sight.
    mutating func lookFurther() {
        guard isSearching else { return }
        let blocks = view.blocks
        if isLooking { view.search?.look(through: blocks) }
        guard let current = view.search?.current, current != shown else { return }
        shown = current
        view.show(current)
    }

    // MARK: Copying

    /// The message that is chosen, or else the first one in sight, and what it is called.
    var current: (text: String, name: String)? {
        mutating get {
            let index = chosen ?? firstInSight
            guard messages.indices.contains(index) else { return nil }
            return (messages[index].content, "message \(index + 1) (\(blocks[index].label))")
        }
    }

    /// The next block of code in that message, over and over.
    mutating func nextCode() -> (text: String, name: String)? {
        guard let current else { return nil }
        let codes = FencedCode.blocks(of: current.text)
        guard !codes.isEmpty else { return nil }
        let number = ((copiedCode ?? -1) + 1) % codes.count
        copiedCode = number
        return (codes[number], "code \(number + 1) of \(codes.count) in \(current.name)")
    }

    // MARK: Drawing

    /// Draws into these columns and rows.
    mutating func draw(into frame: inout Frame, rows range: Range<Int>, from column: Int, to end: Int) {
        (columns, rows) = (end - column, range.count)
        let empty = Frame(size: Size(columns: columns, rows: rows))
        var inner = empty
        view.draw(into: &inner, rows: 0..<rows)
        if !isDrawn {
            // It is read from its beginning, which the view knows only once it has a size.
            isDrawn = true
            view.scrollToTop()
            inner = empty
            view.draw(into: &inner, rows: 0..<rows)
        }
        frame.put(inner, row: range.lowerBound, column: column)
    }
}

extension Frame {
    /// Paints another frame into this one, its upper left corner here.
    mutating func put(_ other: Frame, row: Int, column: Int) {
        for line in 0..<other.size.rows {
            var place = column
            for cell in other.row(line) where !cell.text.isEmpty {
                place = put(cell.text, row: row + line, column: place, style: cell.style)
            }
        }
    }
}
