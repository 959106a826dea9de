internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import Wiring

/// `mock-interview` alone: the home screen.
struct HomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "home", abstract: "The home screen: start, resume and read interviews (the default).",
        discussion: "Example: mock-interview --offline")

    @OptionGroup var interview: InterviewOptions
    @OptionGroup var common: CommonOptions

    /// A word that is no command comes here, since this one is the default.
    @Argument(help: .hidden)
    var words: [String] = []

    func validate() throws {
        guard let word = words.first else { return }
        throw ValidationError(Self.sentence(noCommand: word))
    }

    /// Names the commands there are, or the one that was meant.
    static func sentence(noCommand word: String) -> String {
        let names = MockInterviewCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        let meant = names.first { $0.hasPrefix(word.lowercased()) || Spelling.isClose(word.lowercased(), $0) }
        let rest = meant.map { "Did you mean mock-interview \($0)? " } ?? ""
        return "There is no command \(word). \(rest)The commands are \(names.joined(separator: ", "))."
    }

    func run() async throws {
        let program = try Program(common)
        if !interview.plain, try await HomeRun(program, offline: interview.offline).hold() { return }
        try await holdLineByLine(program)
    }

    /// Asks what to practise, and holds that one interview.
    private func holdLineByLine(_ program: Program) async throws {
        let (interviewer, model) = try program.interviewer(offline: interview.offline)
        let filter = SessionFilter(status: .paused, role: nil, limit: PlainHome.mostPaused)
        let paused = try await program.withStore { store throws(StoreError) in try await store.sessions(filter) }
        let isForPerson = isatty(STDIN_FILENO) == 1
        let home = PlainHome(
            read: { readLine() }, say: { Output.tell($0) }, ask: { if isForPerson { Output.ask($0) } })
        let run = InterviewRun(program, interviewer, model, plain: true)
        switch home.choice(paused: paused) {
        case .start(let role, let level):
            let new = run.new(.init(role: role, level: level))
            try await run.hold(new.machine, note: new.note)
        case .resume(let session):
            let machine = InterviewMachine(
                resuming: .matching(session.sessionID), interviewer: interviewer.name,
                preparesQuestions: interviewer.preparesQuestions, programVersion: Version.current)
            try await run.hold(machine)
        case nil: return
        }
    }
}
