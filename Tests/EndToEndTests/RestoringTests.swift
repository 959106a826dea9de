import Foundation
import Glibc
import Testing

@Suite("The terminal is given back", .inTurn, .timeLimit(.minutes(5)))
struct RestoringTests {
    enum Way: CustomTestStringConvertible, CaseIterable {
        case quit, controlC, controlD, term, hangUp, interrupt, quitSignal, segmentationFault, abort

        var testDescription: String { "\(self)" }

        var signal: CInt? {
            switch self {
            case .term: SIGTERM
            case .hangUp: SIGHUP
            case .interrupt: SIGINT
            case .quitSignal: SIGQUIT
            case .segmentationFault: SIGSEGV
            case .abort: SIGABRT
            case .quit, .controlC, .controlD: nil
            }
        }
    }

    @Test("as it was taken, on every way out", arguments: Way.allCases)
    func everyWayOut(_ way: Way) async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            let before = try await modes(shell, as: "before")
            let id = "\(way)"
            try await shell.enter(
                "SWIFT_BACKTRACE=enable=no mock-interview new --role java --level beginner --id \(id)")
            try await shell.asks(1, in: id)
            #expect(try await shell.property("#{alternate_on} \(Self.mouse)") == "1 1 1")

            if let signal = way.signal {
                kill(try await foreground(of: shell), signal)
            } else {
                switch way {
                case .controlC: try await shell.press("C-c")
                case .controlD: try await shell.press("C-d")
                default: try await shell.enter("/quit")
                }
            }
            try await shell.waits(for: "to be a shell's again") { $0.words.hasSuffix("ready$") }
            #expect(try await modes(shell, as: "after") == before)
            #expect(try await shell.property("#{alternate_on} #{cursor_flag} \(Self.mouse)") == "0 1 0 0")
            try await shell.enter("echo usable $((40 + 2))")
            try await shell.shows("usable 42")
        }
    }

    @Test("for as long as the program is stopped by Ctrl-Z, and the draft is there when it goes on")
    func stopAndContinue() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            let before = try await modes(shell, as: "before")
            try await shell.enter("mock-interview new --role java --level beginner --id stopped")
            try await shell.asks(1, in: "stopped")
            try await shell.type("half an ans")
            try await shell.shows("› half an ans")
            try await shell.press("C-z")
            try await shell.shows("Stopped")
            #expect(try await shell.property("#{alternate_on} \(Self.mouse)") == "0 0 0")
            #expect(try await modes(shell, as: "stopped") == before)
            try await shell.enter("fg")
            try await shell.shows("Question 1 of 6", "› half an ans")
            #expect(try await shell.property("#{alternate_on} \(Self.mouse)") == "1 1 1")
            try await shell.enter("wer")
            try await shell.says("probe", 1, in: "stopped")
            #expect(try await machine.interview("stopped").answered == ["half an answer"])
        }
    }

    @Test("by a signal in the middle of a reply, and by Ctrl-Z, after which the rest of the reply is there")
    func midStream() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let shell = try await machine.startShell()
                let before = try await modes(shell, as: "before")
                try await shell.enter("mock-interview new --role java --level beginner --id stream")
                try await shell.asks(1, in: "stream")
                try await model.holds("speech", after: 2)
                try await shell.enter("An answer.")
                try await model.isAsked(for: "speech", times: 1)
                try await shell.type("next dra")
                try await shell.shows("› next dra")

                try await shell.press("C-z")
                try await shell.shows("Stopped")
                #expect(try await shell.property("#{alternate_on} \(Self.mouse)") == "0 0 0")
                #expect(try await modes(shell, as: "stopped") == before)
                try await model.releases()
                try await shell.enter("fg")
                let probe = try await shell.says("probe", 1, in: "stream")
                try await shell.shows(probe.words, "› next dra")

                try await shell.press("C-u")
                try await model.holds("speech", after: 2)
                try await shell.enter("Another answer.")
                try await model.isAsked(for: "speech", times: 2)
                kill(try await foreground(of: shell), SIGTERM)
                try await shell.waits(for: "to be a shell's again") { $0.words.hasSuffix("ready$") }
                #expect(try await modes(shell, as: "after") == before)
                #expect(try await shell.property("#{alternate_on} #{cursor_flag} \(Self.mouse)") == "0 1 0 0")
            }
        }
    }

    /// tmux's words for whether the program has asked for the mouse.
    private static let mouse = "#{mouse_any_flag} #{mouse_sgr_flag}"

    /// The terminal's modes as a shell's command sees them.
    private func modes(_ shell: Terminal, as name: String) async throws -> String {
        let file = shell.machine.folder.appending(path: "modes-\(name)").path
        try await shell.enter("stty -a > '\(file)'; touch '\(file).done'")
        return try await eventually {
            FileManager.default.fileExists(atPath: file + ".done")
                ? String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self) : nil
        } complaint: {
            "stty does not answer; the screen is:\n\(try await shell.screen())"
        }
    }

    /// The process that has the terminal: the program, the shell's only child.
    private func foreground(of shell: Terminal) async throws -> pid_t {
        let parent = try await shell.process()
        return try await eventually {
            let children = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
            return children?.split(separator: " ").last.flatMap { pid_t($0) }
        } complaint: {
            "the shell has no child"
        }
    }
}
