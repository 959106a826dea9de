import Foundation
import Testing

@Suite("A hostile model's stream", .inTurn, .timeLimit(.minutes(5)))
struct HostileStreamTests {
    @Test(
        "of characters cut anywhere, one to seven bytes at a time, is put together again", arguments: [1, 2, 3, 5, 7])
    func cutCharacters(_ count: Int) async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let remark = "One may think of naïve cafés, of λ → μ, and of ½ of it all. "
                try await model.splits(into: count)
                try await model.says(remark + FakeModel.longRemark, to: "speech")
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "cut")
                try await terminal.asks(1, in: "cut")
                try await terminal.enter("An answer.")
                let probe = try await terminal.says("probe", 1, in: "cut")
                #expect(probe.unicodeScalars.elementsEqual(probe.unicodeScalars.filter { $0 != "\u{FFFD}" }))
                #expect(probe.hasPrefix(remark))
                try await terminal.shows("naïve cafés, of λ → μ, and of ½ of it all.")
            }
        }
    }

    /// ESC, OSC 52 and title, DCS, C1 as UTF-8 and as a byte by itself, bidirectional controls, backspaces and CR, and
    /// bytes that are no UTF-8.
    private static let hostile = [
        "Say \u{1B}[31mmore\u{1B}[2J of it.", "Say \u{1B}]52;c;ZXZpbA==\u{7} more.", "Say \u{1B}]0;title\u{1B}\\ more.",
        "Say \u{1B}P7$q\u{1B}\\ more.", "Say \u{9B}7n \u{9D}52;c;eA==\u{9C} more.",
        "Say \u{E09B}7n \u{E09D}0;x\u{E09C} more.",
        "Say \u{202E}erom\u{202C} \u{2066}of\u{2069} it.", "Say safe\u{8}\u{8}\u{8}\u{8}evil good\rbad.",
        "Say \u{E0C0}\u{E09B} \u{E0ED}\u{E0A0}\u{E080} \u{E0FF} more.", "Say \u{E0C2}\u{1B}]52;c;eA==\u{7} more.",
    ]

    @Test("never reaches the terminal's own ears, wherever its bytes are cut", arguments: hostile, [1, 3])
    func controls(_ sentence: String, _ count: Int) async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                try await model.splits(into: count)
                try await model.says(sentence + " And then " + sentence, to: "speech")
                // The judge's words and the feedback's come from the same model.
                try await model.says(#"{"kind": "answer", "points": {}, "score": "\#(sentence)"}"#, to: "judge")
                let run = try await machine.atPty(
                    ["new", "--role", "java", "--level", "beginner", "--questions", "1", "--id", "evil"],
                    .shows("Question 1"), .send("An answer."), .shows(AtPty.answered("An answer"), press: "\r"),
                    .send("/end\r"), .shows("Enter or q leaves"), .send("\r"), .end)
                let found = TerminalBytes(run.bytes, isDrawn: true).untrusted
                #expect(found.isEmpty, "\(found.prefix(5))")
                #expect(try await machine.interview("evil").answered == ["An answer."])
            }
        }
    }
}
