/// What has to do with the terminal, one thing at a time: curses, whose state is the process's, and the screens.
@globalActor
package actor TerminalActor {
    package static let shared = TerminalActor()

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        TerminalLoop.shared.asUnownedSerialExecutor()
    }

    /// Lets keys and signals come first where work has gone on for long.
    @TerminalActor
    package static func yield() async { await TerminalLoop.shared.yield() }

    /// Waits until what is handed to `register` is resumed.
    @TerminalActor
    package static func wait<Value: Sendable>(
        _ register: (UnsafeContinuation<Value, Never>) -> Void
    ) async -> Value {
        // Else the task would be resumed on a thread of the pool, and go back to its actor from there.
        await withTaskExecutorPreference(TerminalLoop.shared) { await suspend(register) }
    }

    @TerminalActor
    private static func suspend<Value: Sendable>(
        _ register: (UnsafeContinuation<Value, Never>) -> Void
    ) async -> Value {
        await withUnsafeContinuation(register)
    }

    /// Does on the terminal's thread, outside of any task, what is the actor's to do; see `MainActor.assumeIsolated`.
    nonisolated static func assumeIsolated(_ operation: @TerminalActor () -> Void) {
        TerminalLoop.shared.checkIsolated()
        withoutActuallyEscaping(operation) { unsafeBitCast($0, to: (() -> Void).self)() }
    }
}
