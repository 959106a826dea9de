import Testing

@testable import TerminalUI

@Suite("The keyboard")
struct KeyDecoderTests {
    /// A decoder that expectations can feed, which changes it.
    private final class Keyboard {
        var decoder = KeyDecoder()

        func decode(_ input: KeyDecoder.Input) -> [Key] { decoder.decode(input) }

        func decode(_ text: String) -> [Key] { text.utf8.flatMap { decoder.decode(.byte($0)) } }

        func flush() -> [Key] { decoder.flush().map { [$0] } ?? [] }
    }

    @Test(
        "bytes become the keys they stand for",
        arguments: [
            ("a漢", [.character("a"), .character("漢")]), ("\r\n\t", [.enter, .newline, .tab]),
            ("\u{1}\u{3}\u{1A}", [.control("a"), .control("c"), .control("z")]),
            ("\u{1F}\u{0}", [.control("_"), .control(" ")]), ("\u{8}\u{7F}", [.backspace, .backspace]),
            ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}b", [.alt("b")]),
            ("\u{1B}é", [.alt("é")]), ("\u{1B}\r", [.newline]), ("\u{1B}\u{7F}", [.control("w")]),
            ("\u{1B}[", [.alt("[")]), ("\u{1B}[1;5D", [.wordLeft]), ("\u{1B}[1;3C", [.wordRight]),
            ("\u{1B}[1;2C", [.right]), ("\u{1B}[13;2u", [.newline]), ("\u{1B}[27;2;13~", [.newline]),
            ("\u{1B}[97;5u", [.control("a")]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}OP", [.function(1)]),
            ("\u{1B}[24~x", [.function(12), .character("x")]), ("\u{1B}[99;99;99qx", [.unknown, .character("x")]),
            ("\u{1B}[1;99999999999999999999D", [.left]), ("\u{1B}[55555u", [.unknown]),
        ] as [(String, [Key])])
    func decodes(text: String, expected: [Key]) {
        let decoder = Keyboard()
        #expect(decoder.decode(text) + decoder.flush() == expected)
    }

    @Test("a character that arrives in parts is one key")
    func joinsParts() {
        let decoder = Keyboard()
        for (index, byte) in "👍".utf8.enumerated() {
            let keys = decoder.decode(.byte(byte))
            #expect(keys == (index == 3 ? [.character("👍")] : []))
            #expect(decoder.flush().isEmpty)
        }
    }

    @Test(
        "bytes that are not UTF-8 become replacement characters and cost nothing else",
        arguments: [
            ([0xFF, 0x61], [.character("\u{FFFD}"), .character("a")]),
            ([0xE6, 0x61], [.character("\u{FFFD}"), .character("a")]),
            ([0xC3, 0x0D], [.character("\u{FFFD}"), .enter]),
            ([0xED, 0xA0, 0x80, 0x61], [.character("\u{FFFD}"), .character("a")]),
        ] as [([UInt8], [Key])])
    func toleratesInvalidBytes(bytes: [UInt8], expected: [Key]) {
        let decoder = Keyboard()
        #expect(bytes.flatMap { decoder.decode(.byte($0)) } == expected)
    }

    @Test("a paste is one key, whatever is in it")
    func collectsPastes() {
        let decoder = Keyboard()
        #expect(decoder.decode(.pasteBegin).isEmpty)
        #expect(decoder.decode("one\rtwo\r\n\u{3}\u{1B}").isEmpty)
        #expect(decoder.flush().isEmpty)
        #expect(decoder.decode(.named("KEY_UP")).isEmpty)
        #expect(decoder.decode("漢").isEmpty)
        #expect(decoder.decode(.pasteEnd) == [.paste("one\ntwo\n\u{3}\u{1B}漢")])
        #expect(decoder.decode("a") == [.character("a")])
        #expect(decoder.decode(.pasteEnd).isEmpty)
    }

    @Test("an enormous paste is cut, not kept")
    func limitsPastes() {
        let decoder = Keyboard()
        _ = decoder.decode(.pasteBegin)
        for _ in 0..<(KeyDecoder.mostPastedBytes + 10) { _ = decoder.decode(.byte(0x61)) }
        guard case .paste(let text) = decoder.decode(.pasteEnd).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyDecoder.mostPastedBytes)
    }

    @Test(
        "names of curses become keys",
        arguments: [
            ("KEY_LEFT", .left), ("KEY_PPAGE", .pageUp), ("KEY_F(10)", .function(10)), ("kLFT5", .wordLeft),
            ("kRIT3", .wordRight), ("kRIT2", .right), ("kUP5", .up), ("KEY_BTAB", .backtab), ("KEY_MOUSE", .unknown),
            ("", .unknown),
        ] as [(String, Key)])
    func knowsNames(name: String, key: Key) {
        let decoder = Keyboard()
        #expect(decoder.decode(.named(name)) == [key])
    }

    @Test("Alt before a named key is that key with Alt")
    func joinsAlt() {
        let decoder = Keyboard()
        #expect(decoder.decode(.byte(0x1B)).isEmpty)
        #expect(decoder.decode(.named("KEY_BACKSPACE")) == [.control("w")])
        #expect(decoder.flush().isEmpty)
    }
}
