internal import InterviewKit

/// The chat screen's help: its commands and keys.
enum HelpText {
    private static let keys = [
        ("Enter", "send the answer, or do the command"),
        ("Ctrl-J, Alt-Enter", "new line"),
        ("PgUp, PgDn", "scroll; Esc goes back to the end"),
        ("Esc", "stop the interviewer talking"),
        ("Ctrl-A E U K W Y", "line start, line end, cut to start, to end, word; paste"),
        ("Ctrl-C", "leave; the interview is paused"),
    ]

    static func draw(into frame: inout Frame) {
        var rows: [(String, String)] = [("Commands (alone on a line)", "")]
        rows += Command.allCases.map { ("/" + $0.rawValue, $0.summary) }
        rows += [("", ""), ("Keys", "")] + keys
        for (row, (name, text)) in rows.enumerated() where row + 1 < frame.size.rows - 1 {
            frame.put(name, row: row + 1, column: 2, style: text.isEmpty ? .header : .key)
            frame.put(text, row: row + 1, column: 22, style: .plain)
        }
        frame.put("Any key goes back.", row: frame.size.rows - 1, column: 2, style: .muted)
    }
}
