/// The rule between the transcript and what is being said or written: how long the draft is and how long the question has been
/// in play, in whole minutes, at its right end; before them that there is more below, and code too wide for the screen.
struct ChatRule: Equatable {
    let words: Int
    let minutes: Int
    let isAtEnd: Bool
    let hasNewBelow: Bool
    let hasWideCode: Bool
    /// Whether one searches; then Escape goes back instead.
    let isFinding: Bool
    let isDraftEmpty: Bool

    init(_ composer: Composer, _ transcript: TranscriptView, minutes: Double?, isFinding: Bool) {
        words = composer.words
        self.minutes = Int(minutes ?? 0)
        isAtEnd = transcript.isAtEnd
        hasNewBelow = transcript.hasNewBelow
        hasWideCode = transcript.hasWideCode
        self.isFinding = isFinding
        isDraftEmpty = composer.text.isEmpty
    }

    func draw(into frame: inout Frame, row: Int) {
        frame.fill(row: row, with: "─", style: .rule)
        let end = drawTally(into: &frame, row: row)
        drawMarks(into: &frame, row: row, before: end)
    }

    /// Answers with the column where it begins.
    private func drawTally(into frame: inout Frame, row: Int) -> Int {
        var parts: [String] = []
        if words > 0 { parts.append(words == 1 ? "1 word" : "\(words) words") }
        if minutes > 0 { parts.append("\(minutes) min") }
        guard !parts.isEmpty else { return frame.size.columns - 1 }
        let text = " " + parts.joined(separator: " · ") + " "
        let column = frame.size.columns - 2 - TextGate.columns(of: text)
        frame.put(text, row: row, column: column, style: .muted)
        return column
    }

    /// In fewer words, or not at all, where there is no room.
    private func drawMarks(into frame: inout Frame, row: Int, before end: Int) {
        var right = end - 2
        func put(_ texts: [String], _ style: Style) {
            guard let text = texts.first(where: { TextGate.columns(of: $0) < right }) else { return }
            right -= TextGate.columns(of: text)
            frame.put(text, row: row, column: right, style: style)
            right -= 1
        }
        if !isAtEnd {
            let words = hasNewBelow ? " new below" : " more below"
            put(isFinding ? [words + " "] : [words + ", Esc ", words + " "], hasNewBelow ? .notice : .muted)
        }
        if hasWideCode {
            let keys = isDraftEmpty && !isFinding ? " ← → " : " Alt-, Alt-. "
            put([keys + "move the code ", keys], .muted)
        }
    }
}
