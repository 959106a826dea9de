internal import Foundation
internal import TerminalUI

/// Text that leaves for a terminal or a pipe. All of it passes the gate for untrusted text.
enum Output {
    /// A result, to standard output.
    static func say(_ text: String, to handle: FileHandle = .standardOutput) {
        write(TextGate.printable(text) + "\n", to: handle)
    }

    /// A result for a program, to standard output, as it is.
    static func sayRaw(_ text: String, to handle: FileHandle = .standardOutput) {
        write(text + "\n", to: handle)
    }

    /// A message, to standard error.
    static func complain(_ text: String, to handle: FileHandle = .standardError) {
        write(TextGate.printable(text) + "\n", to: handle)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // Whoever closed the pipe has read what they wanted.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
