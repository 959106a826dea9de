/// Finding words in a transcript: the line that asks for them, and where one was before. Begun by a key of the screen's
/// choosing; from then on it takes the keys, until it says that it is over.
package struct TranscriptFinder: Sendable {
    private var line = SearchLine()
    private let position: TranscriptView.Position
    /// The match that was brought into sight last.
    private var shown: TranscriptSearch.Match?
    /// The screen's size at that time.
    private var size: Size?

    /// Begins a search in this view, at its end or at what is seen of it first.
    package init(_ order: TranscriptSearch.Order, in view: inout TranscriptView) {
        position = view.position
        view.search = TranscriptSearch(order, from: order == .oldestFirst ? view.firstBlock : nil)
    }

    /// Takes a key. False when the search is over: Enter stays at what was found, which remains marked; Escape goes back
    /// to where one was.
    package mutating func handle(_ key: Key, in view: inout TranscriptView) -> Bool {
        switch key {
        case .control("r"), .up: step(isOlder: true, in: &view)
        case .control("s"), .down: step(isOlder: false, in: &view)
        case .enter:
            if view.search?.matches.isEmpty == true { view.search = nil }
            return false
        case .escape, .control("g"):
            view.position = position
            view.search = nil
            return false
        default:
            guard line.handle(key) else { break }
            view.search?.look(for: line.words)
            if line.words.isEmpty { view.position = position }
        }
        return true
    }

    private mutating func step(isOlder: Bool, in view: inout TranscriptView) {
        if isOlder == (view.search?.order == .newestFirst) {
            view.search?.goToNext()
        } else {
            view.search?.goToPrevious()
        }
        // Also where there is but one, and one has scrolled away from it.
        shown = nil
    }

    /// Looks through another slice of the view, up to the block `end`, and brings the match that the search stands at into
    /// sight, once, and again on a screen of another size. To be called when the view has been drawn, of which it needs the
    /// size; true when it is to be drawn again.
    package mutating func look(through view: inout TranscriptView, upTo end: Int? = nil, on size: Size) -> Bool {
        let blocks = view.blocks
        view.search?.look(through: blocks, upTo: end)
        let current = view.search?.current
        if let current, current != shown || size != self.size { view.show(current) }
        let isChanged = current != shown || size != self.size
        (shown, self.size) = (current, size)
        return isChanged
    }

    /// Draws the line into a row, and its keys into the frame's last.
    package func draw(_ search: TranscriptSearch?, into frame: inout Frame, row: Int) {
        line.draw(search ?? TranscriptSearch(.newestFirst), into: &frame, row: row)
        KeyLine.draw(
            [("Ctrl-R ↑", "older"), ("Ctrl-S ↓", "newer"), ("Enter", "stay"), ("Esc", "back")], into: &frame)
    }
}
