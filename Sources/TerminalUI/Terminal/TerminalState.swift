internal import CNcurses
internal import CTerminalState

/// What the signal handlers know: how to restore the terminal, and whom to tell.
@TerminalActor
enum TerminalState {
    /// Remembers the terminal's modes, and the bytes that undo what the program does to it. Call before curses begins.
    static func save(output: CInt) -> Bool {
        guard terminal_save(output) else { return false }
        add("\u{1B}[?2026l" + leavingInputModes, ifAnsi: true)
        for capability in ["sgr0", "op", "cnorm", "rmkx"] { addCapability(capability) }
        if terminal_string("rmcup") == nil { add("\r\n", ifAnsi: false) } else { addCapability("rmcup") }
        return true
    }

    /// Asks for pastes in brackets, and for the mouse's buttons, of which the wheel is one, in xterm's form where the
    /// terminal knows it.
    static let enteringInputModes = "\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h"
    static let leavingInputModes = "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"

    /// Takes the signals; the descriptor on which they are told.
    static func takeSignals() -> CInt { terminal_take_signals() }

    static func returnSignals() {
        terminal_listen(false)
        terminal_return_signals()
    }

    /// Whether the terminal is to be restored if the program ends now.
    static func arm(_ isArmed: Bool) {
        if isArmed { terminal_arm() } else { terminal_disarm() }
    }

    /// Restores the terminal now, if it is to be restored at the end.
    nonisolated static func restore() { terminal_restore() }

    static func listen() { terminal_listen(true) }

    /// The signals told since the last call.
    static func nextSignal() -> CInt? {
        let signal = terminal_next_signal()
        return signal == 0 ? nil : signal
    }

    /// Whether the terminal takes control sequences of ANSI, and so ignores the private modes it does not know.
    static var isAnsi: Bool { terminal_string("clear").map { String(cString: $0).hasPrefix("\u{1B}[") } ?? false }

    private static func add(_ bytes: String, ifAnsi: Bool) {
        guard !ifAnsi || isAnsi else { return }
        terminal_add_restoring(bytes, bytes.utf8.count)
    }

    private static func addCapability(_ name: String) {
        guard let value = terminal_string(name).map({ String(cString: $0) }) else { return }
        // Padding, `$<5/>`, is for terminals that need time; it is not to be sent as it stands.
        var bytes = ""
        var isPadding = false
        var previous: Character = " "
        for character in value {
            if previous == "$", character == "<" {
                bytes.removeLast()
                isPadding = true
            }
            if !isPadding { bytes.append(character) }
            if character == ">" { isPadding = false }
            previous = character
        }
        terminal_add_restoring(bytes, bytes.utf8.count)
    }
}
