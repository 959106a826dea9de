internal import Foundation
internal import Synchronization
internal import TerminalUI

/// Text that leaves for a terminal or a pipe. All of it passes the gate for untrusted text.
enum Output {
    /// A result, to standard output.
    static func say(_ text: String, to handle: FileHandle = .standardOutput) {
        write(TextGate.printable(text) + "\n", to: handle)
    }

    /// A result that is read as prose, to standard output; on a terminal its rows break between words.
    static func tell(_ text: String, to handle: FileHandle = .standardOutput) {
        say(TerminalRows.text(text, on: handle.fileDescriptor), to: handle)
    }

    /// A result for a program, to standard output, as it is.
    static func sayRaw(_ text: String, to handle: FileHandle = .standardOutput) {
        write(text + "\n", to: handle)
    }

    /// A message, to standard error; on a terminal its rows break between words.
    static func complain(_ text: String, to handle: FileHandle = .standardError) {
        write(TextGate.printable(TerminalRows.text(text, on: handle.fileDescriptor)) + "\n", to: handle)
    }

    /// A prompt, to standard error, with the cursor left behind it.
    static func ask(_ text: String, to handle: FileHandle = .standardError) {
        write(TextGate.printable(text), to: handle)
    }

    /// A result some parts of which stand out, to standard output: in bold on a terminal, as they are elsewhere.
    static func say(_ parts: [(text: String, isMarked: Bool)], to handle: FileHandle = .standardOutput) {
        let isPlain = isatty(handle.fileDescriptor) == 0 || ProcessInfo.processInfo.environment["TERM"] == "dumb"
        let line = parts.map { part in
            let text = TextGate.printable(part.text)
            return part.isMarked && !isPlain ? "\u{1B}[1m\(text)\u{1B}[0m" : text
        }
        write(line.joined() + "\n", to: handle)
    }

    /// Whether nobody reads the results any more.
    static var isUnheard: Bool { unheard.withLock { $0 } }

    private static let unheard = Mutex(false)

    /// Whether a result could not be written: the program then ends with status 1.
    static var hasFailed: Bool { failed.withLock { $0 } }

    private static let failed = Mutex(false)

    private static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? (error as NSError).code
            // Whoever closed the pipe has read what they wanted.
            if code == Int(EPIPE), handle !== FileHandle.standardError { unheard.withLock { $0 = true } }
            guard code != Int(EPIPE), handle !== FileHandle.standardError else { return }
            let isFirst = failed.withLock { failed in
                defer { failed = true }
                return !failed
            }
            if isFirst { complain("The output could not be written: \(String(cString: strerror(Int32(code)))).") }
        }
    }
}
