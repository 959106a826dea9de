import Foundation
import Testing

@Suite("What cannot be done is said plainly", .inTurn, .timeLimit(.minutes(5)))
struct WrongUsageTests {
    @Test("a role or level that does not exist brings up those that do")
    func roleAndLevel() async throws {
        try await Machine.with { machine in
            let role = try await machine.run("new", "--role", "cobol", "--level", "beginner")
            #expect(role.status == 64)
            for name in ["java", "python", "devops", "ai-genai"] { #expect(role.errors.contains("'\(name)'")) }
            let level = try await machine.run("new", "--role", "java", "--level", "senior")
            #expect(level.status == 64)
            for name in ["beginner", "intermediate", "advanced"] { #expect(level.errors.contains("'\(name)'")) }
        }
    }

    @Test("an id that matches nothing is 3, and one that matches several lists them")
    func ids() async throws {
        try await Machine.with { machine in
            for id in ["twin-a", "twin-b"] {
                _ = try await machine.run("new", "--role", "java", "--level", "beginner", "--id", id, input: "/pause\n")
            }
            for command in ["show", "resume", "feedback"] {
                let none = try await machine.run(command, "nobody")
                #expect(none.status == 3)
                #expect(none.errors.contains("nobody"))
                let several = try await machine.run(command, "twin")
                #expect(several.status == 3)
                #expect(several.errors.contains("twin-a") && several.errors.contains("twin-b"))
            }
            #expect(try await machine.run("delete", "nobody", "--yes").status == 3)
            #expect(try await machine.run("delete", "twin", "--yes").status == 3)
            #expect(try await machine.run("list").output.split(separator: "\n").count == 2)
        }
    }

    @Test("an id that is taken is refused, and what has it stays as it is")
    func takenID() async throws {
        try await Machine.with { machine in
            let new = ["new", "--role", "java", "--level", "beginner", "--id", "taken"]
            #expect(try await machine.run(new, input: "Mine.\n/pause\n").status == 0)
            let second = try await machine.run(new, input: "Yours.\n")
            #expect(second.status == 1)
            #expect(second.errors.contains("taken"))
            #expect(try await machine.interview("taken").answered == ["Mine."])

            let onScreen = try await machine.start(new)
            #expect(try await onScreen.status() == 1)
            try await onScreen.shows("There is a session taken already")
        }
    }

    @Test("a configuration file that is not JSON is named, with the place where it stops being so")
    func configuration() async throws {
        try await Machine.with { machine in
            let file = try machine.write("{\n  \"llm\": {\"model\": }\n}", to: "home/config/mock-interview/config.json")
            let outcome = try await machine.run("list")
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(file) && outcome.errors.contains("not JSON"))
            #expect(outcome.errors.contains("line 2"))
            let missing = try await machine.run("list", "--config", "/nowhere/config.json")
            #expect(missing.status == 64)
            #expect(missing.errors.contains("/nowhere/config.json"))
        }
    }

    @Test("a model server without a model's name is asked for nothing")
    func modelName() async throws {
        try await FakeModel.with { model in
            var settings = model.settings
            settings["LLM_MODEL"] = nil
            try await Machine.with(settings) { machine in
                let outcome = try await machine.run("new", "--role", "java", "--level", "beginner")
                #expect(outcome.status == 64)
                #expect(outcome.errors.contains("LLM_MODEL"))
                #expect(try await model.requests().isEmpty)
                let offline = try await machine.run(
                    "new", "--role", "java", "--level", "beginner", "--offline", input: "/pause\n")
                #expect(offline.status == 0)
            }
        }
    }

    @Test("a terminal too small says so, and the interview is back when it has grown")
    func tooSmall() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--id", "small", columns: 20, rows: 5)
            try await terminal.shows("20×5 is too small; 40×10 is needed.")
            try await terminal.resize(columns: 80, rows: 24)
            try await terminal.shows("Question 1 of 6", "Interviewer")
            try await terminal.hides("is needed.")
        }
    }

    @Test(
        "a terminal that cannot be drawn on gets the interview line by line", arguments: ["dumb", "no-such-terminal"])
    func unknownTerminal(_ type: String) async throws {
        try await Machine.with(["TERM": type]) { machine in
            let terminal = try await machine.start(
                "new", "--role", "java", "--level", "beginner", "--id", "lines", columns: 120)
            try await terminal.shows("The terminal type \(type) (TERM) cannot be drawn on. Going on line by line.")
            try await terminal.shows("Question 1 of 6:")
            try await terminal.enter("A line.")
            try await terminal.says("probe", 1, in: "lines", hasHeader: false)
            try await terminal.enter("/skip")
            try await terminal.shows("Question 2 of 6:")
            try await terminal.enter("/pause")
            #expect(try await terminal.status() == 0)
            #expect(try await machine.interview("lines").answered == ["A line."])
        }
    }

    @Test("--plain asks for the role and the level in a pipe, too, and holds the interview there")
    func plainHome() async throws {
        try await Machine.with { machine in
            let outcome = try await machine.run("--plain", input: "python\nadvanced\nAn answer.\n")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("Which role?") && outcome.output.contains("Question 1 of 6:"))
            #expect(outcome.errors.contains("mock-interview resume"))
        }
    }

    @Test("a terminal without curses' description gets the home screen line by line")
    func plainHomeOnUnknownTerminal() async throws {
        try await Machine.with(["TERM": "no-such-terminal"]) { machine in
            let terminal = try await machine.start(columns: 120)
            try await terminal.shows("cannot be drawn on. Going on line by line.", "Which role?")
            try await terminal.enter("q")
            #expect(try await terminal.status() == 0)
        }
    }

    @Test("without a terminal the home screen is a sentence")
    func homeWithoutTerminal() async throws {
        try await Machine.with { machine in
            let outcome = try await machine.run()
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("There is no terminal to draw on."))
            #expect(outcome.output.isEmpty)
        }
    }
}
