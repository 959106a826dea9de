internal import ArgumentParser
internal import Foundation
internal import InterviewKit

/// `mock-interview list`: past and present interviews.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List interviews, newest first.",
        discussion: "Example: mock-interview list --status paused")

    @Option(help: "Only those of this status.")
    var status: Status?

    @Option(help: "Only those for this role.")
    var role: Role?

    @Option(help: "At most this many.")
    var limit: Int = 50

    @Flag(help: "Print the documents as JSON.")
    var json = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    }

    func run() async throws {
        let program = try Program(common)
        let filter = SessionFilter(status: status, role: role, limit: limit)
        let sessions = try await program.withStore { store throws(StoreError) in try await store.sessions(filter) }
        if json { return Output.sayRaw(try JSONOutput.text(JSONOutput.Sessions(sessions))) }
        if sessions.isEmpty { return Output.complain("No interviews here yet; mock-interview new starts one.") }
        let isForPerson = isatty(STDOUT_FILENO) == 1
        let lines = isForPerson ? SessionTable.forTerminal(sessions) : SessionTable.forPipe(sessions)
        for line in lines where !Output.isUnheard { Output.say(line) }
    }
}
