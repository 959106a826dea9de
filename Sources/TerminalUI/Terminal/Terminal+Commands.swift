internal import CTerminalState
internal import Dispatch

/// How a command ended that had the terminal to itself.
package enum CommandEnd: Hashable, Sendable {
    case exited(Int)
    case killed(signal: Int)
    /// It could not be started; carries errno.
    case notStarted(error: Int)
}

extension Terminal {
    /// Gives the terminal to the shell command `command "$1"`, `$1` being `argument`, and waits for its end; events other
    /// than the terminal's go on. Call ``resume()`` when what it did has been taken over.
    package func run(_ command: String, argument: String) async -> CommandEnd {
        suspend()
        terminal_hand_over(true)
        defer { terminal_hand_over(false) }
        var process: CInt = 0
        let error = terminal_start_command(command, argument, &process)
        guard error == 0 else { return .notStarted(error: Int(error)) }
        let status = await Self.end(of: process)
        return status < 0 ? .killed(signal: -status) : .exited(status)
    }

    /// Waits on a thread of its own: the wait blocks.
    private nonisolated static func end(of process: CInt) async -> Int {
        await withCheckedContinuation { ended in
            DispatchQueue.global().async { ended.resume(returning: Int(terminal_await_command(process))) }
        }
    }
}
