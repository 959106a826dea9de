import Testing

@testable import TerminalUI

@Suite("Blocks of code in a message")
struct FencedCodeTests {
    @Test("are what stands between fences, whatever looks like one inside")
    func blocks() {
        for (text, expected) in [
            ("no code", []), ("a\n```java\nx\ny\n```\nb", ["x\ny"]), ("```\none\n```\n~~~\ntwo\n~~~", ["one", "two"]),
            ("````\n```\nx\n```\n````", ["```\nx\n```"]), ("```\nnot closed", ["not closed"]), ("```\n```", [""]),
            ("~~~\n```\n~~~", ["```"]), ("`inline` ``code``", []), ("  ```\n  x\n  ```", ["  x"]),
        ] as [(String, [String])] {
            #expect(FencedCode.blocks(of: text) == expected, "\(text)")
        }
    }
}
