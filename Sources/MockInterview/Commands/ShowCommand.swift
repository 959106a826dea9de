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
        let record = try await program.withStore { store throws(StoreError) in try await store.record(of: session) }
        let feedback = try await program.withStore { store throws(StoreError) in
            try await store.feedback(on: session.sessionID)
        }
        if json {
            let interview = JSONOutput.Interview(
                session, record.messages, record.turns.values.sorted { $0.id < $1.id },
                record.assessments.values.sorted { $0.id < $1.id }, feedback)
            return Output.sayRaw(try JSONOutput.text(interview))
        }
        let text = TranscriptText(record: record, feedback: Feedback.current(of: feedback), asMarkdown: markdown).text
        if markdown { Output.say(text) } else { Output.tell(text) }
    }
}
