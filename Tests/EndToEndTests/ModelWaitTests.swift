import Foundation
import Testing

/// A server that asks to be left alone: the candidate sees for how long, and can end it.
@Suite("While a busy model is waited for", .inTurn, .timeLimit(.minutes(5)))
struct ModelWaitTests {
    private static func begin(
        _ model: FakeModel, _ machine: Machine, _ arguments: String...
    ) async throws -> Terminal {
        let terminal = try await machine.start(
            ["new", "--role", "java", "--level", "beginner", "--id", "busy"] + arguments)
        try await terminal.asks(1, in: "busy")
        return terminal
    }

    /// The seconds that the screen says are left, in the order in which they were seen.
    private static func counted(_ terminal: Terminal, down count: Int) async throws -> [Int] {
        var seen: [Int] = []
        return try await eventually {
            if let match = try await terminal.screen().words.firstMatch(of: #/Trying again in (\d+) s \(2 of 3\)/#),
                let seconds = Int(match.1), seconds != seen.last
            {
                seen.append(seconds)
            }
            return seen.count >= count ? seen : nil
        } complaint: {
            "counted \(seen); the screen is:\n\(try await terminal.screen())"
        }
    }

    @Test("the screen counts the seconds down, Esc stops it, and /retry has the answer judged")
    func judging() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await Self.begin(model, machine)
                try await model.fails("judge", status: 429, retryAfter: 60)
                try await terminal.enter("An answer to be judged.")
                try await terminal.shows("The model is busy (429). Trying again in", "(2 of 3). Esc stops it.")
                let seen = try await Self.counted(terminal, down: 3)
                #expect(seen == (0..<3).map { seen[0] - $0 } && seen[0] <= 60)
                // Typing goes on meanwhile.
                try await terminal.type("a draft")
                try await terminal.shows("› a draft", "Trying again in")
                try await terminal.press("Escape")
                try await terminal.shows("Stopped. Your answer is stored; /retry has it assessed", "› a draft")
                try await terminal.press("C-u")
                #expect(try await machine.interview("busy").answered == ["An answer to be judged."])
                try await model.mends()
                try await terminal.enter("/retry")
                try await terminal.says("probe", 1, in: "busy")
                #expect(try await model.requests().filter { $0.kind == "judge" }.count == 2)
            }
        }
    }

    @Test("a remark and the feedback are waited for in sight, too, and stopped by Esc")
    func speaking() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await Self.begin(model, machine, "--questions", "1")
                try await model.fails("speech", status: 503, body: #"{"error":"Loading model"}"#, retryAfter: 15)
                try await terminal.enter("An answer.")
                try await terminal.shows("The model is still loading (503). Trying again in", "Esc stops it.")
                try await terminal.press("Escape")
                try await terminal.shows("Stopped. /retry asks again.")
                try await model.mends()
                try await terminal.enter("/retry")
                try await terminal.says("probe", 1, in: "busy")

                try await model.fails("report", status: 529, retryAfter: 100)
                try await terminal.enter("/end")
                try await terminal.shows("The model is not available (529). Trying again in", "Esc stops it.")
                try await terminal.press("Escape")
                try await terminal.shows("Feedback stopped. The interview is completed and stored; /retry")
                try await model.mends()
                try await terminal.enter("/retry")
                try await terminal.shows("Interview completed. Enter or q leaves")
                #expect(try await machine.interview("busy").feedback?.map(\.outcome) == ["failed", "written"])
            }
        }
    }

    @Test("Esc has stopped it 50 ms later")
    func quickly() async throws {
        try await FakeModel.with { model in
            try await model.fails("judge", status: 429, retryAfter: 100)
            try await Machine.with(model.settings) { machine in
                let round: [AtPty.Step] = [
                    .shows("Trying again in", press: "\r"), .send("\u{1B}", until: "Stopped"), .send("/retry"),
                ]
                let pty = try await machine.atPty(
                    ["new", "--role", "java", "--level", "beginner"],
                    [.shows("Question 1 of"), .send("An answer.")] + Array(repeating: round, count: 6).flatMap { $0 })
                let times = stride(from: 3, to: pty.notes.count, by: 3).map { pty.notes[$0].milliseconds }
                print("Esc stopped a wait after \(times.map { Int($0.rounded()) }) ms")
                // What is slow once may have waited for the machine; what is never quick is broken.
                #expect((times.min() ?? 1000) < 50)
            }
        }
    }

    @Test("line by line each long wait is one line")
    func plain() async throws {
        try await FakeModel.with { model in
            try await model.fails("judge", status: 429, retryAfter: 2)
            try await Machine.with(model.settings) { machine in
                let outcome = try await machine.run(
                    "new", "--plain", "--role", "java", "--level", "beginner", input: "An answer.\n")
                let told = outcome.errors.split(separator: "\n").filter { $0.contains("Trying again") }
                #expect(
                    told == [2, 3].map { "The model is busy (429). Trying again in 2 s (\($0) of 3)." },
                    "\(outcome.errors)")
                #expect(outcome.errors.contains("Your answer is stored, but could not be assessed"))
            }
        }
    }
}
