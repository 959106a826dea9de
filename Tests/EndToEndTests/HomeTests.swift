import Foundation
import Testing

@Suite("The home screen and past interviews", .inTurn, .timeLimit(.minutes(5)))
struct HomeTests {
    @Test("with ten thousand past interviews it is there at once, pages through them and finds one")
    func manySessions() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 10_000)
            let clock = ContinuousClock()
            let start = clock.now
            let terminal = try await machine.start()
            try await terminal.shows("New interview", "s09999", "100+", within: .seconds(5))
            // A debug build, its start and tmux included.
            #expect(clock.now - start < .seconds(3))
            try await terminal.press("NPage", "NPage")
            try await terminal.waits(for: "to have gone on by two pages") { $0.contains("› s0998") }
            try await terminal.press("End")
            try await terminal.waits(for: "to be at the oldest") { $0.contains("› s00000") && $0.contains("10000") }
            try await terminal.type("s04567")
            try await terminal.shows("› s04567", "1 found")
            try await terminal.press("Escape")
            try await terminal.hides("1 found")
            try await terminal.type("devops completed")
            try await terminal.press("End")
            try await terminal.shows("500 found", "› s00010")
            try await terminal.press("C-u", "Tab")
            try await terminal.shows("‹ active ›")
            try await terminal.hides("paused")
            try await terminal.press("C-d")
            #expect(try await terminal.status() == 0)
        }
    }

    @Test("deletes an interview with all that belongs to it when y is pressed, and by no other key")
    func deletion() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 30)
            let terminal = try await machine.start()
            try await terminal.type("s00010")
            try await terminal.shows("› s00010", "1 found")
            try await terminal.press("DC")
            try await terminal.shows(
                "Delete the completed devops · intermediate interview of 14 Nov 2023, 3 messages and its feedback?",
                "y/n")
            try await terminal.press("Enter")
            try await terminal.shows("Nothing was deleted.")
            #expect(try await machine.run("show", "s00010").status == 0)
            try await terminal.press("C-x")
            try await terminal.shows("3 messages and its feedback?")
            try await terminal.type("y")
            try await terminal.shows("Deleted s00010.", "None has these words")
            #expect(try await machine.run("show", "s00010").status == 3)
            try await terminal.press("C-u", "F5")
            try await terminal.shows("29")
            #expect(try await machine.run("list").output.split(separator: "\n").count == 29)
        }
    }

    @Test("a past interview is read with its feedback: to the quoted words, to the clipboard, to a file, written again")
    func review() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 30)
            let terminal = try await machine.start()
            try await terminal.type("s00010")
            try await terminal.shows("› s00010")
            try await terminal.press("Enter")
            try await terminal.shows("devops · intermediate", "Question of interview 10", "Transcript", "Feedback")
            try await terminal.press("Tab", "Right")
            try await terminal.shows("1.0 of 5", "“a function with its surroundings”")
            try await terminal.press("Enter")
            try await terminal.shows("quoted in the feedback")

            let record = try await terminal.record()
            try await terminal.press("y")
            try await terminal.shows("Sent message 2 (You) to the terminal's clipboard", "none confirms it")
            let copied = Data("Answer of interview 10: a function with its surroundings.".utf8).base64EncodedString()
            try await Self.hasSent("\u{1B}]52;c;\(copied)\u{7}", in: record)

            for name in ["mock-interview-s00010.md", "mock-interview-s00010-2.md"] {
                try await terminal.press("e")
                try await terminal.shows(name)
                let file = machine.folder.appending(path: name).path
                let text = try String(contentsOfFile: file, encoding: .utf8)
                #expect(text.contains("a function with its surroundings") && text.contains("# Feedback"))
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
                #expect(mode?.intValue == 0o600)
            }
            try await terminal.press("f")
            try await terminal.shows("Written by question bank, and stored.", "No language model was used")
            #expect(try await machine.interview("s00010").feedback?.count == 2)
            try await terminal.press("q")
            try await terminal.shows("New interview", "› s00010")
        }
    }

    @Test("side by side where the terminal is wide, as it is made wide and narrow")
    func wide() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 11)
            let terminal = try await machine.start(columns: 160, rows: 30)
            try await terminal.shows("s00010")
            try await terminal.press("Down", "Enter")
            try await terminal.shows("Question of interview 10", "1.0 of 5")
            try await terminal.resize(columns: 60, rows: 20)
            try await terminal.hides("1.0 of 5")
            try await terminal.resize(columns: 160, rows: 30)
            try await terminal.shows("1.0 of 5")
            try await terminal.type("/surroundings")
            try await terminal.shows("1 of 1")
            try await terminal.press("Escape")
            try await terminal.press("F1")
            try await terminal.shows("copy that message's next block of code")
            try await terminal.press("Escape")
            try await terminal.hides("copy that message's next block of code")
            try await terminal.press("C-c")
            try await terminal.shows("New interview")
            try await terminal.press("C-c")
            #expect(try await terminal.status() == 0)
        }
    }

    @Test("an export goes through no link and over no file that stands in its place")
    func exportBesideOthers() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 1)
            let kept = try machine.write("kept", to: "kept")
            let link = machine.folder.appending(path: "mock-interview-s00000.md").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: kept)
            try machine.write("mine", to: "mock-interview-s00000-2.md")
            let terminal = try await machine.start()
            try await terminal.shows("s00000")
            try await terminal.press("Down", "C-e")
            try await terminal.shows("mock-interview-s00000-3.md")
            #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept")
        }
    }

    private static func hasSent(_ bytes: String, in record: String) async throws {
        _ = try await eventually {
            let text = String(decoding: FileManager.default.contents(atPath: record) ?? Data(), as: UTF8.self)
            return text.contains(bytes) ? true : nil
        } complaint: {
            "the terminal was not sent \(bytes.debugDescription)"
        }
    }
}

extension Machine {
    /// Fills the session file of this machine with past interviews; `many_sessions.py` says with which.
    fileprivate func fill(sessions count: Int) async throws {
        // The program makes the file and its tables.
        #expect(try await run("list").status == 0)
        let data = try #require(environment["XDG_DATA_HOME"])
        let outcome = try await EndToEndTests.run(
            [
                PythonServer.python, try PythonServer.file(of: "many_sessions"),
                data + "/mock-interview/sessions.sqlite", "\(count)",
            ], in: folder)
        guard outcome.status == 0 else { throw TestFailure(description: outcome.errors) }
    }
}
