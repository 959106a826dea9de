internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// Holds an interview on the chat screen: one queue of events, one screen, a frame after each.
@TerminalActor
final class ChatRun {
    private enum Event: Sendable {
        case terminal(TerminalEvent)
        case interview(InterviewEvent)
        /// What a key that was taken at once has asked for.
        case wanted([Effect])
        /// The editor that was given a draft has ended.
        case edited(Result<String, ExternalEditor.Failure>, of: String)
        /// A minute of the interview is full.
        case minute
        case backlog(Backlog)
        case draft(DraftKeeping.Event)
        case redraw
    }

    /// The least time between two frames while much arrives.
    private static let pause = Duration.milliseconds(16)

    private let terminal: Terminal
    private let conductor: Conductor
    private let store: any SessionStore
    private let drafts: DraftKeeping
    private var screen: ChatScreen
    private let events = EventQueue<Event>()
    private var lastDrawing = ContinuousClock.now
    private var isDrawingDue = false
    /// When a key was last taken at once.
    private var lastKey = ContinuousClock.now
    /// Keys that are on their way through the queue of events.
    private var keysWaiting = 0
    private var isEditing = false
    /// Redraws when the next of the whole minutes on the screen is full.
    private var clock: Task<Void, any Error>?
    /// Redraws when a wait for the model is a second shorter.
    private var countdown: Task<Void, any Error>?
    /// Whether the terminal has gone away.
    private(set) var isHungUp = false

    init(
        _ terminal: Terminal, _ machine: InterviewMachine, keeping: Keeping, interviewer: any Interviewer,
        labels: ChatLabels
    ) {
        self.terminal = terminal
        screen = ChatScreen(machine: machine, labels: labels)
        store = keeping.store
        drafts = DraftKeeping(keeping.drafts, isNew: machine.isOpened) { [events] in events.post(.draft($0)) }
        conductor = Conductor(store: keeping.store, interviewer: interviewer, claims: keeping.claims) {
            [events] in events.post(.interview($0))
        }
    }

    /// Runs until the interview has left the screen.
    func hold() async -> InterviewResult {
        // The first frame is drawn before anything is opened: it waits for no database.
        let effects = screen.begin(at: .now())
        draw()
        terminal.start { [weak self, events] event in
            if case .key(let key) = event {
                if self?.takeAtOnce(key) == true { return }
                self?.keysWaiting += 1
            }
            events.post(.terminal(event))
        }
        await conductor.run(effects)
        windClock()
        let backlog = Task { [store, events] in
            for await backlog in await store.backlog() { events.post(.backlog(backlog)) }
        }
        defer {
            clock?.cancel()
            countdown?.cancel()
            backlog.cancel()
        }
        while true {
            await take(await events.next())
            // An editor has the terminal, and the draft.
            if isEditing { continue }
            if isOver { break }
            // Nobody is there any more to try again what failed.
            if isHungUp, screen.machine.phase == .blocked || screen.machine.phase == .awaitingAnswer { break }
        }
        return await result()
    }

    private var isOver: Bool { screen.machine.ending != nil || screen.isLeavingAtOnce }

    private func result() async -> InterviewResult {
        var result = InterviewResult(
            screen.machine, draft: screen.unsent, isLeftAtOnce: screen.isLeavingAtOnce, backlog: screen.backlog)
        result.isDraftKept = await drafts.close(result)
        if !screen.isLeavingAtOnce {
            await conductor.finish()
            // What little waits may still be delivered; whoever leaves is not kept for more.
            if result.backlog.waiting > 0 { result.backlog = await store.settle(within: .seconds(1)) }
        }
        return result
    }

