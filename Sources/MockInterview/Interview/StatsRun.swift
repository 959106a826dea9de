internal import Foundation
internal import InterviewKit
internal import TerminalUI

/// The candidate's progress on the screen: read from the store beside it, one queue of events, a frame after each.
@TerminalActor
final class StatsRun {
    /// How the screen was left.
    enum Ending: Hashable, Sendable {
        case left, hungUp
    }

    private enum Event: Sendable {
        case terminal(TerminalEvent)
        case progress(Int)
        case read(Result<Statistics, StoreError>)
    }

    private let terminal: Terminal
    private let store: any SessionStore
    private var screen: StatsScreen

    init(_ terminal: Terminal, store: any SessionStore, title: String) {
        self.terminal = terminal
        self.store = store
        screen = StatsScreen(
            title: title, gauge: .suiting(ProcessInfo.processInfo.environment), day: StatisticsReading.day)
    }

    /// Runs until the screen is left; what is still being read then is given up.
    func hold() async -> Ending {
        let events = EventQueue<Event>()
        terminal.start { events.post(.terminal($0)) }
        let reading = Task { [store] in
            do throws(StoreError) {
                let statistics = try await StatisticsReading(store: store).statistics { events.post(.progress($0)) }
                events.post(.read(.success(statistics)))
            } catch {
                events.post(.read(.failure(error)))
            }
        }
        defer { reading.cancel() }
        terminal.draw(screen.frame(terminal.size))
        while true {
            if let ending = take(await events.next()) { return ending }
            terminal.draw(screen.frame(terminal.size))
        }
    }

    private func take(_ event: Event) -> Ending? {
        switch event {
        case .terminal(.key(.control("z"))): terminal.stopAndContinue()
        case .terminal(.key(let key)):
            if screen.handle(key) == .leave { return .left }
        case .terminal(.hungUp): return .hungUp
        case .terminal(.interrupted): return .left
        case .terminal(.resized): break
        case .progress(let count): screen.follow(read: count)
        case .read(.success(let statistics)): screen.take(statistics)
        case .read(.failure(let error)): screen.fail(Sentences.sentence(error))
        }
        return nil
    }
}
