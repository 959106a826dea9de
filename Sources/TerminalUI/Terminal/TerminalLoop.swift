internal import CTerminalState
internal import Synchronization

/// The thread of ``TerminalActor``. It waits in one place for keys, for signals and for work, so that a key is read, taken
/// and shown without a way from thread to thread, which would cost more than all the rest of it.
final class TerminalLoop: SerialExecutor, TaskExecutor {
    static let shared = TerminalLoop()

    /// A descriptor that is waited for, and what is to be done when it can be read.
    private struct Watch: Sendable {
        let descriptor: CInt
        let handler: @TerminalActor @Sendable () -> Void
    }

    private struct State: Sendable {
        var jobs: [UnownedJob] = []
        var watches: [Watch] = []
        /// Whether it waits, or is about to: then it has to be woken.
        var isWaiting = false
    }

    private let state = Mutex(State())

    private init() {
        guard terminal_start_loop({ TerminalLoop.shared.run() }) else { fatalError("There is no room for a thread.") }
    }

    // MARK: Work

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isWaiting = state.withLock { state in
            state.jobs.append(job)
            defer { state.isWaiting = false }
            return state.isWaiting
        }
        if isWaiting { terminal_wake_loop() }
    }

    /// Calls `handler` whenever `descriptor` can be read, or its other end is gone, until it is watched no longer.
    @TerminalActor
    func watch(_ descriptor: CInt, _ handler: @escaping @TerminalActor @Sendable () -> Void) {
        state.withLock { $0.watches.append(Watch(descriptor: descriptor, handler: handler)) }
    }

    @TerminalActor
    func unwatch(_ descriptor: CInt) {
        state.withLock { $0.watches.removeAll { $0.descriptor == descriptor } }
    }

    // MARK: The thread

    private func run() {
        while true {
            let (jobs, watches) = state.withLock { state in
                let jobs = state.jobs
                state.jobs = []
                state.isWaiting = jobs.isEmpty
                return (jobs, state.watches)
            }
            for job in jobs {
                job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            if jobs.isEmpty { wait(for: watches) }
        }
    }

    private func wait(for watches: [Watch]) {
        var isReady = [Bool](repeating: false, count: watches.count)
        terminal_await(watches.map(\.descriptor), &isReady, watches.count)
        state.withLock { $0.isWaiting = false }
        for (watch, isReady) in zip(watches, isReady) where isReady {
            // Done before the next wait, which would end for the same reason.
            Task { @TerminalActor in watch.handler() }
        }
    }
}
