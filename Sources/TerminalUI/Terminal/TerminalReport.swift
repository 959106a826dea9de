internal import CNcurses
package import InterviewKit

/// The terminal as `doctor` tells of it: what it is, and what of it is in the way.
package struct TerminalReport: Hashable, Sendable {
    /// `TERM`; empty when it is not set.
    package var type: String
    /// Whether its type is known here and can place its cursor.
    package var isKnown: Bool
    /// Colours at the same time; 0 for none.
    package var colors: Int
    /// Whether text goes to it as UTF-8.
    package var isUTF8: Bool
    /// Nil where the kernel keeps none.
    package var size: Size?

    package init(type: String, isKnown: Bool, colors: Int, isUTF8: Bool, size: Size?) {
        self.type = type
        self.isKnown = isKnown
        self.colors = colors
        self.isUTF8 = isUTF8
        self.size = size
    }

    /// The one that this process reads from and writes to; nil when either is a file, a pipe or closed.
    package static func current(input: CInt = 0, output: CInt = 1) -> TerminalReport? {
        guard isatty(input) == 1, isatty(output) == 1 else { return nil }
        let type = getenv("TERM").map { String(cString: $0) } ?? ""
        var status: CInt = 0
        let isKnown = !type.isEmpty && setupterm(nil, output, &status) == OK && terminal_string("cup") != nil
        var columns: CInt = 0
        var rows: CInt = 0
        let hasSize = terminal_window_size(output, &columns, &rows)
        return TerminalReport(
            type: type, isKnown: isKnown, colors: isKnown ? max(0, Int(terminal_number("colors"))) : 0,
            isUTF8: CharacterWidth.isUTF8, size: hasSize ? Size(columns: Int(columns), rows: Int(rows)) : nil)
    }

    /// `xterm-256color, 120×40, 256 colours, UTF-8`.
    package var summary: String {
        let words = [
            type.isEmpty ? "TERM not set" : type,
            size.map { "\($0.columns)×\($0.rows)" } ?? "of unknown size",
            isKnown ? (colors > 0 ? "\(colors) colours" : "no colours") : "unknown type",
            isUTF8 ? "UTF-8" : "ASCII only",
        ]
        return words.joined(separator: ", ")
    }

    /// What keeps the screen from being drawn, or drawn well.
    package var troubles: [Trouble] {
        var troubles: [Trouble] = []
        if !isKnown {
            let name = type.isEmpty ? "no terminal type is set" : "the terminal type \(type) cannot be drawn on"
            troubles.append(Trouble(name + ", so interviews go line by line", mend: "export TERM=xterm-256color"))
        }
        if !isUTF8 {
            troubles.append(
                Trouble("there is no UTF-8 locale, so lines and letters become ASCII", mend: "export LC_ALL=C.UTF-8"))
        }
        if let size, !TooSmall.fits(size) {
            troubles.append(
                Trouble(
                    "\(size.columns)×\(size.rows) is too small for the screen",
                    mend: "a window of \(TooSmall.least.columns)×\(TooSmall.least.rows) or more, or --plain"))
        }
        return troubles
    }
}
