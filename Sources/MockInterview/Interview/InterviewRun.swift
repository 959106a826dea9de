internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// Holds one interview, on the screen or line by line, and says how it ended.
struct InterviewRun: Sendable {
    let program: Program
    let interviewer: any Interviewer
    let model: (any LanguageModel)?
    let plain: Bool

    init(_ program: Program, _ interviewer: any Interviewer, _ model: (any LanguageModel)?, plain: Bool) {
        self.program = program
        self.interviewer = interviewer
        self.model = model
        self.plain = plain
    }

    /// Whether there is a terminal to draw on, both ways.
    static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Runs the interview to its end; throws the exit status where that is not 0. `note` is what the candidate should
    /// know about this one before it begins.
    func hold(_ machine: InterviewMachine, note: String? = nil) async throws {
        let result: InterviewResult
        let labels = labels(note: note)
        let isPlain = plain || !Self.hasTerminal
        if isPlain {
            // A person types, and would look for the screen.
            if !plain, isatty(STDIN_FILENO) == 1 {
                Output.complain("The output is not a terminal, so the interview goes line by line.")
            }
            var interview = PlainInterview(
                machine, keeping: program.keeping, interviewer: interviewer, labels: labels)
            result = await interview.hold()
        } else {
            let terminal: Terminal
            do throws(TerminalError) {
                terminal = try await Terminal(palette: program.palette)
            } catch {
                Output.complain("\(Sentences.sentence(error)) Going on line by line.")
                return try await InterviewRun(program, interviewer, model, plain: true).hold(machine, note: note)
            }
            result = await ChatRun(
                terminal, machine, keeping: program.keeping, interviewer: interviewer, labels: labels
            ).hold()
            if case .openFailed(.heldElsewhere(let session, let holder)) = result.ending {
                // Whoever cannot go on can read.
                let review = await ReviewRun(
                    terminal, session, store: program.store, interviewer: interviewer,
                    endpoint: model?.endpoint ?? interviewer.name, remark: Sentences.sentence(holder, of: session))
                _ = await review.hold()
            }
            await terminal.close()
        }
        try finish(result, isNoticeSaid: isPlain)
    }

    /// What every interview is shown with.
    var labels: ChatLabels { labels(note: nil) }

    /// What an interview is shown with that has a note of its own.
    func labels(note: String?) -> ChatLabels {
        let endpoint = model?.endpoint ?? "the question bank"
        var introduction: [String] = []
        if program.settings.mongoURI == nil {
            introduction.append("Sessions are kept on this machine, in \(program.paths.database).")
        }
        if model == nil {
            introduction.append(
                """
                No language model asks here: the questions come from the question bank, and the feedback counts which key points \
                your answers mention, without a score.
                """)
        } else {
            introduction.append("Questions and feedback come from \(interviewer.name), unreviewed.")
        }
        introduction += OwnQuestionsReport.warnings(program.bank)
        if let note { introduction.append(note) }
        return ChatLabels(
            store: program.settings.mongoURI == nil ? ChatLabels.thisMachine : program.store.name,
            interviewer: interviewer.name, introduction: introduction.joined(separator: " "),
            sentence: { Sentences.sentence($0, endpoint: endpoint) }, backlog: { Sentences.sentence($0) })
    }

    private func finish(_ result: InterviewResult, isNoticeSaid: Bool) throws {
        let farewell = Farewell(result, isNoticeSaid: isNoticeSaid, sentence: labels.sentence)
        for sentence in farewell.sentences { Output.complain(sentence) }
        if let sentence = Farewell.sentence(draftOf: result) { Output.complain(sentence) }
        if let status = farewell.status { throw status }
    }
}

/// How an interview left the screen, and what was last wrong with it.
struct InterviewResult: Sendable {
    let ending: Ending
    let notice: Notice?
    let sessionID: String
    /// Whether anything of the session is known to be stored.
    let isStored: Bool
    /// What was typed and not sent; empty for nothing.
    let draft: String
    /// Whether the candidate left while a write was under way.
    let isLeftAtOnce: Bool
    var hasDraft: Bool { draft.contains { !$0.isWhitespace } }
    /// Whether that is kept and comes back when the interview is resumed.
    var isDraftKept = false
    /// What waits on this machine for the store.
    var backlog: Backlog

    /// Whether the interview can be resumed.
    var canGoOn: Bool {
        switch ending {
        case .paused: true
        case .abandoned: isStored
        case .cancelled, .completed, .openFailed, .sessionExists: false
        }
    }

    init(
        _ machine: InterviewMachine, draft: String = "", isLeftAtOnce: Bool = false, backlog: Backlog = .empty
    ) {
        self.backlog = backlog
        self.isLeftAtOnce = isLeftAtOnce
        self.draft = draft
        ending = machine.ending ?? .abandoned
        notice = machine.notice
        sessionID = machine.record.session.sessionID
        isStored = !machine.record.messages.isEmpty
    }
}
