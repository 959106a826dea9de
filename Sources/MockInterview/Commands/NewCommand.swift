internal import ArgumentParser
internal import InterviewKit
internal import Wiring

/// `mock-interview new`: starts an interview.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Start an interview.",
        discussion: "Example: mock-interview new --role java --level intermediate --questions 4")

    @Option(help: "What to be interviewed for.")
    var role: Role

    @Option(help: "How demanding it is.")
    var level: Level

    @Option(help: "How many questions (1 to 50; 6 unless configured).")
    var questions: Int?

    @Option(help: "How many minutes to set aside (1 to 480).")
    var minutes: Int?

    @Flag(help: "End the interview when the minutes are over.")
    var hardStop = false

    @Option(help: "The session's id (letters, digits, - and _, at most 64); made up otherwise.")
    var id: String?

    @OptionGroup var interview: InterviewOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let questions, !InterviewLimits.questions.contains(questions) {
            throw ValidationError("--questions takes a number from 1 to 50.")
        }
        if let minutes, !InterviewLimits.minutes.contains(minutes) {
            throw ValidationError("--minutes takes a number from 1 to 480.")
        }
        if hardStop && minutes == nil { throw ValidationError("--hard-stop needs --minutes.") }
        if id?.hasPrefix("-") == true {
            throw ValidationError("--id cannot begin with -: resume and show would take it for an option.")
        }
        if let id, !SessionID.isValid(id) {
            throw ValidationError("--id takes 1 to 64 of the letters A-Z and a-z, digits, - and _.")
        }
    }

    func run() async throws {
        let program = try Program(common)
        let (interviewer, model) = try program.interviewer(offline: interview.offline)
        let run = InterviewRun(program, interviewer, model, plain: interview.plain)
        let new = run.new(
            .init(role: role, level: level, id: id, questions: questions, minutes: minutes, hardStop: hardStop))
        try await run.hold(new.machine, note: new.note)
    }
}
