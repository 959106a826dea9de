internal import CNcurses

/// The column widths of libc, which are the ones curses reckons with.
enum CharacterWidth {
    /// Whether the process speaks UTF-8. The first look sets the locale's character type from the environment, and where
    /// that is not UTF-8 tries the names under which systems keep a plain UTF-8 locale.
    static let isUTF8: Bool = {
        for name in ["", "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"] where terminal_use_utf8_locale(name) {
            return true
        }
        return false
    }()

    /// Columns of one scalar: 0 for one that combines, -1 for one that libc does not know.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        guard isUTF8 else { return 1 }
        return Int(terminal_columns(scalar.value))
    }

    /// What stands for a character of this program's own screens where the terminal can show ASCII only.
    static func ascii(for scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "─", "━", "–", "—": "-"
        case "│", "┃": "|"
        case "›", "→", "▸": ">"
        case "‹", "←": "<"
        case "·", "•", "…": "."
        case "✓": "+"
        case "✗": "x"
        case "‘", "’": "'"
        case "“", "”": "\""
        case "\u{A0}": " "
        default: "?"
        }
    }
}
