import Foundation
import Glibc

/// A candidate's machine: a home of its own with nothing in it, an environment with nothing configured, and a tmux
/// server that nobody else uses.
struct Machine: Sendable {
    let folder: URL
    /// What the program is started with. `HOME` and the XDG folders lie in ``folder``.
    var environment: [String: String]
    private let server: ChildProcess

    /// The program under test: what `MOCK_INTERVIEW_BINARY` names, else what lies beside the tests.
    static let program: String =
        ProcessInfo.processInfo.environment["MOCK_INTERVIEW_BINARY"]
        ?? Bundle.module.bundleURL.deletingLastPathComponent().appending(path: "mock-interview").path

    /// Whether that is a release build, as `scripts/test` has it.
    static let isOptimized = URL(filePath: program).pathComponents.contains("release")

    /// Runs `body` with a machine that goes when it is done.
    static func with(
        _ settings: [String: String] = [:], _ body: (Machine) async throws -> Void
    ) async throws {
        let machine = try await Machine(settings)
        do {
            try await body(machine)
        } catch {
            await machine.clear()
            throw error
        }
        await machine.clear()
    }

    private init(_ settings: [String: String]) async throws {
        let name = "mi-" + UUID().uuidString.prefix(8)
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        let home = folder.appending(path: "home")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let own = ProcessInfo.processInfo.environment
        environment = [
            "HOME": home.path, "PATH": own["PATH"] ?? "/usr/bin:/bin", "LC_ALL": own["LC_ALL"] ?? "C.UTF-8",
            "TERM": "tmux-256color", "TZ": "UTC",
            "XDG_DATA_HOME": home.appending(path: "data").path, "XDG_STATE_HOME": home.appending(path: "state").path,
            "XDG_CONFIG_HOME": home.appending(path: "config").path,
        ].merging(settings) { _, new in new }
        // Where the thread sanitizer's reports go, if the program was built with it.
        environment["TSAN_OPTIONS"] = own["TSAN_OPTIONS"]
        let options = """
            set -g remain-on-exit on
            set -g remain-on-exit-format ''
            set -g status off
            set -g escape-time 0

            """
        let socket = folder.appending(path: "tmux").path
        try Data(options.utf8).write(to: folder.appending(path: "tmux.conf"))
        server = try ChildProcess(
            ["tmux", "-D", "-u", "-S", socket, "-f", folder.appending(path: "tmux.conf").path],
            environment: environment, in: folder)
        _ = try await eventually {
            // The socket is there a moment before it is listened to.
            guard FileManager.default.fileExists(atPath: socket) else { return nil as Bool? }
            return (try? await tmux("show-options", "-s")).map { _ in true }
        } complaint: {
            "tmux does not start"
        }
    }

    private func clear() async {
        await server.terminate()
        // What ran in the terminals may write its last words while the folder goes.
        _ = try? await eventually(within: .seconds(2)) {
            try? FileManager.default.removeItem(at: folder)
            return FileManager.default.fileExists(atPath: folder.path) ? nil : true
        } complaint: {
            "\(folder.path) cannot be removed"
        }
    }

    /// Writes a file below ``folder``, with the folders it needs; answers with its path.
    @discardableResult
    func write(_ text: String, to path: String) throws -> String {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Runs the program on pipes, to its end.
    func run(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await run(arguments, input: input)
    }

    /// Runs the program on pipes, to its end.
    func run(_ arguments: [String], input: String = "") async throws -> Outcome {
        try await EndToEndTests.run(
            [Self.program] + arguments, environment: environment, input: input, in: folder)
    }

    /// Starts the program in a terminal of this size.
    func start(_ arguments: String..., columns: Int = 80, rows: Int = 24) async throws -> Terminal {
        try await start(arguments, columns: columns, rows: rows)
    }

    /// Starts the program in a terminal of this size.
    func start(_ arguments: [String], columns: Int = 80, rows: Int = 24) async throws -> Terminal {
        try await open([Self.program] + arguments, columns: columns, rows: rows)
    }

    /// Starts a shell in a terminal, with the program as `mock-interview` on its path.
    func startShell() async throws -> Terminal {
        let bin = folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: bin.appending(path: "mock-interview"), withDestinationURL: URL(filePath: Self.program))
        var machine = self
        machine.environment["PATH"] = bin.path + ":" + (environment["PATH"] ?? "")
        machine.environment["PS1"] = "ready$ "
        let terminal = try await machine.open(["bash", "--norc", "--noprofile"], columns: 80, rows: 24)
        try await terminal.shows("ready$")
        return terminal
    }

    private func open(_ command: [String], columns: Int, rows: Int) async throws -> Terminal {
        let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
        let made = try await tmux(
            ["new-session", "-d", "-P", "-F", "#{pane_id}", "-x", "\(columns)", "-y", "\(rows)", "-c", folder.path]
                + ["env", "-i"] + variables + command)
        return Terminal(machine: self, pane: made.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Has tmux look for children that ended: 3.3a sometimes misses the signal that tells it, and for good.
    func wakeTmux() { kill(server.id, SIGCHLD) }

    /// Asks this machine's tmux server for something; answers with what it prints.
    @discardableResult
    func tmux(_ arguments: String...) async throws -> String { try await tmux(arguments) }

    /// Asks this machine's tmux server for something; answers with what it prints.
    @discardableResult
    func tmux(_ arguments: [String]) async throws -> String {
        let outcome = try await EndToEndTests.run(
            ["tmux", "-N", "-u", "-S", folder.appending(path: "tmux").path] + arguments,
            environment: ["PATH": environment["PATH"] ?? "", "LC_ALL": environment["LC_ALL"] ?? ""], in: folder)
        guard outcome.status == 0 else {
            throw TestFailure(description: "tmux \(arguments.first ?? ""): \(outcome.errors)")
        }
        return outcome.output
    }
}
