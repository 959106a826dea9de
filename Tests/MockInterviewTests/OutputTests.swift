internal import Foundation
internal import Testing

@testable import MockInterview

@Suite("What leaves for a terminal")
struct OutputTests {
    private func written(_ write: (FileHandle) -> Void) throws -> String {
        let pipe = Pipe()
        write(pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    @Test("results and messages pass the gate: no escape sequence, no bidirectional control gets out")
    func gate() throws {
        let text = "\u{1B}]0;title\u{7} \u{9B}2J \u{202E}x\na\tb"
        for output in [try written { Output.say(text, to: $0) }, try written { Output.complain(text, to: $0) }] {
            #expect(output == "␛]0;title␇ \u{FFFD}2J \u{FFFD}x\na\tb\n")
        }
    }

    @Test("what is meant for a program is written as it is")
    func raw() throws {
        #expect(try written { Output.sayRaw("{\"a\": \"é\"}", to: $0) } == "{\"a\": \"é\"}\n")
    }

    @Test("prose breaks between words on a terminal, keeps its own lines, and hangs no blanks behind them")
    func rows() {
        let text = "Which tests would you write?\n\n    let x = 1\nDone. "
        #expect(
            TerminalRows.text(text, columns: 12) == "Which tests\nwould you\nwrite?\n\n    let x =\n1\nDone.")
        #expect(TerminalRows.text("wonderful", columns: 4) == "wond\nerfu\nl")
    }

    @Test("prose for a pipe stays in its own lines, and so do messages")
    func pipes() throws {
        let text = String(repeating: "word ", count: 100) + "end"
        #expect(try written { Output.tell(text, to: $0) } == text + "\n")
        #expect(try written { Output.complain(text, to: $0) } == text + "\n")
    }

    @Test("whoever stops reading is noticed")
    func unheard() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        Output.say("word", to: pipe.fileHandleForWriting)
        #expect(Output.isUnheard)
        #expect(!Output.hasFailed)
    }
}
