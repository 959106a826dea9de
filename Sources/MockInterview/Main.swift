internal import ArgumentParser
internal import InterviewStore
internal import TerminalUI
internal import Wiring

@main
@MainActor
enum Main {
    static func main() async {
        CoreFiles.forbid()
        MongoCounters.unlink()
        do {
            var command = try await MockInterviewCommand.asyncParseAsRoot(nil)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(with: error)
        }
        leave(Output.hasFailed ? ExitStatus.failed : ExitCode.success)
    }

    /// Says what ArgumentParser has to say, help as well as complaints, and ends with its status. It would print the
    /// complaints itself, with whatever control characters the arguments hold that they quote.
    private static func leave(with error: any Error) -> Never {
        let status = MockInterviewCommand.exitCode(for: error)
        let message = MockInterviewCommand.fullMessage(for: error)
        if !message.isEmpty {
            if status.isSuccess { Output.say(message) } else { Output.complain(message) }
        }
        leave(status)
    }

    private static func leave(_ status: ExitCode) -> Never {
        Terminal.restoreNow()
        ProcessEnd.now(status: status.rawValue)
    }
}
