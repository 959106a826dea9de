extension String {
    /// Without white space at its end.
    package var trimmed: String {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[...last])
    }

    /// The text as the end of a sentence: with a full stop, unless it has an ending of its own.
    package var ended: String {
        let text = trimmed
        return text.last.map { ".!?…".contains($0) } == true ? text : text + "."
    }
}
