internal import Foundation
internal import TerminalUI

/// Text that leaves for a terminal or a pipe. All of it passes the gate for untrusted text.
enum Output {
    /// A result, to standard output.
    static func say(_ text: String) {
        write(TextGate.printable(text) + "\n", to: .standardOutput)
    }

    /// A result for a program, to standard output, as it is.
    static func sayRaw(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    /// A message, to standard error.
    static func complain(_ text: String) {
        write(TextGate.printable(text) + "\n", to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // Whoever closed the pipe has read what they wanted.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
