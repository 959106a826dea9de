import Foundation
import Testing

@testable import TerminalUI

@Suite("Copying to the terminal's clipboard")
struct ClipboardTests {
    @Test("sends the text as base64, so that nothing in it is a control character")
    func encoding() throws {
        for text in [
            "", "a", "ab", "abc", "abcd", "\u{1B}]52;c;evil\u{7}\n漢字 👩‍👩‍👧‍👦", String(repeating: "x", count: 56_244),
        ] {
            let sequence = try ClipboardSequence.sequence(for: text).get()
            let encoded = try #require(sequence.wholeMatch(of: #/\x1B\]52;c;([A-Za-z0-9+/]*=*)\x07/#)).output.1
            #expect(Data(base64Encoded: String(encoded)) == Data(text.utf8))
            #expect(encoded.utf8.count <= 74_994)
        }
    }

    @Test("refuses what terminals would cut off, and says how much they take")
    func bound() {
        let text = String(repeating: "x", count: 56_245)
        #expect(throws: ClipboardSequence.Excess(bytes: 56_245)) { try ClipboardSequence.sequence(for: text).get() }
        #expect(ClipboardSequence.mostBytes == 56_244)
    }
}
