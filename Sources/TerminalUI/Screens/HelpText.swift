/// A screen's help, over the whole of it.
enum HelpText {
    static func draw(_ groups: [KeyHelpGroup], into frame: inout Frame) {
        var row = 1
        for group in groups {
            guard row < frame.size.rows - 2 else { break }
            frame.put(group.title, row: row, column: 2, style: .header)
            for (index, line) in group.lines.enumerated() where row + 1 + index < frame.size.rows - 1 {
                frame.put(line.keys, row: row + 1 + index, column: 2, style: .key)
                frame.put(line.does, row: row + 1 + index, column: 22, style: .plain)
            }
            row += group.lines.count + 2
        }
        frame.put("Any key goes back.", row: frame.size.rows - 1, column: 2, style: .muted)
    }
}
