import Foundation
import Glibc
import Testing

@Suite("Writing an answer", .inTurn, .timeLimit(.minutes(5)))
struct ComposerTests {
    /// Has an interview, with a script as the candidate's editor: `$1` is the file, `$HERE` the machine's folder.
    private func held(
        id: String, editor: String? = nil, _ body: (Machine, Terminal) async throws -> Void
    ) async throws {
        try await Machine.with { machine in
            var machine = machine
            if let editor {
                let script = try machine.write("HERE='\(machine.folder.path)'\n\(editor)\n", to: "an editor.sh")
                machine.environment["EDITOR"] = "sh '\(script)'"
                machine.environment["TMPDIR"] = machine.folder.path
            }
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", id)
            try await terminal.asks(1, in: id)
            try await body(machine, terminal)
        }
    }

    // MARK: The editor

    @Test("Ctrl-G hands the draft to the editor and takes it back whole")
    func editor() async throws {
        let script = """
            cp "$1" "$HERE/given"; stat -c '%a' "$1" "${1%/*}" > "$HERE/modes"; stty -a > "$HERE/stty"
            echo 'The editor runs.'; read line; printf 'edited: %s\\n\\tand 漢字' "$line" > "$1"
            """
        try await held(id: "editor", editor: script) { machine, terminal in
            try await terminal.type("half an answer")
            try await terminal.shows("› half an answer")
            try await terminal.press("C-g")
            try await terminal.shows("The editor runs.")
            #expect(try await terminal.property("#{alternate_on} #{mouse_any_flag}") == "0 0")
            // What is typed is the editor's, Ctrl-C and all, and the terminal may be another size afterwards.
            try await terminal.resize(columns: 60, rows: 20)
            try await terminal.enter("by hand")
            try await terminal.shows("› edited: by hand")
            #expect(try await terminal.property("#{alternate_on} #{mouse_any_flag}") == "1 1")
            #expect(try contents("given", machine) == "half an answer\n")
            #expect(try contents("modes", machine) == "600\n700\n")
            #expect(try contents("stty", machine).contains(" icanon"))
            let left = try FileManager.default.contentsOfDirectory(atPath: machine.folder.path)
            #expect(!left.contains { $0.hasPrefix("mock-interview-") })
            try await terminal.press("Enter")
            try await terminal.says("probe", 1, in: "editor")
            #expect(try await machine.interview("editor").answered == ["edited: by hand\n\tand 漢字"])
        }
    }

    @Test("an interrupt in the editor is the editor's, and an editor that fails leaves the draft as it was")
    func editorFails() async throws {
        let script = """
            trap 'echo Interrupted.; exit 3' INT; echo changed > "$1"; echo 'The editor runs.'; read line; read line
            """
        try await held(id: "fails", editor: script) { machine, terminal in
            try await terminal.type("a draft")
            try await terminal.press("C-g")
            try await terminal.shows("The editor runs.")
            try await terminal.press("C-c")
            try await terminal.shows("› a draft", "ended with status 3", "The draft is as it was.")
            #expect(try await machine.interview("fails").session.status == "active")
            try await terminal.type("!")
            try await terminal.shows("› a draft!")
            try await terminal.hides("ended with status 3")
            let left = try FileManager.default.contentsOfDirectory(atPath: machine.folder.path)
            #expect(!left.contains { $0.hasPrefix("mock-interview-") })
        }
    }

