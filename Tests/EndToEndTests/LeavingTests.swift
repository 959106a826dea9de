import Foundation
import Testing

@Suite("The program's end, and what others left at theirs")
struct LeavingTests {
    /// libmongoc complains of it on standard error, before any line of the program.
    @Test("shared memory of a killed process with the same id is not complained of, and removed")
    func counters() async throws {
        try await Machine.with { machine in
            let script = #"echo $$; printf x >/dev/shm/mongoc-$$; exec "$0" --version"#
            let outcome = try await run(
                ["sh", "-c", script, Machine.program], environment: machine.environment, in: machine.folder)
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
            let process = try #require(outcome.output.split(separator: "\n").first)
            #expect(!FileManager.default.fileExists(atPath: "/dev/shm/mongoc-\(process)"))
        }
    }

    static let endings: [([String], Int32)] = [
        (["list"], 0), (["--version"], 0), (["list", "--nonsense"], 64), (["show", "nobody"], 3),
    ]

    /// What other threads still use then, OpenSSL and libmongoc above all, `exit` would take apart under them: once in a
    /// few thousand runs the program crashed after it had said everything. The loader tells of each library it ends.
    @Test("takes nothing apart that other threads still use, however it ends", arguments: endings)
    func atOnce(arguments: [String], status: Int32) async throws {
        try await Machine.with { machine in
            var machine = machine
            machine.environment["LD_DEBUG"] = "files"
            machine.environment["LD_DEBUG_OUTPUT"] = machine.folder.appending(path: "loader").path
            let outcome = try await machine.run(arguments)
            #expect(outcome.status == status)
            let files = try FileManager.default.contentsOfDirectory(atPath: machine.folder.path)
            let told = try files.filter { $0.hasPrefix("loader.") }.map {
                try String(contentsOf: machine.folder.appending(path: $0), encoding: .utf8)
            }.joined()
            #expect(told.contains("calling init: ") && told.contains("libmongoc"))
            #expect(!told.contains("calling fini: "))
        }
    }
}
