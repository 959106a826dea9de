import Foundation
import Testing

@Suite("Whatever the terminal", .inTurn, .timeLimit(.minutes(5)))
struct TerminalKindTests {
    /// What a terminal is like, as the program can know it.
    enum Kind: CustomTestStringConvertible, CaseIterable {
        case linux, screen, tmux, xterm, vt100, noColour, localeC

        var testDescription: String { "\(self)" }

        var environment: [String: String] {
            switch self {
            case .linux: ["TERM": "linux"]
            case .screen: ["TERM": "screen"]
            case .tmux: ["TERM": "tmux-256color"]
            case .xterm: ["TERM": "xterm-256color"]
            case .vt100: ["TERM": "vt100"]
            case .noColour: ["NO_COLOR": "1"]
            case .localeC: ["LC_ALL": "C", "LANG": "C", "TERM": "xterm"]
            }
        }
    }

    private static let new = ["new", "--role", "java", "--level", "beginner", "--questions", "1", "--id", "kind"]

    @Test("it holds a whole interview on the screen", arguments: Kind.allCases)
    func screen(_ kind: Kind) async throws {
        try await Machine.with(kind.environment) { machine in
            let run = try await machine.atPty(
                Self.new, .shows("Question 1"), .send("\u{1B}[5~An answer to it."),
                .shows(AtPty.answered("An answer"), press: "\r"), .send("/end\r"), .shows("Enter or q leaves"),
                .send("\r"),
                .end)
            #expect(run.status == 0)
            let found = TerminalBytes(run.bytes, isDrawn: true).untrusted
            #expect(found.isEmpty, "\(found.prefix(5))")
            let isColoured = run.text.contains(#/\u{1B}\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|38|48)[0-9;]*m/#)
            #expect(isColoured == ![.vt100, .noColour].contains(kind))
            let interview = try await machine.interview("kind")
            #expect(interview.session.status == "completed")
            #expect(interview.answered == ["An answer to it."])
        }
    }

    @Test(
        "where nothing can be drawn it goes on line by line and says why", arguments: ["dumb", "", "no-such-terminal"])
    func lineByLine(_ type: String) async throws {
        try await Machine.with(["TERM": type]) { machine in
            let run = try await machine.atPty(
                Self.new, .until("Question 1 of 1:"), .send("An answer to it.\n", until: "Interviewer:"),
                .send("/end\n", until: "Enter leaves:"), .send("\n"), .end)
            #expect(run.status == 0)
            #expect(run.text.words.contains("Going on line by line."))
            #expect(run.text.words.contains(type.isEmpty ? "No terminal type is set (TERM)" : type))
            #expect(TerminalBytes(run.bytes, isDrawn: false).untrusted.isEmpty)
            let interview = try await machine.interview("kind")
            #expect(interview.session.status == "completed")
            #expect(interview.answered == ["An answer to it."])
        }
    }

    @Test("the home screen asks line by line where nothing can be drawn, or says what to do")
    func home() async throws {
        for type in ["dumb", "no-such-terminal"] {
            try await Machine.with(["TERM": type]) { machine in
                let run = try await machine.atPty([], .until("or q to leave: "), .send("q\n"), .end)
                #expect(run.status == 0)
                #expect(run.text.contains("Which role?") && run.text.words.contains("Going on line by line."))
                let piped = try await machine.run()
                #expect(piped.status == 64)
                #expect(piped.errors.contains("mock-interview --plain goes line by line."))
            }
        }
    }

    @Test("with its output in a pipe it holds a whole interview without a control byte", arguments: ["C", "C.UTF-8"])
    func piped(_ locale: String) async throws {
        try await Machine.with(["LC_ALL": locale, "LANG": locale]) { machine in
            let outcome = try await machine.run(Self.new, input: "An answer: 漢字.\n/end\n")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("You: An answer: 漢字."))
            for text in [outcome.output, outcome.errors] {
                #expect(TerminalBytes(Array(text.utf8), isDrawn: false).untrusted.isEmpty)
            }
            #expect(try await machine.interview("kind").answered == ["An answer: 漢字."])
        }
    }
}