    @Test("an editor that is not there is named")
    func noEditor() async throws {
        try await Machine.with(["VISUAL": "no-such-editor --wait", "EDITOR": "true"]) { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "none")
            try await terminal.asks(1, in: "none")
            try await terminal.type("a draft")
            try await terminal.press("C-g")
            try await terminal.shows("› a draft", "There is no editor no-such-editor --wait")
        }
    }

    @Test("what the interviewer says while the editor runs is there afterwards")
    func modelMeanwhile() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                var machine = machine
                machine.environment["EDITOR"] = "echo The editor runs.; read line; true"
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "both")
                try await terminal.asks(1, in: "both")
                try await model.holds("judge", after: 0)
                try await terminal.enter("An answer.")
                try await model.isAsked(for: "judge", times: 1)
                try await terminal.type("next")
                try await terminal.press("C-g")
                try await terminal.shows("The editor runs.")
                try await model.releases()
                let probe = try await terminal.says("probe", 1, in: "both", hasHeader: false)
                #expect(try await terminal.property("#{alternate_on}") == "0")
                try await terminal.press("Enter")
                try await terminal.shows(probe.words, "› next")
            }
        }
    }

    @Test("Ctrl-Z in the editor stops both, and fg brings the editor back")
    func stopsEditor() async throws {
        try await Machine.with { machine in
            var machine = machine
            machine.environment["EDITOR"] = "echo The editor runs.; read line; echo \"$line\" >"
            let shell = try await machine.startShell()
            try await shell.enter("mock-interview new --role java --level beginner --id both")
            try await shell.asks(1, in: "both")
            try await shell.press("C-g")
            try await shell.shows("The editor runs.")
            try await shell.press("C-z")
            try await shell.shows("Stopped")
            try await shell.enter("echo the shell is $((40 + 2))")
            try await shell.shows("the shell is 42")
            try await shell.enter("fg")
            try await shell.waits(for: "to go on") {
                $0.words.hasSuffix("mock-interview new --role java --level beginner --id both")
            }
            try await shell.enter("written after")
            try await shell.shows("› written after", "Question 1 of 6")
        }
    }

    // MARK: Pastes

    private static let large = (1...2_200).map { "\($0). A line of a long answer, 漢字 and /pause" }.joined(
        separator: "\n")

    @Test("a paste of 100 kB sends nothing and ends up byte for byte in the answer", arguments: [true, false])
    func paste(inBrackets: Bool) async throws {
        #expect(Self.large.utf8.count > 100_000)
        try await held(id: "paste") { machine, terminal in
            try await terminal.paste(Self.large, inBrackets: inBrackets)
            try await terminal.shows("2200. A line of a long answer", " words")
            #expect(try await machine.interview("paste").answered.isEmpty)
            if inBrackets {
                try await terminal.press("C-_")
                try await terminal.hides("of a long answer")
                try await terminal.paste(Self.large)
                try await terminal.shows("2200. A line of a long answer")
            }
            try await terminal.type("x")
            try await terminal.shows("and /pausex")
            try await terminal.press("BSpace", "Enter")
            try await terminal.says("probe", 1, in: "paste")
            let answered = try await machine.interview("paste").answered
            #expect(answered.count == 1)
            #expect(answered.first?.utf8.elementsEqual(Self.large.utf8) == true)
        }
    }

    @Test("a line and Enter in one burst are sent, and so is what is typed ahead")
    func bursts() async throws {
        try await held(id: "burst") { machine, terminal in
            let answer = "A line that a program types in one go, with Enter behind it"
            try await terminal.machine.tmux("send-keys", "-t", terminal.pane, answer, "Enter")
            try await terminal.says("probe", 1, in: "burst")
            #expect(try await machine.interview("burst").answered == [answer])
            try await terminal.machine.tmux("send-keys", "-t", terminal.pane, "/skip", "Enter", "/repeat", "Enter")
            try await terminal.asks(2, in: "burst")
            #expect(try await machine.interview("burst").answered == [answer])
        }
    }

    // MARK: What was sent before

    @Test("Up brings back what was sent, also in an earlier sitting, and Down the draft")
    func history() async throws {
        try await held(id: "history") { machine, first in
            try await first.enter("My first answer.")
            try await first.says("probe", 1, in: "history")
            try await first.enter("/skip")
            try await first.asks(2, in: "history")
            try await first.type("a dra")
            try await first.press("Up")
            try await first.shows("› /skip")
            try await first.press("Up")
            try await first.shows("› My first answer.")
            try await first.press("Down", "Down")
            try await first.type("ft")
            try await first.shows("› a draft")
            try await first.press("C-u")
            try await first.enter("/pause")
            #expect(try await first.status() == 0)
            let second = try await machine.start("resume", "history")
            try await second.asks(2, in: "history")
            try await second.press("Up")
            try await second.shows("› My first answer.")
        }
    }

    private func contents(_ name: String, _ machine: Machine) throws -> String {
        String(decoding: try Data(contentsOf: machine.folder.appending(path: name)), as: UTF8.self)
    }
}
