internal import ArgumentParser

/// `mock-interview` alone: the home screen.
struct HomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "home", abstract: "The home screen: start, resume and read interviews (the default).",
        discussion: "Example: mock-interview --offline")

    @OptionGroup var interview: InterviewOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        try await HomeRun(program, offline: interview.offline, plain: interview.plain).hold()
    }
}
