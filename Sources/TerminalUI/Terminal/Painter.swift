internal import CNcurses

/// Brings frames into the curses window, cell by cell what changed; curses does the rest.
@TerminalActor
struct Painter {
    private let window: UnsafeMutablePointer<WINDOW>
    private let theme: Theme
    private let output: CInt
    private let isAnsi: Bool
    private var painted: Frame?

    init(window: UnsafeMutablePointer<WINDOW>, output: CInt, palette: Palette) {
        self.window = window
        self.output = output
        theme = Theme(palette)
        isAnsi = TerminalState.isAnsi
    }

    /// Makes the next frame be painted whole.
    mutating func forget() {
        painted = nil
        clearok(window, true)
    }

    mutating func paint(_ frame: Frame) {
        let previous = painted?.size == frame.size ? painted : nil
        if previous == nil { werase(window) }
        var changedRows = 0
        for row in 0..<frame.size.rows {
            if let previous, previous.row(row) == frame.row(row) { continue }
            changedRows += 1
            paint(frame.row(row), over: previous?.row(row), row: row)
        }
        if changedRows == 0, let previous, previous.caret == frame.caret { return }
        place(frame.caret)
        wnoutrefresh(window)
        // Terminals that know the mode show the rows at once; it is not worth its 16 bytes for a line being typed, and the
        // count of its words.
        let isSynchronized = isAnsi && changedRows > 2
        if isSynchronized { write("\u{1B}[?2026h") }
        doupdate()
        if isSynchronized { write("\u{1B}[?2026l") }
        painted = frame
    }

    /// Writes past curses.
    func write(_ bytes: String) {
        terminal_write(output, bytes, bytes.utf8.count)
    }

    private func place(_ caret: Point?) {
        guard let caret else {
            curs_set(0)
            return
        }
        wmove(window, CInt(clamping: caret.row), CInt(clamping: caret.column))
        curs_set(1)
    }

    /// Paints the runs of changed cells of one style.
    private func paint(_ cells: [Cell], over previous: [Cell]?, row: Int) {
        var index = 0
        var run = ""
        while index < cells.count {
            if let previous, previous[index] == cells[index] {
                index += 1
                continue
            }
            var start = index
            while cells[start].isEmpty, start > 0 { start -= 1 }
            let style = cells[start].style
            run = ""
            index = start
            repeat {
                run += cells[index].text
                index += 1
            } while index < cells.count && cells[index].style == style
                && (cells[index].isEmpty || previous.map { $0[index] != cells[index] } ?? true)
            terminal_set_attributes(window, theme.attributes(of: style))
            wmove(window, CInt(clamping: row), CInt(clamping: start))
            // In the last cell of the last row the text is painted and ERR answered: the cursor cannot go on.
            waddnstr(window, run, -1)
        }
        terminal_set_attributes(window, 0)
    }
}
