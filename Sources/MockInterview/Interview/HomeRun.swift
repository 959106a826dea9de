internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// The home screen, and the interviews and transcripts that are opened from it.
@MainActor
final class HomeRun {
    private enum Event: Sendable {
        case terminal(TerminalEvent)
        case past(Result<[Session], StoreError>)
        case read(Result<(InterviewRecord, Feedback?), StoreError>)
    }

    private let program: Program
    private let run: InterviewRun
    /// Drafts of interviews that were left before they were sent, said once the screen is gone.
    private var unsent: [String] = []
    private var isHungUp = false

    init(_ program: Program, offline: Bool, plain: Bool) throws {
        self.program = program
        let (interviewer, model) = try program.interviewer(offline: offline)
        run = InterviewRun(program, interviewer, model, plain: plain)
    }

    /// Shows the home screen until the candidate leaves it.
    func hold() async throws {
        guard InterviewRun.hasTerminal, !run.plain else {
            Output.complain(
                "There is no terminal to draw on. mock-interview new --role java --level beginner starts one line by line."
            )
            throw ExitStatus.usage
        }
        let terminal: Terminal
        do throws(TerminalError) {
            terminal = try Terminal(palette: program.palette)
        } catch {
            Output.complain(Sentences.sentence(error) + " mock-interview new --plain works without.")
            throw ExitStatus.failed
        }
        defer {
            terminal.close()
            for draft in unsent { Output.complain(Farewell.sentence(unsent: draft)) }
        }
        var screen = HomeScreen(
            title: "\(run.labels.store)   \(run.interviewer.name)", introduction: run.labels.introduction)
        while !isHungUp {
            switch await choice(&screen, on: terminal) {
            case .quit: return
            case .read(let session): await read(session, &screen, on: terminal)
            case .resume(let session):
                screen.message = await interview(
                    InterviewMachine(
                        resuming: .matching(session.sessionID), interviewer: run.interviewer.name,
                        preparesQuestions: run.interviewer.preparesQuestions, programVersion: Version.current),
                    on: terminal)
            case .start(let role, let level):
                let new = run.new(.init(role: role, level: level))
                screen.message = await interview(new.machine, note: new.note, on: terminal)
            }
        }
    }

    /// Draws at once; the list of past interviews follows when the store has answered.
    private func choice(_ screen: inout HomeScreen, on terminal: Terminal) async -> HomeScreen.Choice {
        let (events, input) = AsyncStream.makeStream(of: Event.self)
        terminal.draw(screen.frame(terminal.size))
        terminal.start { input.yield(.terminal($0)) }
        let loading = Task { [store = program.store] in
            do throws(StoreError) {
                input.yield(.past(.success(try await store.sessions(SessionFilter(limit: 200)))))
            } catch {
                input.yield(.past(.failure(error)))
            }
        }
        defer { loading.cancel() }
        for await event in events {
            switch event {
            case .terminal(.key(.control("z"))): terminal.stopAndContinue()
            case .terminal(.key(let key)):
                if let choice = screen.handle(key) { return choice }
            case .terminal(.interrupted), .terminal(.hungUp): return .quit
            case .terminal(.resized), .read: break
            case .past(.success(let sessions)):
                let table = SessionTable.forTerminal(sessions)
                screen.past = .loaded(heading: table[0], Array(zip(sessions, table.dropFirst())))
            case .past(.failure(let error)): screen.past = .failed(Sentences.sentence(error))
            }
            terminal.draw(screen.frame(terminal.size))
        }
        return .quit
    }

    /// Holds an interview; answers with what is to be said about its end.
    private func interview(
        _ machine: InterviewMachine, note: String? = nil, on terminal: Terminal
    ) async -> String {
        let chat = ChatRun(
            terminal, machine, store: program.store, interviewer: run.interviewer, labels: run.labels(note: note))
        let result = await chat.hold()
        isHungUp = chat.isHungUp
        if result.hasDraft { unsent.append(result.draft) }
        let farewell = Farewell(result, isNoticeSaid: false, sentence: run.labels.sentence)
        return farewell.sentences.joined(separator: " ")
    }

    /// Shows a past interview once it has been read; keys are taken meanwhile, so that nobody waits for a database.
    private func read(_ session: Session, _ home: inout HomeScreen, on terminal: Terminal) async {
        let (events, input) = AsyncStream.makeStream(of: Event.self)
        home.message = "Reading \(session.sessionID) …"
        terminal.draw(home.frame(terminal.size))
        home.message = ""
        terminal.start { input.yield(.terminal($0)) }
        let loading = Task { [store = program.store] in
            do throws(StoreError) {
                let record = try await store.record(of: session)
                let feedback = Feedback.current(of: try await store.feedback(on: session.sessionID))
                input.yield(.read(.success((record, feedback))))
            } catch {
                input.yield(.read(.failure(error)))
            }
        }
        defer { loading.cancel() }
        var screen: ReviewScreen?
        for await event in events {
            switch event {
            case .terminal(.key(.control("z"))): terminal.stopAndContinue()
            case .terminal(.key(let key)):
                let isLeaving = screen?.handle(key) ?? (key == .escape || key == .character("q"))
                if isLeaving { return }
            case .terminal(.hungUp):
                isHungUp = true
                return
            case .terminal(.interrupted): return
            case .terminal(.resized), .past: break
            case .read(.success((let record, let feedback))):
                screen = ReviewScreen(record, feedback: feedback, title: SessionLine.text(session))
            case .read(.failure(let error)):
                home.message = Sentences.sentence(error)
                return
            }
            if let frame = screen?.frame(terminal.size) { terminal.draw(frame) }
        }
    }
}
