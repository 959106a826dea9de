internal import ArgumentParser
internal import InterviewKit
internal import Wiring

/// `mock-interview new`: starts an interview.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Start an interview.",
        usage: "mock-interview new --role <role> --level <level> [<options>]",
        discussion: "Example: mock-interview new --role java --level intermediate --questions 4")

    // Both are required; asked for below, so that whoever gives neither is told of both, and of what there is.
    @Option(help: "What to be interviewed for.")
    var role: Role?

    @Option(help: "How demanding it is.")
    var level: Level?

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

    /// What stands where nothing is expected, to be answered by what to type instead.
    @Argument(help: .hidden)
    var words: [String] = []

    func validate() throws {
        if role == nil || level == nil || !words.isEmpty { throw ValidationError(wanted) }
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

    /// What to type, with the role and the level as far as they can be told.
    private var wanted: String {
        let role = role ?? words.lazy.compactMap { Role(argument: $0.lowercased()) }.first
        let level = level ?? words.lazy.compactMap { Level(argument: $0.lowercased()) }.first
        return """
            new takes a role and a level, each behind its name: mock-interview new --role \(role?.rawValue ?? "java") \
            --level \(level?.rawValue ?? "beginner"). Roles: \(Role.all.map(\.rawValue).joined(separator: ", ")). \
            Levels: \(Level.all.map(\.rawValue).joined(separator: ", ")).
            """
    }

    func run() async throws {
        guard let role, let level else { throw ValidationError(wanted) }
        let program = try Program(common)
        let (interviewer, model) = try program.interviewer(offline: interview.offline)
        let run = InterviewRun(program, interviewer, model, plain: interview.plain)
        let new = run.new(
            .init(role: role, level: level, id: id, questions: questions, minutes: minutes, hardStop: hardStop))
        try await run.hold(new.machine, note: new.note)
    }
}
