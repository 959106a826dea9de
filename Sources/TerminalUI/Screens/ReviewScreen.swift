package import InterviewKit

/// A past interview to read: its transcript with the feedback behind it.
package struct ReviewScreen: Sendable {
    private var view = TranscriptView()
    private let title: String
    private var page = 10

    package init(_ record: InterviewRecord, feedback: Feedback?, title: String) {
        self.title = title
        for message in record.messages {
            guard let line = TranscriptLine(message, turn: record.turns[message.id]) else { continue }
            view.append(TranscriptBlock(line, id: view.blocks.count))
        }
        let end = view.blocks.count
        switch feedback?.outcome {
        case .written: view.append(TranscriptBlock(feedback: feedback?.content ?? "", id: end))
        case .failed:
            view.append(TranscriptBlock(feedback: "It failed: \(feedback?.content ?? "")", style: .failure, id: end))
        case nil: view.append(TranscriptBlock(feedback: "None was written.", style: .muted, id: end))
        }
        view.scrollToTop()
    }

    /// Takes a key; true when it leaves the screen.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .up: view.scroll(byLines: -1)
        case .down: view.scroll(byLines: 1)
        case .pageUp: view.scroll(byLines: -page)
        case .pageDown, .character(" "): view.scroll(byLines: page)
        case .home: view.scrollToTop()
        case .end: view.scrollToEnd()
        case .character("q"), .escape: return true
        default: break
        }
        return false
    }

    package mutating func frame(_ size: Size) -> Frame {
        var frame = Frame(size: size)
        guard size.columns >= 40, size.rows >= 10 else {
            TooSmall.draw(into: &frame)
            return frame
        }
        page = size.rows - 5
        frame.fill(row: 0, style: .header)
        frame.put(title, row: 0, column: 1, style: .header)
        frame.fill(row: 1, with: "─", style: .rule)
        view.draw(into: &frame, rows: 2..<size.rows - 2)
        KeyLine.draw([("↑ ↓ PgUp PgDn", "scroll"), ("q", "back")], into: &frame)
        return frame
    }
}
