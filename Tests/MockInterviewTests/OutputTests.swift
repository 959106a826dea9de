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
}
