internal import ArgumentParser
internal import Foundation
internal import Hummingbird
internal import InterviewKit
internal import Logging
internal import NIOCore
internal import Wiring

/// `mock-interview-api`: serves the REST API until it is told to stop.
@main
struct APICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock-interview-api",
        abstract: "Serve the sessions of mock-interview as a REST API.",
        discussion: """
            It reads the settings of mock-interview and serves the same sessions. What it serves is described at \
            /openapi.json. Beyond this machine it wants a bearer token of every client: set MOCK_INTERVIEW_API_TOKEN, \
            16 characters or more. SIGTERM finishes what is under way.

            Example: mock-interview-api --port 3000
            """,
        version: Version.current)

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 for any that is free.")
    var port = 3000

    @Option(name: .customLong("allow-host"), help: "A further name that clients may ask for, such as api.example.org.")
    var allowedHosts: [String] = []

    @Option(help: "Read this configuration file.")
    var config: String?

    @Flag(help: "Use the question bank, even if a language model is configured.")
    var offline = false

    mutating func validate() throws {
        guard 0...65_535 ~= port else { throw ValidationError("--port must be from 0 to 65535.") }
    }

    func run() async throws {
        CoreFiles.forbid()
        let environment = ProcessInfo.processInfo.environment
        let token = environment["MOCK_INTERVIEW_API_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        if let token, token.utf8.count < 16 || !token.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) {
            throw ValidationError("MOCK_INTERVIEW_API_TOKEN must have 16 or more visible ASCII characters.")
        }
        guard token != nil || Self.isLoopback(host) else {
            throw ValidationError(
                "Beyond this machine a bearer token is required: set MOCK_INTERVIEW_API_TOKEN, or leave --host at 127.0.0.1."
            )
        }
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        let logger = Logger(label: "mock-interview-api")
        let program = try program(environment, logger)
        var hosts = Gate.loopback.union(allowedHosts)
        if !["0.0.0.0", "::", "[::]"].contains(host) { hosts.insert(host.contains(":") ? "[\(host)]" : host) }
        let api = API(
            store: program.store, interviewer: program.interviewer, gate: Gate(hosts: hosts, token: token),
            logger: logger)
        let shown = host.contains(":") ? "[\(host)]" : host
        let application = APIServer.application(api, host: host, port: port, logger: logger) { port in
            // In one write, and at once: whoever started it may be waiting for the port.
            FileHandle.standardOutput.write(Data("Listening on http://\(shown):\(port)\n".utf8))
        }
        do {
            try await application.runService()
        } catch let error as IOError {
            FileHandle.standardError.write(Data("\(shown):\(port) cannot be listened at: \(error.description)\n".utf8))
            throw ExitCode(1)
        }
        ProcessEnd.now(status: 0)
    }

    private func program(
        _ environment: [String: String], _ logger: Logger
    ) throws -> (store: any SessionStore, interviewer: any Interviewer) {
        var reader = SettingsReader(
            environment: environment, workingDirectory: FileManager.default.currentDirectoryPath)
        do throws(SettingsError) {
            let settings = try reader.read(configFile: config)
            for warning in reader.warnings { logger.warning("\(warning)") }
            let paths = Paths(environment: environment)
            let bank = QuestionBank(folder: Resources.questions, ownFolder: paths.questions)
            for file in bank.ownFiles {
                if let fault = file.fault { logger.warning("questions/\(file.name) is passed over: \(fault)") }
            }
            let models = offline ? nil : try ModelChoice.models(settings)
            let interviewer: any Interviewer =
                models.map { ModelInterviewer(model: $0.interviewer, judgeModel: $0.judge, bank: bank) }
                ?? BankInterviewer(bank: bank)
            let store = StoreChoice.store(settings, paths)
            logger.info("starting", metadata: ["store": "\(store.name)", "interviewer": "\(interviewer.name)"])
            return (store, interviewer)
        } catch {
            throw ValidationError(error.description)
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        ["localhost", "::1"].contains(host) || (try? SocketAddress(ipAddress: host, port: 0)).map(isLoopback) == true
    }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        guard case .v4 = address else { return false }
        return address.ipAddress?.hasPrefix("127.") == true
    }
}
