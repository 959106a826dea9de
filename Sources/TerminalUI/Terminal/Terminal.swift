internal import CNcurses
internal import CTerminalState

/// Why there is no terminal to draw on.
package enum TerminalError: Error, Hashable, Sendable {
    /// The input or the output is a file, a pipe, or closed.
    case notATerminal
    /// `TERM` names a terminal that is not known here or cannot place its cursor; carries the name, empty when not set.
    case unknownType(String)
}

/// The terminal: frames go out, keys come in. The only user of curses, whose state is the process's: have one at a time.
@TerminalActor
package final class Terminal {
    /// How many cells there are now.
    package private(set) var size: Size

    private let input: CInt
    private let output: CInt
    private let isAnsi: Bool
    private(set) var painter: Painter
    private var keyboard: Keyboard
    private let signals: CInt
    private var onEvent: ((TerminalEvent) -> Void)?
    private var isListening = false
    private var isHungUp = false
    private var mode = Mode.drawing

    private enum Mode {
        case drawing
        case suspended
        case closed
    }

    /// Takes the terminal over; from here on every way out of the program gives it back.
    package init(input: CInt = 0, output: CInt = 1, palette: Palette = .any) throws(TerminalError) {
        guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
        _ = CharacterWidth.isUTF8
        let type = getenv("TERM").map { String(cString: $0) } ?? ""
        var status: CInt = 0
        guard !type.isEmpty, setupterm(nil, output, &status) == OK, terminal_string("cup") != nil else {
            throw .unknownType(type)
        }
        guard TerminalState.save(output: output) else { throw .notATerminal }
        signals = TerminalState.takeSignals()
        guard let writing = fdopen(output, "w"), let reading = fdopen(input, "r"),
            newterm(nil, writing, reading) != nil, let window = terminal_window()
        else {
            TerminalState.returnSignals()
            throw .unknownType(type)
        }
        // Curses has taken some of the signals for itself.
        _ = TerminalState.takeSignals()
        TerminalState.arm(true)
        raw()
        noecho()
        nonl()
        // Curses sends what puts the keys into the mode that their names in terminfo are for.
        keypad(window, true)
        // It must not leave a frame half painted because a key has come: the next frame may be the same.
        typeahead(-1)
        self.input = input
        self.output = output
        keyboard = Keyboard(input: input)
        painter = Painter(window: window, output: output, palette: palette)
        isAnsi = TerminalState.isAnsi
        size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
        measure()
        setInputModes(true)
    }

    /// Shows a frame. What does not fit is cut off.
    package func draw(_ frame: Frame) {
        guard mode == .drawing else { return }
        painter.paint(frame)
    }

    /// Reports what happens to `onEvent`, and no longer to whom it was reported before.
    package func start(_ onEvent: @escaping @TerminalActor (TerminalEvent) -> Void) {
        self.onEvent = onEvent
        guard mode == .drawing, !isListening else { return }
        isListening = true
        listenToKeys()
        TerminalLoop.shared.watch(signals, isUrgent: true) { [weak self] in self?.readSignals() }
        TerminalState.listen()
    }

    /// Gives the terminal back for another program, such as an editor. Keys are not read meanwhile.
    package func suspend() {
        guard mode == .drawing else { return }
        mode = .suspended
        TerminalLoop.shared.unwatch(input)
        setInputModes(false)
        endwin()
        TerminalState.arm(false)
    }

    /// Takes the terminal over again and repaints it at the next frame; a changed size is reported.
    package func resume() {
        guard mode == .suspended else { return }
        mode = .drawing
        TerminalState.arm(true)
        doupdate()
        setInputModes(true)
        repaint()
        if isListening { listenToKeys() }
    }

    /// Stops the program as Ctrl-Z in a shell does; returns when it is continued.
    package func stopAndContinue() {
        guard mode == .drawing else { return }
        suspend()
        terminal_stop()
        resume()
    }

    /// Gives the terminal back for good. May be called again.
    package func close() {
        guard mode != .closed else { return }
        resume()
        mode = .closed
        TerminalLoop.shared.unwatch(input)
        TerminalLoop.shared.unwatch(signals)
        onEvent = nil
        setInputModes(false)
        endwin()
        TerminalState.arm(false)
        TerminalState.returnSignals()
    }

    /// Restores the terminal where nothing else has, before the process ends in a way that runs no handlers.
    package nonisolated static func restoreNow() { TerminalState.restore() }

    // MARK: Events

    private func listenToKeys() {
        // A descriptor without an end would call again and again.
        guard !isHungUp else { return }
        TerminalLoop.shared.watch(input) { [weak self] in self?.readKeys() }
    }

    private func readKeys() {
        guard mode == .drawing else { return }
        var keys: [Key] = []
        let hasRead = keyboard.drain { keys.append($0) }
        for key in keys {
            switch key {
            case .control("c"): report(.interrupted)
            // Another program may have written over the screen; no screen of ours needs to know.
            case .control("l"): repaint()
            default: report(.key(key))
            }
        }
        if !hasRead, terminal_is_hung_up(input) {
            isHungUp = true
            TerminalLoop.shared.unwatch(input)
            report(.hungUp)
        }
    }

    private func readSignals() {
        while let signal = TerminalState.nextSignal() {
            guard mode == .drawing else { continue }
            switch signal {
            case SIGINT: report(.interrupted)
            case SIGTSTP: stopAndContinue()
            case SIGCONT:
                // Continued after a stop that could not be caught: the modes may be anybody's.
                reset_prog_mode()
                setInputModes(true)
                repaint()
            default:
                if measure() { report(.resized(size)) }
            }
        }
    }

    private func report(_ event: TerminalEvent) {
        guard mode != .closed else { return }
        onEvent?(event)
    }

    /// Paints everything anew at the next frame, which it asks for by reporting the size.
    private func repaint() {
        guard mode == .drawing else { return }
        measure()
        painter.forget()
        report(.resized(size))
    }

    /// Takes the kernel's word for the size; true when it is another.
    @discardableResult
    private func measure() -> Bool {
        var columns: CInt = 0
        var rows: CInt = 0
        guard terminal_window_size(output, &columns, &rows) else { return false }
        let measured = Size(columns: Int(columns), rows: Int(rows))
        guard measured != size else { return false }
        resizeterm(rows, columns)
        size = measured
        painter.forget()
        return true
    }

    private func setInputModes(_ isOn: Bool) {
        if isAnsi { painter.write(isOn ? TerminalState.enteringInputModes : TerminalState.leavingInputModes) }
    }
}
