import Testing

@Suite("An idle screen", .inTurn, .timeLimit(.minutes(5)))
struct IdleTests {
    @Test(
        "writes 40 bytes at most in 60 s and takes no measurable processor time", arguments: ["new", "home", "resume"])
    func idle(_ command: String) async throws {
        // The processor time is the shortest of up to three: a busy machine proves nothing about the program.
        var ticks = Int.max
        for _ in 1...3 where ticks > 1 { ticks = min(ticks, try await Self.ticks(of: command)) }
        // The kernel counts in steps of 10 ms.
        #expect(ticks <= 1)
    }

    /// Holds the promise on bytes, and answers with the processor time used meanwhile.
    private static func ticks(of command: String) async throws -> Int {
        var ticks = Int.max
        try await Machine.with { machine in
            let run: AtPty
            switch command {
            case "new":
                run = try await machine.atPty(
                    ["new", "--role", "java", "--level", "beginner"], .shows("Question 1 of.{1,200}saved"),
                    .send("half an answer"),
                    .shows("half an answer"), .idle(seconds: 60), .send("\u{3}"), .end)
            case "resume":
                try await machine.fill(sessions: 0, messages: 10_001)
                run = try await machine.atPty(
                    ["resume", "long", "--offline"], .shows("5001.{1,200}saved"), .send("half an answer"),
                    .shows("half an answer"), .idle(seconds: 60), .send("\u{3}"), .end)
            default:
                try await machine.fill(sessions: 1_000)
                run = try await machine.atPty(
                    [], .shows("s00999"), .send("s00999"), .shows("1 found"), .idle(seconds: 60), .send("\u{3}"), .end)
            }
            let idle = run.notes[3]
            print("Idle for 60 s, \(command): \(idle.bytes) bytes, \(idle.ticks ?? -1) ticks of 10 ms")
            #expect(idle.bytes <= 40)
            #expect(run.status == 0)
            ticks = idle.ticks ?? .max
        }
        return ticks
    }
}