    private func take(_ event: Event) async {
        let now = Timestamp.now()
        switch event {
        case .terminal(.key(let key)):
            await take(key, at: now)
            drafts.note()
            // Of keys that came together, such as the wheel's, the last one shows what all of them did.
            if keysWaiting > 0, lastDrawing.duration(to: .now) < Self.pause { return }
        case .terminal(.hungUp):
            isHungUp = true
            await run(screen.leave(at: now))
        case .terminal(.interrupted): await run(screen.leave(at: now))
        case .terminal(.resized): break
        case .interview(let event):
            if case .opened(let record) = event { drafts.load(record) }
            await run(screen.handle(event, at: now))
            if event.isPiece { return drawSoon() }
            // The first question begins them, and a pause ends them.
            windClock()
        case .wanted(let effects): await run(effects)
        case .edited(let outcome, let draft):
            isEditing = false
            switch outcome {
            case .success(let edited): screen.take(edited: edited, of: draft)
            case .failure(let failure): screen.say(failure.sentence)
            }
            terminal.resume()
        case .minute:
            let hasDraft = !screen.composer.text.allSatisfy(\.isWhitespace)
            await run(screen.handle(.minutePassed(hasDraft: hasDraft), at: now))
            windClock()
        case .backlog(let backlog): screen.take(backlog)
        case .draft(.due): return drafts.keep(screen.unsent, of: screen.machine.record.session.sessionID)
        case .draft(.loaded(let draft)):
            drafts.didLoad(draft)
            screen.take(keptDraft: draft)
        case .draft(.failed(let error)):
            drafts.didFail()
            screen.say("What you type cannot be kept for now: \(Sentences.sentence(error))")
        case .redraw: isDrawingDue = false
        }
        // Keeping the draft is no reason to keep it again.
        if case .draft = event {} else { drafts.note() }
        draw()
    }

    /// Takes a key past the queue of events, where nothing is in it and no other key has just been taken so: what a key does to
    /// a draft takes less time than its way through the queue. False when it is for the queue.
    private func takeAtOnce(_ key: Key) -> Bool {
        guard events.isAwaited, key != .control("z"), key != .control("g"),
            lastKey.duration(to: .now) >= Self.pause
        else { return false }
        lastKey = .now
        let effects = screen.handle(key, at: .now())
        draw()
        drafts.note()
        if !effects.isEmpty || isOver { events.post(.wanted(effects)) }
        return true
    }

    /// Hands effects on. Most keys have none, and are shown without a way to another thread and back.
    private func run(_ effects: [Effect]) async {
        if !effects.isEmpty { await conductor.run(effects) }
    }

    private func take(_ key: Key, at now: Timestamp) async {
        keysWaiting -= 1
        switch key {
        case .control("z"): terminal.stopAndContinue()
        case .control("g") where !screen.isHelpShown: edit()
        default: await run(screen.handle(key, at: now))
        }
    }

    /// Gives the draft to the candidate's editor. The interview goes on; the screen waits.
    private func edit() {
        guard !isEditing else { return }
        let draft = screen.composer.text
        let editor: ExternalEditor
        do throws(ExternalEditor.Failure) {
            editor = try ExternalEditor(environment: ProcessInfo.processInfo.environment)
        } catch {
            return screen.say(error.sentence)
        }
        isEditing = true
        Task { [terminal, events] in
            let outcome: Result<String, ExternalEditor.Failure>
            do throws(ExternalEditor.Failure) {
                outcome = .success(try await editor.edit(draft) { await terminal.run($0, argument: $1) })
            } catch {
                outcome = .failure(error)
            }
            events.post(.edited(outcome, of: draft))
        }
    }

    private func windClock() {
        clock?.cancel()
        let seconds = screen.secondsToNextMinute(at: .now())
        clock = Task { [events] in
            try await Task.sleep(for: .seconds(seconds))
            events.post(.minute)
        }
    }

    private func draw() {
        guard screen.machine.ending == nil else { return }
        terminal.draw(screen.frame(terminal.size, at: .now()))
        lastDrawing = .now
        // A search looks through a slice of the transcript with each frame; keys come in between.
        if screen.isLooking { events.post(.redraw) }
        countDown()
    }

    private func countDown() {
        countdown?.cancel()
        countdown = screen.machine.secondsToNextCount(at: .now()).map { seconds in
            Task { [events] in
                try await Task.sleep(for: .seconds(seconds))
                events.post(.redraw)
            }
        }
    }

    /// While text arrives faster than 60 pieces a second, one frame shows several.
    private func drawSoon() {
        guard lastDrawing.duration(to: .now) < Self.pause else { return draw() }
        guard !isDrawingDue else { return }
        isDrawingDue = true
        Task { [events] in
            try await Task.sleep(for: Self.pause)
            events.post(.redraw)
        }
    }
}
