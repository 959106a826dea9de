internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import InterviewStore

/// What the commands work with: the settings and what they lead to. Making it opens nothing.
struct Program: Sendable {
    let settings: Settings
    let paths: Paths
    let store: any SessionStore
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
        if let uri = settings.mongoURI {
            store = try SQLiteStore(path: uri)
        } else {
            store = try SQLiteStore(path: paths.database)
        }
        bank = QuestionBank(folder: Resources.questions)
    }

    /// The interviewer the settings name; the bank's when there is no model or none is wanted.
    func interviewer(offline: Bool) throws -> (any Interviewer, model: (any LanguageModel)?) {
        guard !offline else { return (BankInterviewer(bank: bank), nil) }
        do throws(SettingsError) {
            guard let model = try ModelChoice.model(settings) else { return (BankInterviewer(bank: bank), nil) }
            return (ModelInterviewer(model: model, bank: bank), model)
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
            throw Self.exit(error)
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

    /// Says why a session could not be opened, and answers with the exit status of that.
    static func exit(_ failure: OpenFailure) -> ExitCode {
        switch failure {
        case .store(let error):
            return exit(error)
        case .noMatch(let text?):
            Output.complain("No session's id is, or begins with, `\(text)`; mock-interview list shows those there are.")
            return ExitStatus.noSuchSession
        case .noMatch(nil):
            Output.complain("There is no paused or active session to resume; mock-interview new starts one.")
            return ExitStatus.noSuchSession
        case .severalMatch(let text, let sessions):
            Output.complain("Several sessions' ids begin with `\(text)`; type more of the one you mean:")
            for session in sessions.prefix(10) { Output.complain("  " + SessionLine.text(session)) }
            if sessions.count > 10 { Output.complain("  … and more") }
            return ExitStatus.noSuchSession
        case .ended(let session):
            Output.complain(
                """
                Session \(session.sessionID) is \(session.status.rawValue) and cannot go on; mock-interview show \
                \(session.sessionID) shows it.
                """)
            return ExitStatus.failed
        }
    }

    private static func exit(_ error: StoreError) -> ExitCode {
        Output.complain(Sentences.sentence(error))
        switch error {
        case .invalidURI, .unreachable, .authenticationFailed, .unknownOutcome: return ExitStatus.storeUnreachable
        case .noSuchSession: return ExitStatus.noSuchSession
        default: return ExitStatus.failed
        }
    }
}
