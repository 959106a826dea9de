import Dispatch
import Foundation
import Glibc

/// What a command that was run to its end said.
struct Outcome: Sendable {
    /// The exit status, or minus the number of the signal that ended it.
    let status: Int32
    let output: String
    let errors: String
}

/// A failure of the test's own tools, or a promise that was waited for in vain.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
}

/// A process that was started; Foundation's own kind can be started by one thread at a time only.
struct ChildProcess: Sendable {
    let id: pid_t

    /// Starts a command found on the PATH with exactly this environment.
    init(
        _ command: [String], environment: [String: String], input: String = "/dev/null", output: String = "/dev/null",
        errors: String = "/dev/null", in folder: URL
    ) throws {
        var files = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&files)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&files)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&files, 2, errors, O_WRONLY | O_CREAT, 0o600)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let arguments = (["env", "-C", folder.path] + command).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id: pid_t = 0
        let error = posix_spawnp(&id, "env", &files, &attributes, arguments, variables)
        guard error == 0 else {
            throw TestFailure(description: "\(command[0]) cannot be started: \(String(cString: strerror(error)))")
        }
        self.id = id
    }

    /// Waits for its end; the exit status, or minus the signal's number. To be called once.
    func end() async -> Int32 {
        await withCheckedContinuation { ended in
            DispatchQueue.global().async { [id] in
                var status: CInt = 0
                while waitpid(id, &status, 0) == -1, errno == EINTR {}
                ended.resume(returning: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
            }
        }
    }

    /// Ends it, and waits until it is gone.
    func terminate() async {
        kill(id, SIGTERM)
        _ = await end()
    }
}

/// Runs a command to its end. What it says goes through files: whatever it leaves behind would keep a pipe open.
func run(
    _ command: [String], environment: [String: String] = ProcessInfo.processInfo.environment, input: String = "",
    in folder: URL
) async throws -> Outcome {
    let base = folder.appending(path: "run-\(UUID().uuidString)").path
    let files = ["in", "out", "err"].map { base + "." + $0 }
    defer { for file in files { unlink(file) } }
    try Data(input.utf8).write(to: URL(filePath: files[0]))
    let process = try ChildProcess(
        command, environment: environment, input: files[0], output: files[1], errors: files[2], in: folder)
    let status = await process.end()
    func text(_ file: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }
    return Outcome(status: status, output: text(files[1]), errors: text(files[2]))
}
