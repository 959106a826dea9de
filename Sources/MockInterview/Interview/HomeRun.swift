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
                        programVersion: Version.current),
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
            case .terminal(.resized): break
            case .past(.success(let sessions)):
                screen.past = .loaded(sessions.map { ($0, SessionLine.text($0)) })
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

    private func read(_ session: Session, _ home: inout HomeScreen, on terminal: Terminal) async {
        let record: InterviewRecord
        let feedback: Feedback?
        do throws(StoreError) {
            record = try await program.store.record(of: session)
            feedback = Feedback.current(of: try await program.store.feedback(on: session.sessionID))
        } catch {
            home.past = .failed(Sentences.sentence(error))
            return
        }
        var screen = ReviewScreen(record, feedback: feedback, title: SessionLine.text(session))
        let (events, input) = AsyncStream.makeStream(of: TerminalEvent.self)
        terminal.draw(screen.frame(terminal.size))
        terminal.start { input.yield($0) }
        for await event in events {
            switch event {
            case .key(.control("z")): terminal.stopAndContinue()
            case .key(let key): if screen.handle(key) { return }
            case .interrupted, .hungUp: return
            case .resized: break
            }
            terminal.draw(screen.frame(terminal.size))
        }
    }
}
