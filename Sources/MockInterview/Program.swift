internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// What the commands work with: the settings and what they lead to. Making it opens nothing.
struct Program: Sendable {
    let settings: Settings
    let paths: Paths
    let keeping: Keeping
    var store: any SessionStore { keeping.store }
    let bank: QuestionBank

    init(_ options: CommonOptions) throws {
        let environment = ProcessInfo.processInfo.environment
        var reader = SettingsReader(
            environment: environment, workingDirectory: FileManager.default.currentDirectoryPath)
        do throws(SettingsError) {
            settings = try reader.read(configFile: options.config)
        } catch {
            Output.complain(error.description)
            throw ExitStatus.usage
        }
        for warning in reader.warnings { Output.complain(warning) }
        paths = Paths(environment: environment)
        keeping = Keeping(settings, paths)
        bank = QuestionBank(folder: Resources.questions, ownFolder: paths.questions)
    }

    /// The colours that `ui.theme` asks for.
    var palette: Palette {
        switch settings.theme {
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            return Palette.suiting(colorFGBG: environment["COLORFGBG"], type: environment["TERM"])
        case .dark: return .dark
        case .light: return .light
        case .mono: return .mono
        }
    }

    /// The interviewer the settings name; the bank's when there is no model or none is wanted.
    func interviewer(offline: Bool) throws -> (any Interviewer, model: (any LanguageModel)?) {
        guard !offline else { return (BankInterviewer(bank: bank), nil) }
        do throws(SettingsError) {
            guard let models = try ModelChoice.models(settings) else { return (BankInterviewer(bank: bank), nil) }
            let interviewer = ModelInterviewer(
                model: models.interviewer, judgeModel: models.judge, bank: bank)
            return (interviewer, models.interviewer)
        } catch {
            Output.complain(error.description)
            throw ExitStatus.usage
        }
    }

    /// Runs `work` on the store; a store that fails ends the command with its sentence and status.
    func withStore<Result>(_ work: (any SessionStore) async throws(StoreError) -> Result) async throws -> Result {
        do throws(StoreError) {
            return try await work(store)
        } catch {
            throw Self.exit(.store(error))
        }
    }

    /// Finds the one session whose id is, or begins with, `text`.
    func session(_ text: String) async throws -> Session {
        do throws(OpenFailure) {
            return try await store.find(.matching(text))
        } catch {
            throw Self.exit(error)
        }
    }

    /// Says why something could not be read or written, and answers with the exit status of that.
    private static func exit(_ failure: OpenFailure) -> ExitCode {
        let farewell = Farewell(failure)
        for sentence in farewell.sentences { Output.complain(sentence) }
        return farewell.status ?? ExitStatus.failed
    }
}
