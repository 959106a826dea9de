/// The last row: what the keys do here, as many as fit, the most important first. The way to the help stays whatever has
/// to go.
enum KeyLine {
    static func draw(_ keys: [(key: String, does: String)], into frame: inout Frame) {
        let row = frame.size.rows - 1
        let shown = fitting(keys, columns: frame.size.columns)
        var column = margin
        for (index, entry) in shown.enumerated() {
            column = frame.put(entry.key, row: row, column: column, style: .key)
            if !entry.does.isEmpty { column = frame.put(" " + entry.does, row: row, column: column, style: .muted) }
            column += gap(behind: entry, shown.dropFirst(index + 1).first)
        }
    }

    private static let margin = 1

    private static func fitting(_ keys: [(key: String, does: String)], columns: Int) -> [(key: String, does: String)] {
        var shown = keys
        while !shown.isEmpty, width(of: shown) >= columns {
            shown.remove(at: shown.lastIndex { $0.key != helpKey } ?? 0)
        }
        return shown
    }

    private static let helpKey = "F1"

    private static func width(of keys: [(key: String, does: String)]) -> Int {
        var width = margin
        for (index, entry) in keys.enumerated() {
            let next = keys.dropFirst(index + 1).first
            width += self.width(of: entry) + (next == nil ? 0 : gap(behind: entry, next))
        }
        return width
    }

    private static func width(of entry: (key: String, does: String)) -> Int {
        TextGate.columns(of: entry.key) + (entry.does.isEmpty ? 0 : 1 + TextGate.columns(of: entry.does))
    }

    /// Commands stand closer together than keys.
    private static func gap(
        behind entry: (key: String, does: String), _ next: (key: String, does: String)?
    ) -> Int {
        entry.does.isEmpty && next?.does.isEmpty == true ? 1 : 3
    }
}

/// What a terminal too small for a screen shows instead.
enum TooSmall {
    /// What the screens need.
    static let least = Size(columns: 40, rows: 10)

    /// Whether a screen can be drawn in it.
    static func fits(_ size: Size) -> Bool { size.columns >= least.columns && size.rows >= least.rows }

    static func draw(into frame: inout Frame) {
        guard frame.size.rows > 0, frame.size.columns > 0 else { return }
        let text = "\(frame.size.columns)×\(frame.size.rows) is too small; \(least.columns)×\(least.rows) is needed."
        for (row, line) in WrappedText(text, columns: frame.size.columns).lines.enumerated()
        where row < frame.size.rows {
            frame.put(line.shown, row: row, column: 0, style: .warning)
        }
    }
}
