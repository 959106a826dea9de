internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import InterviewStore
internal import TerminalUI
internal import Wiring

/// The home screen and the screens that are opened from it, one after the other on one terminal.
@TerminalActor
final class HomeRun {
    private let program: Program
    private let run: InterviewRun
    /// Drafts of interviews that were left before they were sent, said once the screen is gone.
    private var unsent: [String] = []
    private var isHungUp = false

    init(_ program: Program, offline: Bool) throws {
        self.program = program
        let (interviewer, model) = try program.interviewer(offline: offline)
        run = InterviewRun(program, interviewer, model, plain: false)
    }

    /// Shows the home screen until the candidate leaves it; false when this terminal cannot be drawn on, which has been said
    /// then.
    func hold() async throws -> Bool {
        guard let terminal = try terminal() else { return false }
        defer {
            terminal.close()
            for sentence in unsent { Output.complain(sentence) }
        }
        let list = HomeList(terminal, screen: screen, pages: PastPages(store: program.store))
        tellOfUncopied(on: list)
        while !isHungUp {
            switch await list.choice() {
            case .quit: return true
            case .review(let session): await review(session, list, on: terminal)
            case .statistics:
                let progress = StatsRun(terminal, store: program.store, title: run.labels.store)
                isHungUp = await progress.hold() == .hungUp
            case .resume(let session):
                let machine = InterviewMachine(
                    resuming: .matching(session.sessionID), interviewer: run.interviewer.name,
                    preparesQuestions: run.interviewer.preparesQuestions, programVersion: Version.current)
                await interview(machine, list, on: terminal)
            case .start(let form):
                let new = run.new(
                    .init(
                        role: form.role, level: form.level, questions: form.questions, minutes: form.minutes,
                        isUntimed: form.minutes == nil))
                await interview(new.machine, note: new.note, list, on: terminal)
            }
        }
        return true
    }

    /// Says how many interviews only this machine has, where they could be in MongoDB as well. Nobody waits for that.
    private func tellOfUncopied(on list: HomeList) {
        guard let sync = program.keeping.sync, FileManager.default.fileExists(atPath: program.paths.database) else {
            return
        }
        Task {
            guard let count = try? await sync.waiting(), count > 0 else { return }
            let interviews = count == 1 ? "1 interview is" : "\(count) interviews are"
            list.advise(
                "\(interviews) on this machine only, or newer here: mock-interview sync copies them to MongoDB.")
        }
    }

    private func terminal() throws -> Terminal? {
        guard InterviewRun.hasTerminal else {
            Output.complain("There is no terminal to draw on. mock-interview --plain goes line by line.")
            throw ExitStatus.usage
        }
        do throws(TerminalError) {
            return try Terminal(palette: program.palette)
        } catch {
            Output.complain(Sentences.sentence(error) + " Going on line by line.")
            return nil
        }
    }

    private var screen: HomeScreen {
        HomeScreen(
            title: "\(run.labels.store)   \(run.interviewer.name)", introduction: run.labels.introduction,
            form: InterviewForm(
                questions: program.settings.questions ?? Plan.defaultQuestions, minutes: program.settings.minutes,
                limits: .init(questions: InterviewLimits.questions, minutes: InterviewLimits.minutes)))
    }

    /// Holds an interview; the list says how it ended.
    private func interview(
        _ machine: InterviewMachine, note: String? = nil, _ list: HomeList, on terminal: Terminal
    ) async {
        let chat = ChatRun(
            terminal, machine, keeping: program.keeping, interviewer: run.interviewer, labels: run.labels(note: note))
        let result = await chat.hold()
        isHungUp = chat.isHungUp
        if !result.isDraftKept, let sentence = Farewell.sentence(draftOf: result) { unsent.append(sentence) }
        if case .openFailed(.heldElsewhere(let session, let holder)) = result.ending {
            return await review(session, list, on: terminal, remark: Sentences.sentence(holder, of: session))
        }
        let farewell = Farewell(result, isNoticeSaid: false, sentence: run.labels.sentence)
        list.reload(
            choosing: result.isStored ? result.sessionID : nil, saying: farewell.sentences.joined(separator: " "))
    }

    /// Shows a past interview to be read.
    private func review(
        _ session: Session, _ list: HomeList, on terminal: Terminal, remark: String = ""
    ) async {
        let review = ReviewRun(
            terminal, session, store: program.store, interviewer: run.interviewer,
            endpoint: run.model?.endpoint ?? run.interviewer.name, remark: remark)
        list.say("Reading \(session.sessionID) … Esc goes back.")
        let ending = await review.hold()
        isHungUp = ending == .hungUp
        if case .failed(let sentence) = ending { return list.say(sentence) }
        // New feedback has other figures.
        list.reload(choosing: nil, saying: "")
    }
}
