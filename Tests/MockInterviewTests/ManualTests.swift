internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import Testing
internal import Wiring

@testable import MockInterview

/// The manual page is written by hand, as prose is; what it says of commands, options and settings is held to them here.
@Suite("The manual page")
struct ManualTests {
    private let page: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let source = try String(contentsOf: root.appending(path: "docs/mock-interview.1"), encoding: .utf8)
        // As it reads: without the marks for hyphens, blanks and fonts.
        page = source.replacing("\\-", with: "-").replacing("\\~", with: " ").replacing(#/\\f[A-Z]/#, with: "")
    }

    /// What stands under a heading.
    private func section(_ title: String) throws -> Substring {
        let start = try #require(page.range(of: "\n.SH \(title)\n")).upperBound
        return page[start...].prefix(upTo: page[start...].range(of: "\n.SH ")?.lowerBound ?? page.endIndex)
    }

    /// The entries of the commands by name, each with the options under it.
    private func entries() throws -> [String: Substring] {
        let names = CommandTests.subcommands
        let commands = try section("COMMANDS")
        var starts: [(name: String, place: String.Index)] = []
        for name in names {
            let heading = try #require(
                commands.firstRange(of: try Regex(#"\n\.TP\n\.[BIR]+ \#(name)\b"#)),
                "The manual page has no entry for \(name): add one to COMMANDS in docs/mock-interview.1.")
            starts.append((name, heading.lowerBound))
        }
        starts.sort { $0.place < $1.place }
        let ends = starts.dropFirst().map(\.place) + [commands.endIndex]
        return Dictionary(
            uniqueKeysWithValues: zip(starts, ends).map { start, end in (start.name, commands[start.place..<end]) })
    }

    private func options(in text: some StringProtocol) -> Set<String> {
        Set(String(text).matches(of: #/--[a-z][a-z-]*/#).map { String($0.output) })
    }

    @Test("has every command with exactly its options")
    func options() throws {
        let common: Set = ["--config", "--help", "--version"]
        #expect(common.isSubset(of: options(in: try section("COMMANDS"))))
        for command in MockInterviewCommand.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            let entry = try #require(try entries()[name])
            let help = MockInterviewCommand.helpMessage(for: command)
            let usage = help.range(of: "USAGE:").map { help[$0.lowerBound...] } ?? help[...]
            let expected = options(in: usage).subtracting(common)
            #expect(options(in: entry).subtracting(common) == expected, "the entry of \(name)")
        }
    }

    @Test("has every word that is a command in an interview")
    func words() throws {
        let words = try section("IN AN INTERVIEW")
        for command in Command.allCases { #expect(words.contains("/\(command.rawValue)")) }
    }

    @Test("has every setting under both its names")
    func settings() throws {
        let environment = try section("ENVIRONMENT")
        for key in Settings.keys.map(\.name) {
            #expect(environment.contains("\(Settings.environmentName(of: key)) \" (\" \(key) "))
        }
    }

    @Test("has every exit status, and the version")
    func statuses() throws {
        let statuses = try section("EXIT STATUS")
        let all = [
            .success, ExitStatus.failed, ExitStatus.noSuchSession, ExitStatus.storeUnreachable,
            ExitStatus.modelUnreachable, ExitStatus.usage,
        ]
        for status in all { #expect(statuses.contains("\n\(status.rawValue);")) }
        #expect(page.contains("\"mock-interview \(Version.current)\""))
    }
}
