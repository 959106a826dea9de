internal import InterviewKit

extension HomeScreen {
    /// The screen at `size`.
    package mutating func frame(_ size: Size) -> Frame {
        var frame = Frame(size: size)
        guard TooSmall.fits(size) else {
            TooSmall.draw(into: &frame)
            return frame
        }
        if help != nil {
            help?.draw(into: &frame)
            return frame
        }
        let isRoomy = size.rows >= 18
        drawHeader(into: &frame)
        var row = isRoomy ? drawIntroduction(into: &frame, row: 2) : 1
        row = drawForm(into: &frame, row: row)
        if isRoomy { row += 1 }
        drawListHeading(into: &frame, row: row)
        let foot = footLines(columns: size.columns - 2)
        let bottom = size.rows - 1 - foot.lines.count
        drawList(into: &frame, rows: row + 1..<max(row + 1, bottom))
        for (index, line) in foot.lines.enumerated() {
            frame.fill(row: bottom + index, style: .plain)
            frame.put(line, row: bottom + index, column: 1, style: foot.style)
        }
        KeyLine.draw(keys, into: &frame)
        return frame
    }

    private func drawHeader(into frame: inout Frame) {
        frame.fill(row: 0, style: .header)
        frame.put("mock-interview", row: 0, column: 1, style: .header)
        let column = frame.size.columns - 1 - TextGate.columns(of: title)
        if column > 17 { frame.put(title, row: 0, column: column, style: .header) }
    }

    /// Answers with the row behind it.
    private func drawIntroduction(into frame: inout Frame, row: Int) -> Int {
        let words = [introduction, advice].filter { !$0.isEmpty }.joined(separator: " ")
        guard !words.isEmpty else { return row }
        let lines = WrappedText(words, columns: frame.size.columns - 2).lines.prefix(frame.size.rows / 4)
        for (index, line) in lines.enumerated() {
            frame.put(line.shown, row: row + index, column: 1, style: .muted)
        }
        return row + lines.count + 1
    }

    // MARK: The new interview

    /// The fields stand in one row, or two by two where that is too wide for the longest of them.
    private func drawForm(into frame: inout Frame, row: Int) -> Int {
        let isFocused = focus == .form && deletion == nil
        frame.put("New interview", row: row, column: 1, style: .strong)
        let fields = InterviewForm.Field.allCases
        let perRow = frame.size.columns >= 70 ? fields.count : 2
        // As wide as the longest text of each, with room for the mark before the field that has the keys.
        let columns = perRow == 2 ? [3, 22] : [3, 20, 39, 58]
        for (index, field) in fields.enumerated() {
            let (column, row) = (columns[index % perRow], row + 1 + index / perRow)
            let hasKeys = isFocused && form.field == field
            if hasKeys { frame.put("›", row: row, column: column - 2, style: .prompt) }
            frame.put("‹ \(form.text(field)) ›", row: row, column: column, style: hasKeys ? .selection : .plain)
        }
        return row + 1 + fields.count / perRow
    }

    // MARK: The past ones

    /// What is listed: the status, what was typed, and how many there are as far as is known.
    private func drawListHeading(into frame: inout Frame, row: Int) {
        let isFocused = focus == .list && deletion == nil
        let end = frame.size.columns - 1
        var column = frame.put(
            frame.size.columns < 60 ? "Past" : "Past interviews", row: row, column: 1, style: .strong)
        let status = past.status?.rawValue ?? (frame.size.columns < 60 ? "all" : "all of them")
        column = frame.put("‹ \(status) ›", row: row, column: column + 2, style: .plain)
        column = frame.put("  ›", row: row, column: column, style: .prompt)
        // What was typed last stays in sight.
        var typed = past.filter
        while TextGate.columns(of: typed) > end - column - 2, !typed.isEmpty { typed.removeFirst() }
        let hint = typed.isEmpty ? "type to find" : typed
        let count = countText
        let behind = frame.put(
            hint, row: row, column: column + 1, limit: end, style: typed.isEmpty ? .muted : .candidate)
        if isFocused { frame.caret = Point(column: min(end, typed.isEmpty ? column + 1 : behind), row: row) }
        let countColumn = end - TextGate.columns(of: count)
        if countColumn > behind + 1 { frame.put(count, row: row, column: countColumn, style: .muted) }
    }

    private var countText: String {
        let found = past.matches.count
        if past.failure != nil { return found == 0 ? "" : "\(found) read" }
        let isNarrowed = !past.filter.isEmpty
        guard past.isComplete else { return isNarrowed || found == 0 ? "\(found) so far, looking …" : "\(found)+" }
        return found == 0 ? "none" : isNarrowed ? "\(found) found" : "\(found)"
    }

