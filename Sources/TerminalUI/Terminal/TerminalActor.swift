/// What has to do with the terminal, one thing at a time: curses, whose state is the process's, and the screens.
@globalActor
package actor TerminalActor {
    package static let shared = TerminalActor()

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        TerminalLoop.shared.asUnownedSerialExecutor()
    }
}
