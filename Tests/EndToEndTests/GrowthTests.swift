import Testing

/// What grows, told by ratios of processor time: seconds say more of a machine than of the program. `scripts/bench` has the
/// seconds.
@Suite("Ten times as much", .inTurn, .timeLimit(.minutes(10)))
struct GrowthTests {
    /// The middle of three: a busy machine proves nothing about the program.
    private static func middle(_ ratio: () async throws -> Double) async throws -> Double {
        var ratios: [Double] = []
        for _ in 1...3 { ratios.append(try await ratio()) }
        return ratios.sorted()[1]
    }

    @Test("messages behind one take no more than half as much again to turn a page, to resize or to type")
    func messages() async throws {
        let ratio = try await Self.middle { try await Self.work(at: 10_000) / Self.work(at: 1_000) }
        print("Pages, sizes and keys at 10,000 messages against 1,000: \(ratio) times the processor time")
        #expect(ratio <= 1.5)
    }

    /// Processor time of some pages, a few sizes and a sentence in a transcript of so many messages.
    private static func work(at messages: Int) async throws -> Double {
        var work = 0.0
        try await Machine.with { machine in
            try await machine.fill(sessions: 0, messages: messages + 1)
            // Each key, and each drawing anew, waits for its frame.
            let page = AtPty.Step.send("\u{1B}[5~\u{0C}", until: "\u{1B}[?2026l")
            let pages = [AtPty.Step](repeating: page, count: 60)
            let sentence = "What is typed here is typed in one go.".map {
                AtPty.Step.send(String($0) + "\u{0C}", until: "\u{1B}[?2026l")
            }
            let run = try await machine.atPty(
                ["resume", "long", "--offline"],
                steps: [.shows("\(messages / 2 + 1).{1,200}saved")] + pages + sentence + [.send("\u{3}"), .end])
            work = run.notes.dropFirst().dropLast(2).reduce(0) { $0 + $1.processor }
        }
        return work
    }

    @Test("text from a model takes at most eleven times the processor time")
    func text() async throws {
        let ratio = try await Self.middle { try await Self.work(onThoughts: 20_000) / Self.work(onThoughts: 2_000) }
        print("20,000 deltas against 2,000: \(ratio) times the processor time")
        // What an answer takes in any case is in both.
        #expect(ratio <= 11)
    }

    /// Processor time from an answer to the remark on it, with so many deltas of thought before its judgement.
    private static func work(onThoughts count: Int) async throws -> Double {
        var work = 0.0
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                try await model.thinks(count, before: "judge")
                try await model.says(FakeModel.longRemark, to: "speech")
                let run = try await machine.atPty(
                    ["new", "--role", "java", "--level", "beginner"], .shows("Question 1 of.{1,200}saved"),
                    .send("An answer."), .shows(AtPty.answered("An answer"), press: "\r"), .shows("the sixth"),
                    .send("\u{3}"), .end)
                work = run.notes[2].processor + run.notes[3].processor
            }
        }
        return work
    }
}
