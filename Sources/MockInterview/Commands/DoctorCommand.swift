internal import ArgumentParser
internal import InterviewKit
internal import LanguageModels
internal import Wiring

/// `mock-interview doctor`: what is configured, what answers, what does not, and what to do about it.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the settings, the store and the model.",
        discussion: "Example: mock-interview doctor")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        Output.say("mock-interview \(Version.current)")
        let file = common.config ?? program.paths.configFile
        Output.say("\nSettings (from \(file), the environment, and MONGODB_URI in .env.local)")
        for line in SettingsReport(settings: program.settings).lines { Output.say("  " + line) }
        let store = await checkStore(program)
        let bank = checkBank(program)
        for line in OwnQuestionsReport.lines(program.bank) { Output.say(line) }
        let model = await checkModel(program)
        if let failure = store ?? model ?? bank { throw failure }
    }

    private func checkStore(_ program: Program) async -> ExitCode? {
        Output.say("\nStore: \(program.store.name)")
        do throws(StoreError) {
            let check = try await program.store.check()
            Output.say("  ok: " + check.summary)
            for trouble in check.troubles { Output.say("  trouble: " + trouble) }
            return nil
        } catch {
            Output.say("  FAILED: " + Sentences.sentence(error))
            return ExitStatus.storeUnreachable
        }
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
        return failure
    }

    private func checkModel(_ program: Program) async -> ExitCode? {
        let model: (any LanguageModel)?
        do throws(SettingsError) {
            model = try ModelChoice.model(program.settings)
        } catch {
            Output.say("\nModel\n  FAILED: \(error.description)")
            return ExitStatus.modelUnreachable
        }
        guard let model else {
            let isChosen = program.settings.provider == .offline
            let reason = isChosen ? "none, since llm.provider is offline" : "none configured"
            Output.say("\nModel: \(reason); the question bank asks, and feedback counts mentions only.")
            if !isChosen { Output.say("  LLM_BASE_URL and LLM_MODEL (and LLM_API_KEY) name one.") }
            return nil
        }
        Output.say("\nModel: \(model.name) at \(model.endpoint)")
        let clock = ContinuousClock()
        let start = clock.now
        do {
            var reply = ""
            let request = ModelRequest([.init(.user, "Reply with the one word: ready")], maximumTokens: 4000)
            for try await event in model.reply(to: request) {
                if case .text(let text) = event { reply += text }
            }
            let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
            Output.say("  ok: replied \"\(reply.trimmed.prefix(60))\" in \((seconds * 10).rounded() / 10) s")
            return nil
        } catch {
            let failure = error as? ModelError ?? .malformed(reason: "\(error)")
            Output.say("  FAILED: " + Sentences.sentence(failure, at: model.endpoint))
            return ExitStatus.modelUnreachable
        }
    }
}
