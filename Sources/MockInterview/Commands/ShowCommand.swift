internal import ArgumentParser
internal import InterviewKit

/// `mock-interview show`: one interview with its transcript and feedback.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an interview's transcript and feedback.",
        discussion: "Example: mock-interview show 7k2m --markdown")

    @Argument(help: "The session's id, or the beginning of it.")
    var id: String

    @Flag(help: "Print everything stored as one JSON object.")
    var json = false

    @Flag(help: "Print Markdown.")
    var markdown = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if json && markdown { throw ValidationError("--json and --markdown exclude each other.") }
    }

    func run() async throws {
        let program = try Program(common)
        let session = try await program.session(id)
        let export = try await program.export(of: session)
        if json { return Output.sayRaw(try export.text(.json)) }
        if markdown { return Output.say(try export.text(.md)) }
        let feedback = Feedback.current(of: export.feedback)
        Output.tell(TranscriptText(record: export.record, feedback: feedback, asMarkdown: false).text)
    }
}
