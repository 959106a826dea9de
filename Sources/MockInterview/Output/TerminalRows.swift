internal import Foundation
internal import TerminalUI
internal import Wiring

/// A text as it leaves for a terminal: in rows that break between words, where the terminal itself would break anywhere.
/// For a pipe or a file it stays as it is.
enum TerminalRows {
    static func text(_ text: String, on descriptor: Int32) -> String {
        columns(of: descriptor).map { self.text(text, columns: $0) } ?? text
    }

    static func text(_ text: String, columns: Int) -> String {
        WrappedText(text, columns: columns).lines.map { String(text[$0.range]).trimmed }.joined(separator: "\n")
    }

    /// How many columns a row may have; nil where there is no terminal.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else {
            return nil
        }
        // Some terminals begin another row behind one that is as wide as they are.
        return Int(size.ws_col) - 1
    }
}
