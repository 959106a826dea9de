import Testing

@testable import TerminalUI

@Suite("What arrives at once without brackets")
struct PasteBurstTests {
    private static let long = "A line of more than thirty characters"

    private func gather(_ keys: [Key]) -> [Key] {
        var burst = PasteBurst()
        return burst.gather(keys, after: .zero)
    }

    /// Typed keys: Enter for ⏎, Ctrl-J for a newline.
    private static func typed(_ text: String) -> [Key] {
        text.map { $0 == "⏎" ? .enter : $0 == "\n" ? .newline : $0 == "\t" ? .tab : .character($0) }
    }

    @Test(
        "is typing or a paste by rule",
        arguments: [
            // Short: typed, type-ahead included.
            ("a⏎", typed("a⏎")), ("/skip⏎my answer⏎", typed("/skip⏎my answer⏎")),
            (String(repeating: "x", count: 30) + "⏎", typed(String(repeating: "x", count: 30) + "⏎")),
            // A program types a line and Enter.
            (long + "⏎", [.paste(long), .enter]), (long, [.paste(long)]),
            // Lines: nothing of them is sent, whatever they end with.
            (long + "⏎" + long, [.paste(long + "\n" + long)]), (long + "⏎x", [.paste(long + "\nx")]),
            ("x⏎" + long, [.paste("x\n" + long)]), (long + "⏎" + long + "⏎", [.paste(long + "\n" + long + "\n")]),
            (long + "⏎⏎", [.paste(long + "\n\n")]), (long + "\n", [.paste(long + "\n")]),
            (long + "⏎\n", [.paste(long + "\n")]), (long + "⏎\n" + long, [.paste(long + "\n" + long)]),
            ("\t" + long + "\tx⏎", [.paste("\t" + long + "\tx"), .enter]),
            ("/end⏎" + long + "⏎", [.paste("/end\n" + long + "\n")]),
        ] as [(String, [Key])])
    func rules(text: String, expected: [Key]) {
        #expect(gather(Self.typed(text)) == expected)
    }

    @Test("other keys stand between stretches that are judged for themselves")
    func separates() {
        let keys = Self.typed(Self.long) + [.left, .wheel(3)] + Self.typed("ab⏎") + [.up] + Self.typed(Self.long + "⏎")
        #expect(
            gather(keys)
                == [
                    .paste(Self.long), .left, .wheel(3), .character("a"), .character("b"), .enter, .up,
                    .paste(Self.long), .enter,
                ])
    }

    @Test(
        "goes on a paste of several lines, however short, until a pause or another key",
        arguments: [
            (long + "⏎x", 150, "y⏎", [.paste("y\n")]), (long + "⏎x", 0, "⏎", [.paste("\n")]),
            (long + "⏎x", 151, "y⏎", typed("y⏎")), (long + "⏎" + long + "⏎", 10, "y", [.paste("y")]),
            // One line may be a program's, and Enter its next key.
            (long, 10, "⏎", [.enter]), (long, 10, "⏎y", typed("⏎y")), (long + "⏎", 10, "y⏎", typed("y⏎")),
            ("ab⏎", 0, "y⏎", typed("y⏎")),
        ] as [(String, Int, String, [Key])])
    func goesOn(first: String, milliseconds: Int, second: String, expected: [Key]) {
        var burst = PasteBurst()
        _ = burst.gather(Self.typed(first), after: .seconds(1))
        #expect(burst.gather(Self.typed(second), after: .milliseconds(milliseconds)) == expected)
        burst = PasteBurst()
        _ = burst.gather(Self.typed(first) + [.left], after: .seconds(1))
        #expect(burst.gather(Self.typed(second), after: .zero) == Self.typed(second))
    }

    @Test("is waited behind once it is long, so that its last Enter is known to be the last")
    func waits() {
        #expect(PasteBurst.patience(1) == nil)
        #expect(PasteBurst.patience(PasteBurst.fewest - 1) == nil)
        #expect(PasteBurst.patience(PasteBurst.fewest) == 25)
    }

    @Test("keeps 100 kB as they are")
    func keepsAll() {
        let text = (1...2_000).map { "\($0). líne 漢字 e\u{301} \t of a long answer, in many scripts" }.joined(
            separator: "\n")
        var decoder = KeyDecoder()
        let keys = text.utf8.flatMap { decoder.decode($0 == 0x0A ? 0x0D : $0) }
        guard case .paste(let pasted)? = gather(keys).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count > 100_000)
        #expect(pasted.utf8.elementsEqual(text.utf8))
    }
}
