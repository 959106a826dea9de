/// The line that asks what to find, and says how much of it there is: in place of the composer while one searches.
package struct SearchLine: Sendable {
    /// The words typed so far.
    package private(set) var input = Composer()
    private static let label = "Find "
    /// It is edited as one line, however long.
    private static let mostColumns = 1_000_000

    package init() {}

    package var words: String { input.text }

    /// Takes a key that edits the words; false for any other.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .paste(let text):
            return input.handle(
                .paste(text.split(whereSeparator: \.isNewline).joined(separator: " ")), columns: Self.mostColumns)
        case .newline, .control("j"): return false
        default: return input.handle(key, columns: Self.mostColumns)
        }
    }

    /// Draws it into a row, the caret in sight, and what was found at the right.
    package func draw(_ search: TranscriptSearch, into frame: inout Frame, row: Int) {
        let columns = frame.size.columns
        let found = Self.sentence(search)
        let foundColumn = columns - 1 - TextGate.columns(of: found)
        let left = frame.put(Self.label, row: row, column: 1, style: .prompt)
        let room = max(1, foundColumn - left - 2)
        let wrapped = WrappedText(input.text, columns: room)
        let place = wrapped.place(of: input.caret)
        frame.put(wrapped.lines[place.row].shown, row: row, column: left, limit: left + room, style: .plain)
        let isNone = search.isComplete && search.matches.isEmpty && !search.words.isEmpty
        frame.put(found, row: row, column: foundColumn, style: isNone ? .warning : .muted)
        frame.caret = Point(column: min(left + place.column, max(0, columns - 1)), row: row)
    }

    /// What was found so far, in few words.
    private static func sentence(_ search: TranscriptSearch) -> String {
        let (number, count) = search.count
        if search.words.isEmpty { return "" }
        if count == 0 { return search.isComplete ? "not found" : "looking …" }
        return "\(number) of \(count)" + (search.isCut ? " or more" : search.isComplete ? "" : " …")
    }
}
