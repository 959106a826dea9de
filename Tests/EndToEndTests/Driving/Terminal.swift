import Foundation
import Glibc

/// One terminal: what is typed goes to the program in it, and what it shows can be read.
struct Terminal: Sendable {
    let machine: Machine
    let pane: String

    // MARK: Typing

    /// Types text as it is.
    func type(_ text: String) async throws {
        try await machine.tmux("send-keys", "-t", pane, "-l", text)
    }

    /// Presses keys, by tmux's names for them: `Enter`, `C-c`, `F1`.
    func press(_ keys: String...) async throws {
        try await machine.tmux(["send-keys", "-t", pane] + keys)
    }

    /// Types a line, and Enter.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Pastes text as a terminal does, in brackets if the program asked for them, or as one that knows no brackets.
    func paste(_ text: String, inBrackets: Bool = true) async throws {
        let file = try machine.write(text, to: "paste")
        try await machine.tmux(["load-buffer", file, ";", "paste-buffer", "-t", pane] + (inBrackets ? ["-p"] : []))
    }

    func resize(columns: Int, rows: Int) async throws {
        try await machine.tmux("resize-window", "-t", pane, "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Writes every byte that the program sends into a file from now on; answers with its path.
    func record() async throws -> String {
        let file = machine.folder.appending(path: "bytes").path
        try await machine.tmux("pipe-pane", "-t", pane, "cat > '\(file)'")
        return file
    }

    // MARK: Reading

    /// The rows of the screen, without white space at their ends; with `-e` in `options` with colours.
    func screen(_ options: String...) async throws -> String {
        try await machine.tmux(["capture-pane", "-p", "-t", pane] + options)
    }

    /// Waits until the screen shows all of these, however their words are broken into lines.
    @discardableResult
    func shows(
        _ texts: String..., within limit: Duration = .seconds(10), file: String = #fileID, line: Int = #line
    ) async throws -> String {
        try await waits(within: limit, for: "to show \(texts)", file: file, line: line) { screen in
            texts.allSatisfy(screen.words.contains)
        }
    }

    /// Waits until none of these is on the screen.
    @discardableResult
    func hides(_ texts: String..., file: String = #fileID, line: Int = #line) async throws -> String {
        try await waits(for: "to hide \(texts)", file: file, line: line) { screen in
            !texts.contains(where: screen.words.contains)
        }
    }

    /// Waits until the screen is as it should be.
    @discardableResult
    func waits(
        within limit: Duration = .seconds(10), for what: String, file: String = #fileID, line: Int = #line,
        until isRight: (String) -> Bool
    ) async throws -> String {
        try await eventually(within: limit) {
            let screen = try await screen()
            return isRight(screen) ? screen : nil
        } complaint: {
            "\(file):\(line): waited \(limit) for the screen \(what); it is:\n\(try await screen())"
        }
    }

    /// The exit status, once the program has ended.
    func status(file: String = #fileID, line: Int = #line) async throws -> Int {
        try await eventually {
            machine.wakeTmux()
            return Int(try await property("#{?pane_dead,#{pane_dead_status},}"))
        } complaint: {
            """
            \(file):\(line): the program goes on (\(try await property("#{pane_dead} #{pane_pid} #{pane_current_command}"))); \
            its screen is:
            \(try await screen())
            """
        }
    }

    /// What tmux knows about this terminal, such as `#{cursor_x}`.
    func property(_ format: String) async throws -> String {
        try await machine.tmux("display-message", "-p", "-t", pane, format).trimmingCharacters(in: .newlines)
    }

    /// Waits until the cursor is in this column, counted from 0.
    func hasCursor(inColumn column: Int, file: String = #fileID, line: Int = #line) async throws {
        _ = try await eventually {
            try await property("#{cursor_x}") == "\(column)" ? true : nil
        } complaint: {
            """
            \(file):\(line): the cursor is in column \(try await property("#{cursor_x}")), not in \(column); the screen is:
            \(try await screen())
            """
        }
    }

    // MARK: Killing

    /// The process started in the terminal.
    func process() async throws -> pid_t {
        guard let process = pid_t(try await property("#{pane_pid}")), process > 1 else {
            throw TestFailure(description: "tmux does not say which process runs in it")
        }
        return process
    }

    /// Ends the program the hard way, and waits until it is gone.
    func killHard() async throws {
        kill(try await process(), SIGKILL)
        _ = try await eventually {
            machine.wakeTmux()
            return try await property("#{pane_dead}") == "1" ? true : nil
        } complaint: {
            "kill -9 did not end it"
        }
    }
}

extension String {
    /// The text with every stretch of white space as one space, without the backticks that the screen shows as a style.
    var words: String { filter { $0 != "`" }.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
