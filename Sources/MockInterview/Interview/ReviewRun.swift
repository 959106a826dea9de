internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// A past interview on the review screen: read from the store, then one queue of events, a frame after each. Keys are
/// taken from the first moment, so that nobody waits for a database.
@TerminalActor
final class ReviewRun {
    /// How the screen was left.
    enum Ending: Hashable, Sendable {
        case left
        case hungUp
        /// It could not be read; says why.
        case failed(String)
    }

    private enum Event: Sendable {
        case terminal(TerminalEvent)
        case read(Result<(InterviewRecord, Feedback?), StoreError>)
        case exported(String)
        case progress(String)
        case lookFurther
        case written(FeedbackWriting.Outcome)
    }

    private let terminal: Terminal
    private let session: Session
    private let store: any SessionStore
    private let writing: FeedbackWriting
    /// What is said when the screen appears; empty for nothing.
    private let remark: String
    private var screen: ReviewScreen?
    private var record: InterviewRecord?
    private var writer: Task<Void, Never>?

    init(
        _ terminal: Terminal, _ session: Session, store: any SessionStore, interviewer: any Interviewer,
        endpoint: String, remark: String = ""
    ) {
        self.remark = remark
        self.terminal = terminal
        self.session = session
        self.store = store
        writing = FeedbackWriting(store: store, interviewer: interviewer, endpoint: endpoint)
    }

    /// Runs until the screen is left. Until the interview is read what was on the screen stays in sight.
    func hold() async -> Ending {
        let events = EventQueue<Event>()
        terminal.start { events.post(.terminal($0)) }
        let reading = Task { [store, session] in
            do throws(StoreError) {
                let record = try await store.record(of: session)
                let feedback = Feedback.current(of: try await store.feedback(on: session.sessionID))
                events.post(.read(.success((record, feedback))))
            } catch {
                events.post(.read(.failure(error)))
            }
        }
        defer {
            reading.cancel()
            writer?.cancel()
        }
        while true {
            if let ending = take(await events.next(), events) { return ending }
            guard let frame = screen?.frame(terminal.size) else { continue }
            terminal.draw(frame)
            // A search looks through a slice of the transcript with each frame; keys come in between.
            if screen?.isLooking == true { events.post(.lookFurther) }
        }
    }

    private func take(_ event: Event, _ events: EventQueue<Event>) -> Ending? {
        switch event {
        case .terminal(.key(.control("z"))): terminal.stopAndContinue()
        case .terminal(.key(let key)):
            guard screen != nil else { return key == .escape || key == .character("q") ? .left : nil }
            if let wish = screen?.handle(key) { return fulfil(wish, events) }
        case .terminal(.hungUp): return .hungUp
        case .terminal(.interrupted): return .left
        case .terminal(.resized), .lookFurther: break
        case .read(.success((let record, let feedback))):
            self.record = record
            screen = ReviewScreen(record, feedback: feedback, title: SessionLine.title(session))
            screen?.message = remark
        case .read(.failure(let error)): return .failed(Sentences.sentence(error))
        case .exported(let sentence): screen?.message = sentence
        case .progress(let text): screen?.follow(progress: text)
        case .written(let outcome):
            writer = nil
            screen?.endWriting(outcome.feedback, message: outcome.sentence)
        }
        return nil
    }

    private func fulfil(_ wish: ReviewScreen.Wish, _ events: EventQueue<Event>) -> Ending? {
        switch wish {
        case .leave: return .left
        case .copy(let text, let name): screen?.message = Self.sentence(terminal.copy(text), copying: name)
        case .export:
            screen?.message = "Exporting …"
            Task { [session, store] in
                events.post(.exported(await TranscriptExport.sentence(exporting: session, from: store)))
            }
        case .writeFeedback:
            guard let record else { return nil }
            writer = Task { [writing] in
                let outcome = await writing.write(on: record) { events.post(.progress($0)) }
                events.post(.written(outcome))
            }
        case .stopWriting: writer?.cancel()
        }
        return nil
    }

    /// What is known of a copy, and no more.
    static func sentence(_ outcome: ClipboardOutcome, copying name: String) -> String {
        switch outcome {
        case .sent:
            "Sent \(name) to the terminal's clipboard; not every terminal takes it, and none confirms it."
        case .tooLong(let bytes, let most):
            "Not copied: \(name) has \(bytes) bytes, and terminals take \(most). e exports it to a file."
        case .unsupported: "Not copied: this terminal has no way to its clipboard. e exports to a file."
        }
    }
}
