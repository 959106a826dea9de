extension ReviewScreen {
    /// The screen at `size`.
    package mutating func frame(_ size: Size) -> Frame {
        var frame = Frame(size: size)
        guard TooSmall.fits(size) else {
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
        frame.put(PastListLayout.cut(title, size.columns - 2), row: 0, column: 1, style: .header)
        frame.fill(row: 1, with: "─", style: .rule)
        let foot = footLines
        let footRow = size.rows - 1 - foot.lines.count
        let rows = 2..<footRow - 1
        frame.fill(row: rows.upperBound, with: "─", style: .rule)
        if isWide { drawBoth(into: &frame, rows: rows) } else { drawOne(into: &frame, rows: rows) }
        for (index, line) in foot.lines.enumerated() {
            frame.put(line, row: footRow + index, column: 1, style: foot.style)
        }
        if let finding, let search { finding.draw(search, into: &frame, row: footRow) }
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
        if transcript.hasMoreBelow { drawMoreBelow(into: &frame, row: rows.upperBound, before: middle) }
        if feedback.hasMoreBelow { drawMoreBelow(into: &frame, row: rows.upperBound, before: frame.size.columns - 1) }
    }

    private mutating func drawOne(into frame: inout Frame, rows: Range<Int>) {
        if focus == .transcript {
            transcript.draw(into: &frame, rows: rows, from: 0, to: frame.size.columns)
        } else {
            feedback.draw(into: &frame, rows: rows, from: 1, to: frame.size.columns - 1)
        }
        let column = drawName(.transcript, into: &frame, column: 1)
        drawName(.feedback, into: &frame, column: column + 1)
        let hasMore = focus == .transcript ? transcript.hasMoreBelow : feedback.hasMoreBelow
        if hasMore { drawMoreBelow(into: &frame, row: rows.upperBound, before: frame.size.columns - 1) }
    }

    /// A pane's name, the one that has the keys between marks.
    @discardableResult
    private func drawName(_ pane: Pane, into frame: inout Frame, column: Int) -> Int {
        let name = pane == .transcript ? "Transcript" : "Feedback"
        return frame.put(
            focus == pane ? "‹\(name)›" : " \(name) ", row: 1, column: column, style: focus == pane ? .selection : .rule
        )
    }

    /// On the rule below a pane that ends before this column.
    private func drawMoreBelow(into frame: inout Frame, row: Int, before end: Int) {
        let text = " more below "
        frame.put(text, row: row, column: end - 2 - TextGate.columns(of: text), style: .muted)
    }

    /// Above the keys: what is going on, or what came of the last wish.
    private var footLines: (lines: [String], style: Style) {
        if finding != nil { return ([""], .plain) }
        let text =
            if !message.isEmpty {
                message
            } else if let progress {
                "Feedback is being written … \(progress) Esc stops it; until it is whole the old one stays."
            } else {
                searchSentence ?? ""
            }
        guard !text.isEmpty else { return ([], .notice) }
        return (Array(WrappedText(text, columns: columns - 2).lines.map(\.shown).prefix(4)), .notice)
    }

    private var keys: [(key: String, does: String)] {
        if finding != nil {
            return [("Enter", "stay"), ("Esc", "back"), ("F1", "help"), ("↓ ↑", "next, previous")]
        }
        var keys: [(key: String, does: String)] =
            focus == .transcript
            ? [("q", "back"), ("Tab", "feedback"), ("F1", "help"), ("← →", "message")]
            : [("q", "back"), ("Tab", "transcript"), ("F1", "help")]
        if focus == .feedback, !feedback.quotations.isEmpty { keys += [("← →", "quotation"), ("Enter", "go to it")] }
        if progress != nil { keys.insert(("Esc", "stop"), at: 1) }
        keys += [("/", "find"), ("y", "copy"), ("e", "export")]
        if isAnswered { keys.append(("f", "feedback again")) }
        return keys + [("↑ ↓", "scroll")]
    }
}
