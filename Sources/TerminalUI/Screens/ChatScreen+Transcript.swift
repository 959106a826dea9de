internal import InterviewKit

/// Moving about in the transcript, and finding words in it.
extension ChatScreen {
    /// Whether the search has more to look through: then another frame is wanted soon.
    package var isLooking: Bool { finder != nil && transcript.view.search?.isComplete == false }

    // MARK: Scrolling

    /// Whether the key scrolls. Home, End and the arrows do while there is no draft that they move in.
    mutating func scroll(_ key: Key) -> Bool {
        let isDraftEmpty = composer.text.isEmpty && finder == nil
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
        case .up where isAtEnd && finder == nil: transcript.view.scroll(byLines: -1)
        case .down where isAtEnd && finder == nil: transcript.view.scroll(byLines: 1)
        case .character(" ") where isAtEnd && finder == nil: transcript.view.scroll(byLines: page)
        case .left where isDraftEmpty: transcript.view.scroll(sideways: -Self.sidewaysColumns)
        case .right where isDraftEmpty: transcript.view.scroll(sideways: Self.sidewaysColumns)
        default: return false
        }
        return true
    }

    private static let sidewaysColumns = 8

    // MARK: Drawing

    mutating func draw(transcript rows: Range<Int>, into frame: inout Frame) {
        let isAwaiting = machine.isAwaitingAnswer
        transcript.draw(into: &frame, rows: rows, questionInPlay: isAwaiting)
        // What is still being said is painted where the words stand in it, and counted once it is whole.
        let end = transcript.finishedBlocks
        guard finder?.look(through: &transcript.view, upTo: end, on: frame.size) == true else { return }
        for row in rows { frame.fill(row: row, style: .plain) }
        transcript.draw(into: &frame, rows: rows, questionInPlay: isAwaiting)
    }

    // MARK: Finding

    /// Whether the key begins a search, or belongs to the one under way.
    mutating func find(_ key: Key) -> Bool {
        if finder != nil {
            if key == .function(1) {
                showHelp()
            } else if finder?.handle(key, in: &transcript.view) == false {
                finder = nil
            }
            return true
        }
        guard key == .control("r") else { return false }
        finder = TranscriptFinder(.newestFirst, in: &transcript.view)
        return true
    }
}
