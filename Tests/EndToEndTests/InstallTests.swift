import Foundation
import Testing

@Suite("Installed", .inTurn, .timeLimit(.minutes(5)))
struct InstallTests {
    /// What is in a folder, with all that is below it.
    private func everything(in folder: URL) throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path))
    }

    /// A prefix with a blank and something of somebody else's in it.
    private func makePrefix(on machine: Machine) throws -> URL {
        try machine.write("theirs", to: "a place/bin/theirs")
        return machine.folder.appending(path: "a place")
    }

    @discardableResult
    private func install(_ arguments: String..., on machine: Machine) async throws -> Outcome {
        try await run(
            [machine.sources.appending(path: "scripts/install").path] + arguments, environment: machine.environment,
            in: machine.folder)
    }

    @Test("in a folder of one's choice, the program finds its questions there and holds an interview")
    func program() async throws {
        try await Machine.with { machine in
            let prefix = try makePrefix(on: machine)
            let outcome = try await install(
                "--prefix", "a place", "--from", try machine.builtPrograms(), on: machine)
            try #require(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("Installed mock-interview"))
            #expect(outcome.errors.contains("is not on your PATH"))
            // What the programs were copied from is out of reach.
            try FileManager.default.removeItem(at: machine.folder.appending(path: "built"))

            let program = prefix.appending(path: "bin/mock-interview").path
            func installed(_ arguments: String..., input: String = "") async throws -> Outcome {
                try await run([program] + arguments, environment: machine.environment, input: input, in: machine.folder)
            }
            let doctor = try await installed("doctor")
            #expect(doctor.status == 0)
            #expect(doctor.output.contains("Question bank: \(prefix.path)/share/mock-interview/Questions"))
            let interview = try await installed(
                "new", "--role", "java", "--level", "beginner", "--questions", "1", "--plain", input: "It is.\n/end\n")
            #expect(interview.status == 0)
            #expect(interview.output.contains("Question 1 of 1:") && interview.output.contains("Feedback"))

            let api = try await run(
                [prefix.appending(path: "bin/mock-interview-api").path, "--help"], environment: machine.environment,
                in: machine.folder)
            let manual = try String(
                contentsOf: prefix.appending(path: "share/man/man1/mock-interview-api.1"), encoding: .utf8)
            let options = Set(api.output.matches(of: #/--[a-z][a-z-]*/#).map { String($0.output) })
            #expect(options.count >= 6)
            for option in options { #expect(manual.replacing("\\-", with: "-").contains(option), "\(option)") }
        }
    }

    @Test("again changes nothing, and uninstalled everything is as it was before")
    func uninstall() async throws {
        try await Machine.with { machine in
            let prefix = try makePrefix(on: machine)
            let before = try everything(in: prefix)
            let built = try machine.builtPrograms()
            for _ in 1...2 {
                let outcome = try await install("--prefix=\(prefix.path)", "--from=\(built)", on: machine)
                try #require(outcome.status == 0, "\(outcome.errors)")
            }
            let installed = try everything(in: prefix)
            let expected = [
                "bin/mock-interview", "bin/mock-interview-api", "share/man/man1/mock-interview.1",
                "share/man/man1/mock-interview-api.1", "share/mock-interview/Questions/java-beginner.yaml",
                "share/mock-interview/Questions/syllabus.yaml", "share/mock-interview/schemas/list.json",
                "share/mock-interview/schemas/search.json", "share/mock-interview/schemas/show.json",
                "share/mock-interview/schemas/stats.json",
                "share/bash-completion/completions/mock-interview", "share/zsh/site-functions/_mock-interview",
                "share/fish/vendor_completions.d/mock-interview.fish",
            ]
            for file in expected { #expect(installed.contains(file), "\(file)") }
            #expect(!installed.contains { $0.hasSuffix(".new") })

            let outcome = try await install("--uninstall", "--prefix", prefix.path, on: machine)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try everything(in: prefix) == before)
            let again = try await install("--uninstall", "--prefix", prefix.path, on: machine)
            #expect(again.status == 1 && again.errors.contains("Nothing of mock-interview is installed"))
        }
    }

    @Test("below DESTDIR, as packagers do, nothing outside of it is touched")
    func destination() async throws {
        try await Machine.with(["DESTDIR": "stage"]) { machine in
            let prefix = try makePrefix(on: machine)
            let before = try everything(in: prefix)
            let outcome = try await install(
                "--prefix", prefix.path, "--from", try machine.builtPrograms(), on: machine)
            try #require(outcome.status == 0, "\(outcome.errors)")
            #expect(try everything(in: prefix) == before)
            let stage = machine.folder.appending(path: "stage" + prefix.path)
            #expect(try everything(in: stage).contains("bin/mock-interview"))
            #expect(!outcome.errors.contains("PATH"))
        }
    }

    @Test(
        "the manual pages are typeset without a warning", .enabled(if: isThere("groff"), "groff is not installed here"),
        arguments: ["mock-interview.1", "mock-interview-api.1"])
    func manual(page: String) async throws {
        try await Machine.with { machine in
            let outcome = try await run(
                [
                    "groff", "-man", "-t", "-Tutf8", "-P-cbu", "-ww",
                    machine.sources.appending(path: "docs/\(page)").path,
                ],
                environment: machine.environment, in: machine.folder)
            #expect(outcome.status == 0)
            #expect(outcome.errors.isEmpty)
            #expect(outcome.output.contains("DESCRIPTION"))
        }
    }

    @Test(
        "each shell understands the completions that are made for it",
        arguments: ["bash", "zsh", "fish"].filter(isThere))
    func completions(shell: String) async throws {
        try await Machine.with { machine in
            let script = try await machine.run("--generate-completion-script", shell)
            #expect(script.status == 0 && script.output.contains("resume"))
            let file = try machine.write(script.output, to: "completions")
            let check = try await run([shell, "-n", file], environment: machine.environment, in: machine.folder)
            #expect(check.status == 0, "\(check.errors)")
        }
    }

    /// Whether a program is on the path.
    private static func isThere(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }
}

extension Machine {
    /// The folder of the sources that the tests were built from.
    var sources: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// A folder as `swift build` writes one, with both programs as copies of those under test; its path.
    fileprivate func builtPrograms() throws -> String {
        let files = FileManager.default
        let built = folder.appending(path: "built")
        try files.createDirectory(at: built, withIntermediateDirectories: true)
        let beside = URL(filePath: Self.program).deletingLastPathComponent()
        let api =
            ProcessInfo.processInfo.environment["MOCK_INTERVIEW_API_BINARY"]
            ?? beside.appending(path: "mock-interview-api").path
        let bundle = "mock-interview_InterviewKit.resources"
        for (source, name) in [
            (Self.program, "mock-interview"), (api, "mock-interview-api"),
            (beside.appending(path: bundle).path, bundle),
        ] {
            try files.createSymbolicLink(atPath: built.appending(path: name).path, withDestinationPath: source)
        }
        return built.path
    }
}
