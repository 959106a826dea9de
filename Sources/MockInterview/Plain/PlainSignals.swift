internal import Foundation

/// What keys do to an interview that is held line by line, through the terminal's own signals.
enum PlainSignals {
    /// Ctrl-C pauses the interview, as on the screen. A second one ends the program if the first could not be done.
    static func interrupts(_ take: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            signal(SIGINT, SIG_DFL)
            // A line that was typed just before is still on its way.
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(LineReader.pasteGap * 2)) { take() }
        }
        source.resume()
        return source
    }

    /// Ctrl-Z stops the program, and fg continues it.
    static func continuations(_ take: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
        let source = DispatchSource.makeSignalSource(signal: SIGCONT, queue: .global())
        source.setEventHandler { take() }
        source.resume()
        return source
    }
}
