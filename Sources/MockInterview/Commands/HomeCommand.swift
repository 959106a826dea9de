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

    func run() async throws {
        let program = try Program(common)
        let type = ProcessInfo.processInfo.environment["TERM"] ?? ""
        let canDraw = !["", "dumb"].contains(type)
        guard InterviewRun.hasTerminal, interview.plain || !canDraw else {
            return try await HomeRun(program, offline: interview.offline, plain: interview.plain).hold()
        }
        if !interview.plain { Output.complain("This terminal cannot be drawn on (TERM), so it goes line by line.") }
        try await holdLineByLine(program)
    }

    /// Asks what to practise, and holds that one interview.
    private func holdLineByLine(_ program: Program) async throws {
        let (interviewer, model) = try program.interviewer(offline: interview.offline)
        let filter = SessionFilter(status: .paused, role: nil, limit: PlainHome.mostPaused)
        let paused = try await program.withStore { store throws(StoreError) in try await store.sessions(filter) }
        let home = PlainHome(read: { readLine() }, say: { Output.tell($0) }, ask: { Output.ask($0) })
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
