import Testing

@testable import TerminalUI

@Suite("Answers as they were written")
struct AnswerTests {
    static let answers = [
        "", "a", "*a* _b_ `c` <T> # d\n\n- e\n> f\n\n\n1. g", "Look:\n```java\nint *x;\n```\nend",
        "```\nopen\nto the end",
        "~~~\n```\n~~~\n", "   ```x\n  y\n    ```\n````\n```\n````", "`` ` ``\n```a`b```", "a\r\nb\n\n",
        "&lt; \\* [a](b) https://c.d",
        "```\n```", "\n```\n\n```\n\n",
    ]

    @Test("every character of an answer is shown", arguments: answers)
    func verbatim(answer: String) {
        let passages = AnswerReader.passages(answer)
        #expect(passages.map(\.content.text).joined(separator: "\n") == answer.replacing("\r\n", with: "\n"))
        #expect(passages.allSatisfy { $0.margins.isEmpty && !$0.isSpaced })
    }

    @Test(
        "code is between fences and nowhere else",
        arguments: [
            ("a\n```swift\nb\n\nc\n```\nd", ["b\n\nc"]), ("```\na", ["a"]), ("~~~\na\n```\n~~~\nb", ["a\n```"]),
            ("````\na\n```\n`````", ["a\n```"]), ("a `b` c\n    d", []), ("```a```", []), ("    ```\na", []),
            ("```\na\n``` b\n```", ["a\n``` b"]), ("```\n```", []),
        ])
    func fences(answer: String, code: [String]) {
        #expect(AnswerReader.passages(answer).filter { $0.shape == .code }.map(\.content.text) == code)
    }

    @Test("nothing but code and its fences has a style of its own")
    func styles() {
        let frame = draw(AnswerReader.passages("*a* `b`\n```c\nd\n```\n**e**"), columns: 30)
        #expect(frame.text == ["*a* `b`", "```c", "d", "```", "**e**"])
        #expect(frame.text(in: .code) == ["d"])
        #expect(frame.text(in: .muted) == ["```c", "```"])
    }
}
