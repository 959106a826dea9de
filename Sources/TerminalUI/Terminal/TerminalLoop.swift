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
        /// Work that lets keys and signals come first.
        var turns: [CheckedContinuation<Void, Never>] = []
        /// When it last looked for keys and signals.
        var lastLook = ContinuousClock.now
        /// Whether it waits, or is about to: then it has to be woken.
        var isWaiting = false
    }

    /// How long keys and signals wait for work, unless one piece of it takes longer.
    private static let longestWork = Duration.milliseconds(4)

    private let state = Mutex(State())

    private init() {
        // Nothing is on the screen yet, and nothing unsaved; a runtime without room for a thread ends no other way.
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

    /// Calls `handler` whenever `descriptor` can be read, or its other end is gone, until it is watched no longer. What is
    /// urgent comes before the rest, which may have no end.
    @TerminalActor
    func watch(
        _ descriptor: CInt, isUrgent: Bool = false, _ handler: @escaping @TerminalActor @Sendable () -> Void
    ) {
        let watch = Watch(descriptor: descriptor, handler: handler)
        state.withLock { $0.watches.insert(watch, at: isUrgent ? 0 : $0.watches.endIndex) }
    }

    @TerminalActor
    func unwatch(_ descriptor: CInt) {
        state.withLock { $0.watches.removeAll { $0.descriptor == descriptor } }
    }

    /// Lets keys and signals come first where work has gone on for long.
    @TerminalActor
    func yield() async {
        guard state.withLock({ $0.lastLook.duration(to: .now) > Self.longestWork }) else { return }
        await withTaskExecutorPreference(self) { await waitForTurn() }
    }

    @TerminalActor
    private func waitForTurn() async {
        await withCheckedContinuation { turn in state.withLock { $0.turns.append(turn) } }
    }

    // MARK: The thread

    func checkIsolated() { precondition(terminal_is_on_loop(), "This is another thread than the terminal's.") }

    private func run() {
        // Keeps its room from turn to turn.
        var jobs: [UnownedJob] = []
        while true {
            state.withLock { state in
                swap(&jobs, &state.jobs)
                state.isWaiting = jobs.isEmpty
            }
            for job in jobs {
                job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            let isBusy = !jobs.isEmpty
            jobs.removeAll(keepingCapacity: true)
            let (watches, turns) = state.withLock { state in
                let turns = state.turns
                state.turns = []
                let isDue = !isBusy || !turns.isEmpty || state.lastLook.duration(to: .now) > Self.longestWork
                return (isDue ? state.watches : nil, turns)
            }
            if let watches { look(at: watches, isBusy: isBusy) }
            for turn in turns { turn.resume() }
        }
    }

    /// Does what the descriptors are watched for; waits for one, or for work, where there is none.
    private func look(at watches: [Watch], isBusy: Bool) {
        let ready = terminal_await(watches.map(\.descriptor), watches.count, !isBusy)
        state.withLock { state in
            state.isWaiting = false
            state.lastLook = .now
        }
        // One, as it may take what made the others ready. Not as a task: making one takes longer than reading a key.
        guard ready != 0 else { return }
        TerminalActor.assumeIsolated { watches[ready.trailingZeroBitCount].handler() }
    }
}
