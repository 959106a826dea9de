/// Moving about in the transcript, and finding words in it.
extension ChatScreen {
    /// A search that is being typed.
    struct Finding: Sendable {
        var line = SearchLine()
        /// Where one was before.
        let position: TranscriptView.Position
        /// The match that was brought into sight last.
        var shown: TranscriptSearch.Match?
    }

    /// Whether the search has more to look through: then another frame is wanted soon.
    package var isLooking: Bool { finding != nil && transcript.view.search?.isComplete == false }

    // MARK: Scrolling

    /// Whether the key scrolls. Home, End and the arrows do while there is no draft that they move in.
    mutating func scroll(_ key: Key) -> Bool {
        let isDraftEmpty = composer.text.isEmpty && finding == nil
        switch key {
        case .pageUp: transcript.view.scroll(byLines: -page)
        case .pageDown: transcript.view.scroll(byLines: page)
        case .wheel(let lines): transcript.view.scroll(byLines: lines)
        case .alt("<"): transcript.view.scrollToTop()
        case .alt(">"): transcript.view.scrollToEnd()
        case .home where isDraftEmpty: transcript.view.scrollToTop()
        case .end where isDraftEmpty: transcript.view.scrollToEnd()
        case .alt(","): transcript.view.scroll(sideways: -Self.sidewaysColumns)
        case .alt("."): transcript.view.scroll(sideways: Self.sidewaysColumns)
        case .left where isDraftEmpty: transcript.view.scroll(sideways: -Self.sidewaysColumns)
        case .right where isDraftEmpty: transcript.view.scroll(sideways: Self.sidewaysColumns)
        default: return false
        }
        return true
    }

    private static let sidewaysColumns = 8

    /// On the rule below the transcript: that there is more below, and code too wide for the screen.
    func drawMarks(into frame: inout Frame, row: Int) {
        var right = frame.size.columns - 3
        if transcript.view.hasNewBelow {
            right -= 11
            frame.put(" new below ", row: row, column: right, style: .notice)
        }
        if transcript.view.hasWideCode {
            let keys = composer.text.isEmpty && finding == nil ? " ← → " : " Alt-, Alt-. "
            let text = keys + "move the code "
            right -= TextGate.columns(of: text) + 1
            frame.put(text, row: row, column: right, style: .muted)
        }
    }

    // MARK: Finding

    /// Whether the key has to do with finding.
    mutating func find(_ key: Key) -> Bool {
        guard finding != nil else {
            guard key == .control("r") else { return false }
            finding = Finding(position: transcript.view.position)
            transcript.view.search = TranscriptSearch(.newestFirst)
            return true
        }
        switch key {
        case .control("r"), .up:
            transcript.view.search?.goToNext()
            finding?.shown = nil
        case .control("s"), .down:
            transcript.view.search?.goToPrevious()
            finding?.shown = nil
        case .enter: finding = nil
        case .escape, .control("g"):
            if let position = finding?.position { transcript.view.position = position }
            finding = nil
            transcript.view.search = nil
        case .function(1): isHelpShown = true
        default:
            guard finding?.line.handle(key) == true, let words = finding?.line.words else { break }
            transcript.view.search?.look(for: words)
            if words.isEmpty, let position = finding?.position { transcript.view.position = position }
        }
        return true
    }

    /// Looks through another slice of the transcript, and brings the match that the search stands at into sight.
    mutating func lookFurther() {
        guard finding != nil else { return }
        // What is still being said is painted where the words stand in it, and counted once it is whole.
        let blocks = transcript.view.blocks
        let end = transcript.finishedBlocks
        transcript.view.search?.look(through: blocks, upTo: end)
        guard let current = transcript.view.search?.current, current != finding?.shown else { return }
        finding?.shown = current
        transcript.view.show(current)
    }

    func drawFinding(into frame: inout Frame, row: Int) {
        guard let finding, let search = transcript.view.search else { return }
        finding.line.draw(search, into: &frame, row: row)
        KeyLine.draw(
            [("Ctrl-R ↑", "older"), ("Ctrl-S ↓", "newer"), ("Enter", "stay"), ("Esc", "back")], into: &frame)
    }
}
