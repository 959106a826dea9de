internal import InterviewKit
internal import TerminalUI

/// The home screen with its list of past interviews: one queue of events, a frame after each. Drawn at once; the list
/// follows when the store has answered, page by page as it comes into view.
@TerminalActor
final class HomeList {
    /// What leads away from the home screen.
    enum Choice: Sendable {
        case start(InterviewForm)
        case resume(Session)
        case review(Session)
        case statistics
        case quit
    }

    private enum Event: Sendable {
        /// What the terminal reports while the screen is shown for this time.
        case terminal(TerminalEvent, visit: Int)
        case page(PastList.Request, Result<[PastInterview], StoreError>)
        case results([String: String])
        case belongings(Session, Result<(messages: String, hasFeedback: Bool), StoreError>)
        case deleted(Session, Result<Bool, StoreError>)
        case exported(String)
        case advised(String)
        case examineOn
    }

    private let terminal: Terminal
    private let pages: PastPages
    private var screen: HomeScreen
    /// How many times the screen was shown. Keys that were typed ahead for another screen do not count on the next visit.
    private var visit = 0
    private nonisolated let events = EventQueue<Event>()

    init(_ terminal: Terminal, screen: HomeScreen, pages: PastPages) {
        self.terminal = terminal
        self.screen = screen
        self.pages = pages
    }

    /// Reads the list anew at the next ``choice()``, and says something above the keys.
    func reload(choosing session: String?, saying sentence: String) {
        screen.reload(choosing: session)
        screen.message = sentence
    }

    /// Says something beside what the store and the interviewer are, for as long as the screen is used.
    nonisolated func advise(_ sentence: String) { events.post(.advised(sentence)) }

    /// Says something above the keys until the next key.
    func say(_ sentence: String) {
        screen.message = sentence
        draw()
    }

    /// Shows the screen until something is chosen that leads away from it.
    func choice() async -> Choice {
        draw()
        visit += 1
        terminal.start { [events, visit] in events.post(.terminal($0, visit: visit)) }
        follow()
        while true {
            if let choice = take(await events.next()) { return choice }
            draw()
            readResults()
        }
    }

    private func draw() { terminal.draw(screen.frame(terminal.size)) }

    private func take(_ event: Event) -> Choice? {
        switch event {
        case .terminal(let event, let visit):
            if visit == self.visit || event == .hungUp { return take(event) }
        case .page(let request, .success(let page)): follow { $0.take(page, for: request) }
        case .page(let request, .failure(let error)):
            follow { $0.fail(Sentences.sentence(error), for: request) }
        case .results(let results): follow { $0.takeResults(results) }
        case .belongings(let session, .success(let found)):
            screen.confirmDeletion(of: session, messages: found.messages, hasFeedback: found.hasFeedback)
        case .belongings(_, .failure(let error)): screen.abandonDeletion(Sentences.sentence(error))
        case .deleted(let session, .success(let wasThere)):
            follow { $0.remove(session.sessionID) }
            screen.message =
                wasThere ? "Deleted \(session.sessionID)." : "\(session.sessionID) had been deleted already."
        case .deleted(_, .failure(let error)): screen.message = Sentences.sentence(error)
        case .exported(let sentence): screen.message = sentence
        case .advised(let sentence): screen.advice = sentence
        case .examineOn: follow()
        }
        return nil
    }

    private func take(_ event: TerminalEvent) -> Choice? {
        switch event {
        case .key(.control("z")): terminal.stopAndContinue()
        case .key(let key):
            if let wish = screen.handle(key), let choice = fulfil(wish) { return choice }
            follow()
        case .interrupted, .hungUp: return .quit
        case .resized: follow()
        }
        return nil
    }

    private func fulfil(_ wish: HomeScreen.Wish) -> Choice? {
        switch wish {
        case .quit: return .quit
        case .start(let form): return .start(form)
        case .resume(let session): return .resume(session)
        case .review(let session): return .review(session)
        case .statistics: return .statistics
        case .examine(let interview):
            answer { [pages] () throws(StoreError) in
                try await pages.belongings(of: interview.session.sessionID)
            } with: {
                .belongings(interview.session, $0)
            }
        case .delete(let session):
            screen.message = "Deleting \(session.sessionID) …"
            answer { [pages] () throws(StoreError) in
                try await pages.store.delete(session.sessionID)
            } with: {
                .deleted(session, $0)
            }
        case .export(let session):
            screen.message = "Exporting \(session.sessionID) …"
            Task { [events, store = pages.store] in
                events.post(.exported(await TranscriptExport.sentence(exporting: session, from: store)))
            }
        }
        return nil
    }

    // MARK: The list

    /// Lets the screen look on, and reads what it needs next.
    private func follow(_ change: (inout PastList) -> Void = { _ in }) {
        let request = screen.follow(change)
        if let request {
            answer { [pages] () throws(StoreError) in
                try await pages.page(request)
            } with: {
                .page(request, $0)
            }
        } else if screen.hasMoreToExamine {
            // Behind the keys that have come meanwhile.
            events.post(.examineOn)
        }
    }

    /// Reads what the reports on the interviews in sight come to. Where that fails they are unknown, and the next page
    /// tells what is wrong with the store.
    private func readResults() {
        let sessionIDs = screen.followResults()
        guard !sessionIDs.isEmpty else { return }
        Task { [pages, events] in
            let results = try? await pages.results(of: sessionIDs)
            let unknown = Dictionary(sessionIDs.map { ($0, "?") }) { first, _ in first }
            events.post(.results(results ?? unknown))
        }
    }

    /// Has the store do something beside the screen, and takes the outcome as an event.
    private func answer<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(StoreError) -> Value,
        with event: @escaping @Sendable (Result<Value, StoreError>) -> Event
    ) {
        Task { [events] in
            do throws(StoreError) {
                events.post(event(.success(try await work())))
            } catch {
                events.post(event(.failure(error)))
            }
        }
    }
}
