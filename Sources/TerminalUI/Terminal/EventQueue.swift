internal import Synchronization

/// What happens to a screen, posted from any thread and taken in that order by one reader, which goes on where it was: an
/// `AsyncStream` would wake it by way of another thread.
package final class EventQueue<Event: Sendable>: Sendable {
    private struct State: Sendable {
        var posted: [Event] = []
        /// Those that were posted before them, the next one last.
        var next: [Event] = []
        var reader: CheckedContinuation<Void, Never>?

        mutating func take() -> Event? {
            if next.isEmpty {
                next = posted.reversed()
                posted = []
            }
            return next.popLast()
        }
    }

    private let state = Mutex(State())

    package init() {}

    /// Whether a reader waits; for tests.
    var isAwaited: Bool { state.withLock { $0.reader != nil } }

    package func post(_ event: Event) {
        let reader = state.withLock { state in
            state.posted.append(event)
            return state.reader.take()
        }
        reader?.resume()
    }

    /// The next event; waits for it. One reader may wait at a time.
    @TerminalActor
    package func next() async -> Event {
        // Events that never end must not keep out the keys.
        await TerminalLoop.shared.yield()
        while true {
            if let event = state.withLock({ $0.take() }) { return event }
            // Else the task would be resumed on a thread of the pool, and go back to its actor from there.
            await withTaskExecutorPreference(TerminalLoop.shared) { await wait() }
        }
    }

    @TerminalActor
    private func wait() async {
        await withCheckedContinuation { reader in
            let hasEvent = state.withLock { state in
                guard state.posted.isEmpty else { return true }
                state.reader = reader
                return false
            }
            if hasEvent { reader.resume() }
        }
    }
}
