internal import Foundation
internal import InterviewKit
internal import TerminalUI

/// Holds an interview on the chat screen: one stream of events, one screen, a frame after each.
@MainActor
final class ChatRun {
    private enum Event: Sendable {
        case terminal(TerminalEvent)
        case interview(InterviewEvent)
        case redraw
        /// A minute of the interview is full.
        case minute
    }

    private let terminal: Terminal
    private let conductor: Conductor
    private var screen: ChatScreen
    private let events: AsyncStream<Event>
    private let input: AsyncStream<Event>.Continuation
    private var lastDrawing = ContinuousClock.now
    private var isDrawingDue = false
    /// Whether the terminal has gone away.
    private(set) var isHungUp = false

    init(
        _ terminal: Terminal, _ machine: InterviewMachine, store: any SessionStore, interviewer: any Interviewer,
        labels: ChatLabels
    ) {
        self.terminal = terminal
        screen = ChatScreen(machine: machine, labels: labels)
        let (events, input) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        self.input = input
        conductor = Conductor(store: store, interviewer: interviewer) { input.yield(.interview($0)) }
    }

    /// Runs until the interview has left the screen.
    func hold() async -> InterviewResult {
        // The first frame is drawn before anything is opened: it waits for no database.
        let effects = screen.begin(at: .now())
        draw()
        terminal.start { [input] in input.yield(.terminal($0)) }
        await conductor.run(effects)
        let clock = Task {
            while !Task.isCancelled {
                // The header shows whole minutes: it changes when the next one is full.
                try await Task.sleep(for: .seconds(screen.machine.secondsToNextMinute(at: .now())))
                input.yield(.minute)
            }
        }
        defer { clock.cancel() }
        for await event in events {
            await take(event)
            if screen.machine.ending != nil || screen.isLeavingAtOnce { break }
            // Nobody is there any more to try again what failed.
            if isHungUp, screen.machine.phase == .blocked || screen.machine.phase == .awaitingAnswer { break }
        }
        if !screen.isLeavingAtOnce { await conductor.finish() }
        return InterviewResult(screen.machine, draft: screen.unsent, isLeftAtOnce: screen.isLeavingAtOnce)
    }

    private func take(_ event: Event) async {
        let now = Timestamp.now()
        switch event {
        case .terminal(.key(.control("z"))): terminal.stopAndContinue()
        case .terminal(.key(let key)): await conductor.run(screen.handle(key, at: now))
        case .terminal(.hungUp):
            isHungUp = true
            await conductor.run(screen.leave(at: now))
        case .terminal(.interrupted): await conductor.run(screen.leave(at: now))
        case .terminal(.resized): break
        case .interview(let event):
            await conductor.run(screen.handle(event, at: now))
            if case .speech(_, .delta) = event { return drawSoon() }
            if case .report(_, .text) = event { return drawSoon() }
        case .minute:
            let hasDraft = !screen.composer.text.allSatisfy(\.isWhitespace)
            await conductor.run(screen.handle(.minutePassed(hasDraft: hasDraft), at: now))
        case .redraw: isDrawingDue = false
        }
        draw()
    }

    private func draw() {
        guard screen.machine.ending == nil else { return }
        terminal.draw(screen.frame(terminal.size, at: .now()))
        lastDrawing = .now
        // A search looks through a slice of the transcript with each frame; keys come in between.
        if screen.isLooking { input.yield(.redraw) }
    }

    /// While text arrives faster than 60 pieces a second, one frame shows several.
    private func drawSoon() {
        let pause = Duration.milliseconds(16)
        guard lastDrawing.duration(to: .now) < pause else { return draw() }
        guard !isDrawingDue else { return }
        isDrawingDue = true
        Task { [input] in
            try await Task.sleep(for: pause)
            input.yield(.redraw)
        }
    }
}
