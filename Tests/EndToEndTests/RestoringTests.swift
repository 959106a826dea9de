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
            let before = try await shell.modes(as: "before")
            let id = "\(way)"
            try await shell.enter(
                "SWIFT_BACKTRACE=enable=no mock-interview new --role java --level beginner --id \(id)")
            try await shell.asks(1, in: id)
            #expect(try await shell.property("#{alternate_on} \(Terminal.mouse)") == "1 1 1")

            if let signal = way.signal {
                kill(try await shell.foreground(), signal)
            } else {
                switch way {
                case .controlC: try await shell.press("C-c")
                case .controlD: try await shell.press("C-d")
                default: try await shell.enter("/quit")
                }
            }
            try await shell.waits(for: "to be a shell's again") { $0.words.hasSuffix("ready$") }
            #expect(try await shell.modes(as: "after") == before)
            #expect(try await shell.property("#{alternate_on} #{cursor_flag} \(Terminal.mouse)") == "0 1 0 0")
            try await shell.enter("echo usable $((40 + 2))")
            try await shell.shows("usable 42")
        }
    }

    @Test("for as long as the program is stopped by Ctrl-Z, and the draft is there when it goes on")
    func stopAndContinue() async throws {
        try await Machine.with { machine in
            let shell = try await machine.startShell()
            let before = try await shell.modes(as: "before")
            try await shell.enter("mock-interview new --role java --level beginner --id stopped")
            try await shell.asks(1, in: "stopped")
            try await shell.type("half an ans")
            try await shell.shows("› half an ans")
            try await shell.press("C-z")
            try await shell.shows("Stopped")
            #expect(try await shell.property("#{alternate_on} \(Terminal.mouse)") == "0 0 0")
            #expect(try await shell.modes(as: "stopped") == before)
            try await shell.enter("fg")
            try await shell.shows("Question 1 of 6", "› half an ans")
            #expect(try await shell.property("#{alternate_on} \(Terminal.mouse)") == "1 1 1")
            try await shell.enter("wer")
            try await shell.says("probe", 1, in: "stopped")
            #expect(try await machine.interview("stopped").answered == ["half an answer"])
        }
    }

    @Test("as it was taken, by signals mid-stream", arguments: Way.allCases.filter { $0.signal != nil })
    func signalsMidStream(_ way: Way) async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let shell = try await machine.startShell()
                let before = try await shell.modes(as: "before")
                try await shell.enter(
                    "SWIFT_BACKTRACE=enable=no mock-interview new --role java --level beginner --id stream")
                try await shell.asks(1, in: "stream")
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.holds("speech", after: 20)
                try await shell.enter("An answer.")
                try await shell.shows(FakeModel.longRemark.prefix(30).description)
                try await shell.type("next dra")
                try await shell.shows("› next dra")
                let record = try await shell.record()

                kill(try await shell.foreground(), try #require(way.signal))
                try await shell.waits(for: "to be a shell's again") { $0.words.hasSuffix("ready$") }
                #expect(try await shell.modes(as: "after") == before)
                #expect(
                    try await shell.property("#{alternate_on} #{cursor_flag} \(Terminal.mouse) #{insert_flag}")
                        == "0 1 0 0 0")
                // tmux does not tell whether pastes come in brackets; the shell asks for them in other words.
                let bytes = String(decoding: try Data(contentsOf: URL(filePath: record)), as: UTF8.self)
                #expect(bytes.contains("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"))
                try await shell.enter("echo usable $((40 + 2))")
                try await shell.shows("usable 42")
                #expect(try await machine.interview("stream").answered == ["An answer."])
            }
        }
    }

    @Test("for as long as Ctrl-Z stops it, bg does not take it back, and fg does: mid-draft and mid-stream")
    func backgroundAndForeground() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let shell = try await machine.startShell()
                let before = try await shell.modes(as: "before")
                try await shell.enter("mock-interview new --role java --level beginner --id stream")
                try await shell.asks(1, in: "stream")
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.holds("speech", after: 20)
                try await shell.enter("An answer.")
                try await shell.shows(FakeModel.longRemark.prefix(30).description)
                try await shell.type("next dra")
                try await shell.shows("› next dra")

                try await shell.press("C-z")
                try await shell.shows("Stopped")
                #expect(try await shell.modes(as: "stopped") == before)
                // In the background it wants the terminal, and is stopped for that by the kernel.
                try await shell.enter("clear; bg; echo sent to the background")
                try await shell.shows("sent to the background")
                try await shell.isStopped()
                #expect(try await shell.property("#{alternate_on} \(Terminal.mouse)") == "0 0 0")
                #expect(try await shell.modes(as: "background") == before)
                try await model.releases()
                try await shell.enter("fg")
                let probe = try await shell.says("probe", 1, in: "stream")
                try await shell.shows(probe.words, "› next dra")
                #expect(try await shell.property("#{alternate_on} \(Terminal.mouse)") == "1 1 1")
                try await shell.enter("ft")
                _ = try await eventually {
                    try await machine.interview("stream").answered == ["An answer.", "next draft"] ? true : nil
                } complaint: {
                    "the draft is not sent; the screen is:\n\(try await shell.screen())"
                }
            }
        }
    }
}
