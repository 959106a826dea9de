internal import ArgumentParser
internal import InterviewKit
internal import Wiring

/// `mock-interview resume`: goes on with a paused interview.
struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Go on with a paused interview.",
        discussion: "Example: mock-interview resume 7k2m")

    @Argument(help: "The session's id, or the beginning of it; the latest paused or active session otherwise.")
    var id: String?

    @OptionGroup var interview: InterviewOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        let (interviewer, model) = try program.interviewer(offline: interview.offline)
        let machine = InterviewMachine(
            resuming: id.map { .matching($0) } ?? .latest, interviewer: interviewer.name,
            preparesQuestions: interviewer.preparesQuestions, programVersion: Version.current)
        try await InterviewRun(program, interviewer, model, plain: interview.plain).hold(machine)
    }
}
