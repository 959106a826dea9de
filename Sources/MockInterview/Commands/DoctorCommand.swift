internal import ArgumentParser
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// `mock-interview doctor`: what is configured, what answers, what does not, and what to do about it.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the settings, the store, the model and the terminal.",
        discussion: "Example: mock-interview doctor")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        Output.say("mock-interview \(Version.current)")
        let file = common.config ?? program.paths.configFile
        Output.say("\nSettings (from \(file), the environment, and MONGODB_URI in .env.local)")
        for line in SettingsReport(settings: program.settings).lines { Output.say("  " + line) }
        let store = await checkStore(program)
        for line in await KeptReport.lines(program) { Output.say(line) }
        let bank = checkBank(program)
        for line in OwnQuestionsReport.lines(program.bank) { Output.say(line) }
        let model = await checkModels(program)
        tellTerminal()
        if let failure = store ?? model ?? bank { throw failure }
    }

    private func checkStore(_ program: Program) async -> ExitCode? {
        Output.say("\nStore: \(program.store.name)")
        do throws(StoreError) {
            let check = try await program.store.check()
            Output.say("  ok: " + check.summary)
            for fact in check.facts { Output.say("  " + fact) }
            for line in check.troubles.flatMap(Mending.lines) { Output.say(line) }
            return nil
        } catch {
            Output.say("  FAILED: " + Sentences.sentence(error))
            Output.say(Mending.line(Mending.command(error, folder: program.paths.data)))
            return ExitStatus.storeUnreachable
        }
    }

    private func tellTerminal() {
        guard let report = TerminalReport.current() else {
            Output.say("\nTerminal: none here, the input or the output is a file or a pipe")
            return
        }
        Output.say("\nTerminal: \(report.summary)")
        for line in report.troubles.flatMap(Mending.lines) { Output.say(line) }
    }

    private func checkBank(_ program: Program) -> ExitCode? {
        var failure: ExitCode?
        let bank = QuestionBank(folder: program.bank.folder)
        Output.say("\nQuestion bank: \(bank.folder)")
        for role in Role.all {
            let counts = Level.all.map { level in
                do throws(BankError) {
                    return "\(try bank.questions(role, level).count) \(level.rawValue)"
                } catch {
                    failure = ExitStatus.failed
                    return "FAILED (\(error.file): \(error.reason))"
                }
            }
            Output.say("  \(role.rawValue): " + counts.joined(separator: ", "))
        }
        if failure != nil { Output.say(Mending.line("scripts/install")) }
        return failure
    }

    /// Tries each configured model, once where the same one asks and judges.
    private func checkModels(_ program: Program) async -> ExitCode? {
        let models: ModelChoice.Models?
        do throws(SettingsError) {
            models = try ModelChoice.models(program.settings)
        } catch {
            Output.say("\nModel\n  FAILED: \(error.description)")
            Output.say(Mending.line("${EDITOR:-vi} '\(program.paths.configFile)', or the variable in the environment"))
            return ExitStatus.modelUnreachable
        }
        guard let models else {
            let isChosen = program.settings.provider == .offline
            let reason = isChosen ? "none, since llm.provider is offline" : "none configured"
            Output.say("\nModel: \(reason); the question bank asks, and feedback counts mentions only.")
            if !isChosen { Output.say("  LLM_BASE_URL and LLM_MODEL (and LLM_API_KEY) name one.") }
            return nil
        }
        let isOne = models.judge.name == models.interviewer.name
        let failure = await ModelCheck(models.interviewer).run(title: isOne ? "Model" : "Interviewer's model") {
            Output.say($0)
        }
        guard !isOne else { return failure }
        let judgeFailure = await ModelCheck(models.judge).run(title: "Judge's model") { Output.say($0) }
        return failure ?? judgeFailure
    }
}
