extension ReviewScreen {
    /// The screen at `size`.
    package mutating func frame(_ size: Size) -> Frame {
        var frame = Frame(size: size)
        guard size.columns >= 40, size.rows >= 10 else {
            TooSmall.draw(into: &frame)
            return frame
        }
        columns = size.columns
        if help != nil {
            help?.draw(into: &frame)
            return frame
        }
        transcript.lookFurther()
        frame.fill(row: 0, style: .header)
        frame.put(title, row: 0, column: 1, limit: size.columns - 1, style: .header)
        frame.fill(row: 1, with: "─", style: .rule)
        let foot = footLines
        let rows = 2..<size.rows - 1 - foot.lines.count
        if isWide { drawBoth(into: &frame, rows: rows) } else { drawOne(into: &frame, rows: rows) }
        for (index, line) in foot.lines.enumerated() {
            frame.put(line, row: rows.upperBound + index, column: 1, style: foot.style)
        }
        if let finding, let search = transcript.view.search {
            finding.draw(search, into: &frame, row: rows.upperBound)
        }
        KeyLine.draw(keys, into: &frame)
        return frame
    }

    private mutating func drawBoth(into frame: inout Frame, rows: Range<Int>) {
        let middle = frame.size.columns / 2
        transcript.draw(into: &frame, rows: rows, from: 0, to: middle)
        feedback.draw(into: &frame, rows: rows, from: middle + 2, to: frame.size.columns - 1)
        for row in rows { frame.put("│", row: row, column: middle, style: .rule) }
        drawName(.transcript, into: &frame, column: 1)
        drawName(.feedback, into: &frame, column: middle + 2)
    }

    private mutating func drawOne(into frame: inout Frame, rows: Range<Int>) {
        if focus == .transcript {
            transcript.draw(into: &frame, rows: rows, from: 0, to: frame.size.columns)
        } else {
            feedback.draw(into: &frame, rows: rows, from: 1, to: frame.size.columns - 1)
        }
        let column = drawName(.transcript, into: &frame, column: 1)
        drawName(.feedback, into: &frame, column: column + 1)
    }

    /// A pane's name, the one that has the keys set apart.
    @discardableResult
    private func drawName(_ pane: Pane, into frame: inout Frame, column: Int) -> Int {
        let name = pane == .transcript ? "Transcript" : "Feedback"
        return frame.put(
            " \(name) ", row: 1, column: column, style: focus == pane ? .selection : .rule)
    }

    /// Above the keys: what is going on, or what came of the last wish.
    private var footLines: (lines: [String], style: Style) {
        if finding != nil { return ([""], .plain) }
        let text =
            if !message.isEmpty {
                message
            } else if let progress {
                "Feedback is being written … \(progress) Esc stops it; until it is whole the old one stays."
            } else if let search = transcript.view.search, !search.matches.isEmpty || !search.isComplete {
                "\(search.count.number) of \(search.count.matches)\(search.isComplete ? "" : " …") marked; n and N go on, Esc ends it."
            } else {
                ""
            }
        guard !text.isEmpty else { return ([], .notice) }
        return (Array(WrappedText(text, columns: columns - 2).lines.map(\.shown).prefix(4)), .notice)
    }

    private var keys: [(key: String, does: String)] {
        if finding != nil {
            return [("Enter", "stay"), ("↓ ↑", "next, previous"), ("F1", "help"), ("Esc", "back")]
        }
        var keys: [(key: String, does: String)] =
            focus == .transcript
            ? [("q", "back"), ("Tab", "feedback"), ("F1", "help"), ("← →", "message")]
            : [("q", "back"), ("Tab", "transcript"), ("F1", "help"), ("← →", "quotation"), ("Enter", "go to it")]
        if progress != nil { keys.insert(("Esc", "stop"), at: 1) }
        return keys + [("/", "find"), ("y", "copy"), ("e", "export"), ("f", "feedback again"), ("↑ ↓", "scroll")]
    }
}
