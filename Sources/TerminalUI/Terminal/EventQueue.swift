package import Synchronization

/// What happens to a screen, posted from any thread and taken in that order by one reader, which goes on where it was: an
/// `AsyncStream` would wake it by way of another thread.
///
/// It is inlined, as each event of a program's own passes through it: generic code asks for the type at every step.
package final class EventQueue<Event: Sendable>: Sendable {
    @usableFromInline
    struct State: Sendable {
        @usableFromInline var posted: [Event] = []
        /// Those that were posted before them, the next one last.
        @usableFromInline var next: [Event] = []
        /// Waits, so that there is no event.
        @usableFromInline var reader: UnsafeContinuation<Event, Never>?

        @inlinable
        init() {}

        @inlinable
        mutating func take() -> Event? {
            if next.isEmpty {
                // Both keep their room.
                swap(&next, &posted)
                next.reverse()
            }
            return next.popLast()
        }
    }

    @usableFromInline let state: Mutex<State>

    @inlinable
    package init() { state = Mutex(State()) }

    /// Whether a reader waits, so that there is no event.
    @inlinable
    package var isAwaited: Bool { state.withLock { $0.reader != nil } }

    @inlinable
    package func post(_ event: Event) {
        let reader: UnsafeContinuation<Event, Never>? = state.withLock { state in
            if let reader = state.reader.take() { return reader }
            state.posted.append(event)
            return nil
        }
        reader?.resume(returning: event)
    }

    /// The next event; waits for it. One reader may wait at a time.
    @TerminalActor
    @inlinable
    package func next() async -> Event {
        // Events that never end must not keep out the keys.
        await TerminalActor.yield()
        if let event = state.withLock({ $0.take() }) { return event }
        return await TerminalActor.wait { reader in
            let event = state.withLock { state in
                let event = state.take()
                if event == nil { state.reader = reader }
                return event
            }
            if let event { reader.resume(returning: event) }
        }
    }
}
