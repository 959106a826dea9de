internal import ArgumentParser
internal import Wiring

/// `mock-interview`: the home screen, unless a subcommand is named.
struct MockInterviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock-interview",
        abstract: "Practise a technical interview in the terminal.",
        discussion: """
            Without a subcommand it shows the home screen. With nothing configured, interviews are kept on this machine and asked \
            from the question bank; MONGODB_URI keeps them in MongoDB, LLM_BASE_URL and LLM_MODEL (or OPENAI_API_KEY and \
            LLM_MODEL) let a language model ask.

            Example: mock-interview new --role java --level intermediate
            """,
        version: Version.current,
        subcommands: [
            HomeCommand.self, NewCommand.self, ResumeCommand.self, ListCommand.self, SearchCommand.self,
            ShowCommand.self, FeedbackCommand.self, ExportCommand.self, StatsCommand.self, DeleteCommand.self,
            SyncCommand.self,
            DoctorCommand.self,
        ],
        defaultSubcommand: HomeCommand.self)
}
