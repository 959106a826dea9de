internal import ArgumentParser
internal import InterviewKit
internal import Testing
internal import Wiring

@testable import MockInterview

@Suite("The command line")
struct CommandTests {
    static let subcommands: [String] = MockInterviewCommand.configuration.subcommands.compactMap {
        $0.configuration.commandName
    }

    /// What the program says to arguments it does not take, and its exit status.
    private func refusal(_ line: String) -> (message: String, status: Int32)? {
        do {
            _ = try MockInterviewCommand.parseAsRoot(line.split(separator: " ").map(String.init))
            return nil
        } catch {
            return (MockInterviewCommand.fullMessage(for: error), MockInterviewCommand.exitCode(for: error).rawValue)
        }
    }

    @Test("every command there should be is there")
    func commands() {
        let expected: Set = [
            "home", "new", "resume", "list", "search", "show", "feedback", "export", "stats", "delete", "sync",
            "doctor",
        ]
        #expect(Set(Self.subcommands) == expected)
    }

    @Test("each command's help has an example that the program understands, and knows --config", arguments: subcommands)
    func help(name: String) throws {
        let subcommands = MockInterviewCommand.configuration.subcommands
        let command = try #require(subcommands.first { $0.configuration.commandName == name })
        let help = MockInterviewCommand.helpMessage(for: command)
        #expect(help.contains("--config"))
        let example = try #require(help.split(separator: "\n").first { $0.hasPrefix("Example: mock-interview ") })
        #expect(refusal(String(example.dropFirst("Example: mock-interview ".count))) == nil, "\(example)")
    }

    @Test("the program's own help has an example and lists the commands")
    func rootHelp() {
        let help = MockInterviewCommand.helpMessage()
        #expect(help.contains("Example: mock-interview new"))
        for name in Self.subcommands { #expect(help.contains("\n  \(name) ")) }
    }

    @Test("without a command it is the home screen")
    func home() throws {
        #expect(try MockInterviewCommand.parseAsRoot([]) is HomeCommand)
        #expect(try MockInterviewCommand.parseAsRoot(["--plain"]) is HomeCommand)
    }

    @Test("--version tells the version", arguments: ["--version", "list --version"])
    func version(line: String) throws {
        let (message, status) = try #require(refusal(line))
        #expect(message == Version.current)
        #expect(status == 0)
    }

    @Test(
        "an unknown role, level or status is wrong usage, and the valid ones are listed",
        arguments: [
            ("new --role cobol --level beginner", ["java", "python", "devops", "ai-genai"]),
            ("new --role java --level expert", ["beginner", "intermediate", "advanced"]),
            ("list --role cobol", ["java", "python", "devops", "ai-genai"]),
            ("list --status done", ["active", "completed", "paused", "cancelled"]),
        ])
    func choices(line: String, names: [String]) throws {
        let (message, status) = try #require(refusal(line))
        #expect(status == ExitStatus.usage.rawValue)
        for name in names { #expect(message.contains(name), "\(message)") }
    }

    @Test(
        "arguments that make no sense are wrong usage",
        arguments: [
            "stats --since yesterday", "stats --since 2026-02-30", "stats --since 2026-2-3", "stats --since +026-02-03",
            "new", "new --role java", "new --role java --level beginner --questions 0",
            "new --role java --level beginner --questions 51", "new --role java --level beginner --questions six",
            "new --role java --level beginner --minutes 0", "new --role java --level beginner --minutes 481",
            "new --role java --level beginner --hard-stop", "new --role java --level beginner --id a/b",
            "list --limit 0", "list --limit -1", "list --limit many", "show", "show a --json --markdown", "show a b",
            "feedback", "delete", "practise", "list --unknown", "export", "export a --format pdf", "export a --output=",
        ])
    func usage(line: String) throws {
        #expect(try #require(refusal(line)).status == 64)
    }

    @Test(
        "new says at once what it needs, with what was given filled in",
        arguments: [
            ("new", "--role java --level beginner"), ("new --role python", "--role python --level beginner"),
            ("new --level advanced", "--role java --level advanced"), ("new java", "--role java --level beginner"),
            ("new Advanced python", "--role python --level advanced"),
            ("new --role java --level beginner quickly", "--role java --level beginner"),
        ])
    func newWants(line: String, typed: String) throws {
        let (message, status) = try #require(refusal(line))
        #expect(status == 64)
        #expect(message.contains("mock-interview new \(typed)."), "\(message)")
        for name in Role.all.map(\.rawValue) + Level.all.map(\.rawValue) { #expect(message.contains(name)) }
    }

    @Test(
        "a word that is no command is answered by the commands, and by the one that was probably meant",
        arguments: [
            ("wrongcmd", nil), ("lst", "list"), ("res", "resume"), ("feedbak", "feedback"), ("x", nil), ("NEW1", "new"),
            ("doctro", "doctor"),
        ] as [(String, String?)])
    func noCommand(word: String, meant: String?) throws {
        let (message, status) = try #require(refusal(word))
        #expect(status == 64)
        #expect(message.contains("There is no command \(word)."))
        let commands = Self.subcommands.joined(separator: ", ")
        #expect(commands.hasPrefix("home, new, resume, list, ") && message.contains("The commands are \(commands)."))
        #expect(message.contains("Did you mean") == (meant != nil), "\(message)")
        if let meant { #expect(message.contains("Did you mean mock-interview \(meant)?")) }
    }

    @Test("what the design promises to be understood is")
    func understood() {
        for line in [
            "new --role ai-genai --level advanced --questions 50 --minutes 480 --hard-stop --id A-1_b --offline --plain",
            "resume", "resume 7k2m --plain", "list --status paused --role devops --limit 3 --json",
            "show 7k2m --json", "show 7k2m --markdown", "feedback 7k2m --json", "delete 7k2m --yes",
            "export 7k2m", "export 7k2m --format html --output a.html --force", "export 7k2m --output -",
            "doctor --config mine.json", "--config mine.json", "--offline --plain",
        ] { #expect(refusal(line) == nil, "\(line)") }
    }

    @Test("the exit statuses are the documented ones")
    func statuses() {
        #expect(ExitStatus.failed.rawValue == 1)
        #expect(ExitStatus.usage.rawValue == 64)
        for error in SentencesTests.storeErrors {
            let expected: Int32 =
                switch error {
                case .invalidURI, .unreachable, .authenticationFailed, .unknownOutcome: 4
                case .noSuchSession: 3
                default: 1
                }
            #expect(ExitStatus.of(error).rawValue == expected)
            #expect(Farewell(.store(error)).status?.rawValue == expected)
        }
        #expect(Farewell(.noMatch("x")).status?.rawValue == 3)
        #expect(Farewell(.noMatch(nil)).status?.rawValue == 3)
        #expect(Farewell(.severalMatch("7", [Samples.session(), Samples.session()])).status?.rawValue == 3)
    }
}