    private mutating func drawList(into frame: inout Frame, rows: Range<Int>) {
        let columns = frame.size.columns
        if let failure = past.failure, past.loaded.isEmpty {
            let lines = WrappedText(failure + " F5 tries again.", columns: columns - 4).lines
            for (line, row) in zip(lines, rows) { frame.put(line.shown, row: row, column: 3, style: .failure) }
            return
        }
        guard !past.matches.isEmpty else {
            if let row = rows.first { frame.put(emptyText, row: row, column: 3, style: .muted) }
            return
        }
        let layout = PastListLayout(columns: columns - 4, widestID: past.widestID)
        var rows = rows
        if rows.count > 6, let row = rows.popFirst() {
            frame.put(layout.heading, row: row, column: 3, style: .muted)
        }
        listRows = max(1, rows.count)
        let first = firstShown(rows: rows.count)
        for (row, match) in zip(rows, first..<past.matches.count) {
            let interview = past.loaded[past.matches[match]]
            let isSelected = match == past.selected && focus == .list
            if isSelected { frame.fill(row: row, style: .selection) }
            let line = (isSelected ? "› " : "  ") + layout.line(interview, result: past.result(of: interview))
            frame.put(line, row: row, column: 1, limit: columns - 1, style: isSelected ? .selection : .plain)
        }
    }

    private var emptyText: String {
        if !past.isComplete, past.failure == nil { return "Looking …" }
        if !past.filter.isEmpty { return "None has these words; Esc takes them back." }
        return past.status.map { "None is \($0.rawValue); Tab shows others." } ?? "None yet."
    }

    /// The list stands still until the chosen one would leave it.
    private mutating func firstShown(rows: Int) -> Int {
        let count = past.matches.count
        var first = min(listTop, past.selected)
        first = max(first, past.selected - rows + 1)
        first = max(0, min(first, count - rows))
        listTop = first
        return first
    }

    // MARK: The foot

    /// Above the keys: a question, what happened last, or what of the chosen interview has no room in its line.
    private func footLines(columns: Int) -> (lines: [String], style: Style) {
        let (text, style): (String, Style) =
            if let deletion {
                (question(deletion), .warning)
            } else if !message.isEmpty {
                (message, .notice)
            } else if let failure = past.failure, !past.loaded.isEmpty {
                (failure + " F5 tries again.", .failure)
            } else if focus == .list, let chosen = past.chosen {
                (
                    PastListLayout(columns: columns - 2, widestID: past.widestID)
                        .rest(chosen, result: past.result(of: chosen)), .muted
                )
            } else {
                ("", .muted)
            }
        guard !text.isEmpty else { return ([], style) }
        return (Array(WrappedText(text, columns: columns).lines.map(\.shown).prefix(6)), style)
    }

    private func question(_ deletion: Deletion) -> String {
        let interview = deletion.interview
        let what =
            "the \(interview.session.status.rawValue) \(interview.kind) interview of \(interview.day)"
        guard let belongings = deletion.belongings else { return "Looking at what would go with \(what) …" }
        return "Delete \(what), \(belongings)? It cannot be brought back. y/n"
    }

    private var keys: [(key: String, does: String)] {
        if let deletion {
            return deletion.belongings == nil
                ? [("Esc", "keep")] : [("y", "delete"), ("n", "keep")]
        }
        let leave = past.filter.isEmpty && past.status == nil ? "quit" : "take back"
        guard focus == .list else {
            let list: [(key: String, does: String)] = past.loaded.isEmpty ? [] : [("↓", "past interviews")]
            return [("Enter", "start"), ("← →", "change"), ("F1", "help"), ("Esc", leave), ("Tab", "next")] + list
                + progress
        }
        let always: [(key: String, does: String)] = [("F1", "help"), ("Esc", leave), ("Tab", "status")]
        guard let chosen = past.chosen else { return always + [("↑", "new interview")] }
        let isFinal = chosen.session.status.isFinal
        return [("Enter", isFinal ? "read" : "resume")] + always
            + [("Del", "delete")] + progress + [("Ctrl-E", "export")] + (isFinal ? [] : [("Ctrl-R", "read")])
    }

    /// Nothing is said of progress before there is a result to see.
    private var progress: [(key: String, does: String)] {
        past.hasCompleted ? [("F2", "progress")] : []
    }
}
