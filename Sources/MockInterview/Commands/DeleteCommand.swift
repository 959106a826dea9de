internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import Wiring

/// `mock-interview delete`: removes an interview with everything that belongs to it.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete an interview with all that belongs to it.",
        discussion: "Example: mock-interview delete 7k2m --yes")

    @Argument(help: "The session's id, or the beginning of it.")
    var id: String

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        let session = try await program.session(id)
        if !yes {
            guard isatty(STDIN_FILENO) == 1 else {
                Output.complain(
                    "Nothing was deleted: nobody can be asked here. Say --yes to delete \(session.sessionID).")
                throw ExitStatus.failed
            }
            let record = try await program.withStore { store throws(StoreError) in try await store.record(of: session) }
            Output.complain(SessionLine.text(session))
            Output.complain(
                "Delete it for good, with all that was said (messages: \(record.messages.count)) and its feedback? Type yes:"
            )
            guard readLine()?.lowercased() == "yes" else {
                Output.complain("Nothing was deleted.")
                throw ExitStatus.failed
            }
        }
        if let holder = await program.keeping.claims.claim(session.sessionID, isNew: false) {
            Output.complain("Nothing was deleted. " + Sentences.sentence(holder, of: session))
            throw ExitStatus.failed
        }
        _ = try await program.withStore { store throws(StoreError) in try await store.delete(session.sessionID) }
        await program.keeping.claims.release(session.sessionID)
        Output.complain("Deleted \(session.sessionID).")
    }
}
