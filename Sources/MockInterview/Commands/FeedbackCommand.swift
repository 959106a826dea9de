internal import ArgumentParser
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// `mock-interview feedback`: writes the feedback on an interview, again if there is some.
struct FeedbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Write the feedback on an interview, again if need be.",
        discussion: "Example: mock-interview feedback 7k2m")

    @Argument(help: "The session's id, or the beginning of it.")
    var id: String

    @Flag(help: "Print the stored document as JSON.")
    var json = false

    @Flag(help: "Use the question bank, even if a language model is configured.")
    var offline = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        let (interviewer, model) = try program.interviewer(offline: offline)
        let session = try await program.session(id)
        let record = try await program.withStore { store throws(StoreError) in try await store.record(of: session) }
        guard record.exchanges.contains(where: \.isAnswered) else {
            Output.complain("Nothing was answered in \(session.sessionID), so there is nothing to give feedback on.")
            throw ExitStatus.failed
        }
        let endpoint = model?.endpoint ?? interviewer.name
        let (feedback, failure) = await interviewer.feedback(on: record, programVersion: Version.current) { event in
            guard case .waiting(let wait) = event, wait.isLong else { return }
            Output.complain(
                Sentences.sentence(.askingAgain(wait, seconds: Int(wait.seconds.rounded(.up))), endpoint: endpoint))
        }
        try await program.withStore { store throws(StoreError) in try await store.save(feedback) }
        // A failure is stored too, and is the document then.
        if json {
            Output.sayRaw(try JSONOutput.text(feedback))
        } else if let readable = feedback.readable {
            Output.tell(PlainMarkdown.text(readable))
        }
        if let failure {
            let sentence = Sentences.sentence(failure, at: endpoint)
            Output.complain(sentence + " Everything is kept; mock-interview feedback \(session.sessionID) tries again.")
            throw ExitStatus.modelUnreachable
        }
    }
}
