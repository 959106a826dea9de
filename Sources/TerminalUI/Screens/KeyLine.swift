/// The last row: what the keys do here, as many as fit.
enum KeyLine {
    static func draw(_ keys: [(key: String, does: String)], into frame: inout Frame) {
        let row = frame.size.rows - 1
        var column = 1
        for (index, entry) in keys.enumerated() {
            let isCommand = entry.does.isEmpty
            let width = TextGate.columns(of: entry.key) + (isCommand ? 0 : 1 + TextGate.columns(of: entry.does))
            guard column + width < frame.size.columns else { return }
            column = frame.put(entry.key, row: row, column: column, style: .key)
            if !isCommand { column = frame.put(" " + entry.does, row: row, column: column, style: .muted) }
            column += index + 1 < keys.count && keys[index + 1].does.isEmpty && isCommand ? 1 : 3
        }
    }
}

/// What a terminal too small for a screen shows instead.
enum TooSmall {
    static func draw(into frame: inout Frame) {
        guard frame.size.rows > 0, frame.size.columns > 0 else { return }
        let text = "\(frame.size.columns)×\(frame.size.rows) is too small; 40×10 is needed."
        for (row, line) in WrappedText(text, columns: frame.size.columns).lines.enumerated()
        where row < frame.size.rows {
            frame.put(line.shown, row: row, column: 0, style: .warning)
        }
    }
}
