import Foundation
import Testing

@Suite("Esc", .inTurn, .timeLimit(.minutes(5)))
struct EscapeTests {
    private static let new = ["new", "--role", "java", "--level", "beginner", "--id", "escape"]
    private static let beginning = "This is the beginning"

    @Test("cancels within 50 ms of the key")
    func cancels() async throws {
        var best = Double.infinity
        // A busy machine proves nothing about the program.
        for _ in 0..<8 where best > 50 {
            try await FakeModel.with { model in
                try await Machine.with(model.settings) { machine in
                    try await model.says(FakeModel.longRemark, to: "speech")
                    try await model.holds("speech", after: 20)
                    let run = try await machine.atPty(
                        Self.new, .shows("Question 1"), .send("An answer."), .shows(Self.beginning, press: "\r"),
                        .send("\u{1B}", until: "Stopped."), .send("\u{3}"), .end)
                    best = min(best, run.notes[3].milliseconds)
                    // What was said of the remark is kept, and marked.
                    let interview = try await machine.interview("escape")
                    #expect(interview.moves == ["bridge", "question", "answer", "probe"])
                    #expect(interview.turns?.last?.cut == true)
                }
            }
        }
        #expect(best <= 50)
    }

    @Test("is never confused with Alt or an arrow, in one piece or in two, in a draft or while the interviewer speaks")
    func isNoAlt() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.waits(1, before: "speech")
                let run = try await machine.atPty(
                    Self.new, .shows("Question 1"), .send("An answer."),
                    .shows(AtPty.answered("An answer"), press: "\r"),
                    // A word back, a character back, by keys that begin with Esc; then the same in pieces of one byte.
                    .send("one two"), .send("\u{1B}b"), .send("x"), .send("\u{1B}[D"), .send("y"),
                    .bytewise("\u{1B}[Dz"), .bytewise("\u{1B}ODw"), .bytewise("\u{1B}bv"), .shows("one vwzyxtwo"),
                    .shows("ends it"), .shows(AtPty.answered("one v"), press: "\r"), .send("\u{3}"), .end)
                #expect(run.status == 0)
                let interview = try await machine.interview("escape")
                #expect(interview.answered == ["An answer.", "one vwzyxtwo"])
                #expect(interview.said("probe").first?.contains("And the sixth ends it.") == true)
            }
        }
    }

    @Test("and a letter after a while are two keys")
    func thenLetter() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "escape")
            try await terminal.asks(1, in: "escape")
            try await terminal.type("one two")
            try await terminal.shows("› one two")
            try await terminal.press("C-r")
            try await terminal.shows("Find")
            try await terminal.press("Escape")
            // Its effect is seen: whatever comes now is a key of its own.
            try await terminal.hides("Find")
            try await terminal.type("b")
            try await terminal.shows("› one twob")
        }
    }
}
