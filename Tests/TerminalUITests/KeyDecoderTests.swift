import Testing

@testable import TerminalUI

@Suite("The keyboard")
struct KeyDecoderTests {
    /// The keys of `bytes`, and of what is unfinished when nothing follows.
    private func keys(_ bytes: some Sequence<UInt8>, table: KeyTable = KeyTable([:])) -> [Key] {
        var decoder = KeyDecoder(table: table)
        let keys = bytes.flatMap { decoder.decode($0) }
        return keys + decoder.flush()
    }

    /// What terminals send, and the keys it stands for.
    static let sequences: [(String, [Key])] = [
        ("a漢", [.character("a"), .character("漢")]), ("\r\n\t", [.enter, .newline, .tab]),
        ("\u{1}\u{3}\u{1A}", [.control("a"), .control("c"), .control("z")]),
        ("\u{1F}\u{0}", [.control("_"), .control(" ")]), ("\u{8}\u{7F}", [.backspace, .backspace]),
        ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}b", [.alt("b")]),
        ("\u{1B}\u{1B}\u{1B}", [.escape, .escape, .escape]), ("\u{1B}\u{1B}b", [.escape, .alt("b")]),
        ("\u{1B}é", [.alt("é")]), ("\u{1B}\u{1B}é", [.escape, .alt("é")]), ("\u{1B}\r", [.newline]),
        ("\u{1B}\u{7F}", [.wordBackspace]), ("\u{1B}[", [.alt("[")]), ("\u{1B}\u{1B}[", [.escape, .alt("[")]),
        ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}\u{1B}[D", [.wordLeft]), ("\u{1B}\u{1B}OC", [.wordRight]),
        ("\u{1B}[1;5D", [.wordLeft]), ("\u{1B}[1;3C", [.wordRight]), ("\u{1B}[1;2C", [.right]),
        ("\u{1B}[1;5H\u{1B}[1;5F", [.textStart, .textEnd]), ("\u{1B}[3;5~", [.alt("d")]),
        ("\u{1B}[13;2u", [.newline]), ("\u{1B}[27;2;13~", [.newline]), ("\u{1B}[127;5u", [.wordBackspace]),
        ("\u{1B}[97;5u", [.control("a")]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}OP", [.function(1)]),
        ("\u{1B}OM", [.enter]), ("\u{1B}[[A\u{1B}[[E", [.function(1), .function(5)]),
        ("\u{1B}[3$\u{1B}[7^", [.delete, .textStart]), ("\u{1B}Od", [.wordLeft]),
        ("\u{1B}[24~x", [.function(12), .character("x")]), ("\u{1B}[99;99;99qx", [.unknown, .character("x")]),
        ("\u{1B}[1;99999999999999999999D", [.left]), ("\u{1B}[55555u", [.unknown]),
        ("\u{1B}[<64;10;5M", [.wheel(-3)]), ("\u{1B}[<65;10;5M", [.wheel(3)]), ("\u{1B}[<68;1;1M", [.wheel(-3)]),
        ("\u{1B}[<0;10;5M\u{1B}[<0;10;5m", []), ("\u{1B}[<66;1;1M\u{1B}[<35;1;1M\u{1B}[<;;M", []),
        ("\u{1B}[96;10;5M\u{1B}[97;10;5M\u{1B}[32;1;1M", [.wheel(-3), .wheel(3)]),
        ("\u{1B}[M`!!\u{1B}[Ma*~\u{1B}[M !!x", [.wheel(-3), .wheel(3), .character("x")]),
        ("\u{1B}[200~one\rtwo\u{1B}[A\u{3}\u{1B}[201~x", [.paste("one\ntwo\u{1B}[A\u{3}"), .character("x")]),
        ("\u{1B}[201~", []), ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
        ("\u{1B}[5\u{1B}[A", [.unknown, .up]), ("\u{1B}[5\rx", [.unknown, .enter, .character("x")]),
    ]

    @Test("bytes become the keys they stand for", arguments: sequences)
    func decodes(text: String, expected: [Key]) {
        #expect(keys(text.utf8) == expected)
    }

    @Test(
        "a sequence cut in two at any byte, with less than its patience between, is the same keys", arguments: sequences
    )
    func survivesCuts(text: String, expected: [Key]) {
        let bytes = Array(text.utf8)
        for cut in 1..<max(2, bytes.count) {
            var decoder = KeyDecoder()
            var keys = bytes[..<cut].flatMap { decoder.decode($0) }
            // What the keyboard does at the end of what it could read: it waits, and flushes only what nothing followed.
            if decoder.patience == nil { keys += decoder.flush() }
            keys += bytes[cut...].flatMap { decoder.decode($0) }
            #expect(keys + decoder.flush() == expected, "cut at \(cut)")
        }
    }

    @Test("a lone Escape is waited behind for 25 ms, the middle of a sequence longer, anything whole not at all")
    func isPatient() {
        for (text, patience) in [
            ("\u{1B}", 25), ("\u{1B}[", 25), ("\u{1B}O", 25), ("\u{1B}\u{1B}[", 25), ("\u{1B}[1", 100),
            ("\u{1B}[<64;1", 100), ("\u{1B}[M`", 100), ("a", nil), ("\u{1B}[A", nil), ("\u{1B}[200~ab", nil), ("", nil),
        ] as [(String, Int?)] {
            var decoder = KeyDecoder()
            for byte in text.utf8 { _ = decoder.decode(byte) }
            #expect(decoder.patience == patience, "\(text.debugDescription)")
        }
    }

    @Test("a character that arrives in parts is one key")
    func joinsParts() {
        var decoder = KeyDecoder()
        for (index, byte) in "👍".utf8.enumerated() {
            let keys = decoder.decode(byte) + decoder.flush()
            #expect(keys == (index == 3 ? [.character("👍")] : []))
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
        #expect(keys(bytes) == expected)
    }

    @Test("a sequence without an end takes no more than it must", arguments: ["\u{1B}[", "\u{1B}O", "\u{1B}[<"])
    func endsLongSequences(beginning: String) {
        let found = keys((beginning + String(repeating: "1", count: 200) + "\rab").utf8)
        #expect(found.suffix(3) == [.enter, .character("a"), .character("b")])
    }

    @Test(
        "a paste over the limit is cut at a character, and how much is left out is told",
        arguments: [0, 1, 3, 5, 4_093, 4_094, 4_096, 10_000])
    func limitsPastes(beyond: Int) {
        let most = 10_000
        var decoder = KeyDecoder(mostPastedBytes: most)
        func keys(of text: String) -> [Key] {
            ("\u{1B}[200~" + text + "\u{1B}[201~x").utf8.flatMap { decoder.decode($0) }
        }
        let whole = String(repeating: "a", count: most)
        #expect(keys(of: whole) == [.paste(whole), .character("x")])
        // The last character within the limit has two of its three bytes there.
        let within = String(whole.dropLast(2))
        let found = keys(of: within + "漢" + String(repeating: "b", count: beyond))
        #expect(found == [.paste(within), .pasteCut(3 + beyond), .character("x")])
    }

    @Test("a paste whose end is lost can be ended")
    func endsPaste() {
        var decoder = KeyDecoder()
        for byte in "\u{1B}[200~half".utf8 { _ = decoder.decode(byte) }
        #expect(decoder.isPasting)
        #expect(decoder.endPaste() == [.paste("half")])
        #expect(!decoder.isPasting)
        #expect(decoder.decode(0x61) == [.character("a")])
    }

    @Test("a terminal's own sequences come before the general ones, and what begins like them is not lost")
    func knowsTables() {
        let table = KeyTable([
            Array("\u{1B}[P".utf8): .delete, Array("\u{1B}[11^".utf8): .function(11), Array("\u{1B}A".utf8): .up,
            [0x0A]: .down,
        ])
        #expect(keys("\u{1B}[P".utf8, table: table) == [.delete])
        #expect(keys("\u{1B}[11^\u{1B}[11~".utf8, table: table) == [.function(11), .function(1)])
        #expect(keys("\u{1B}A\u{1B}b".utf8, table: table) == [.up, .alt("b")])
        #expect(keys("\n".utf8, table: table) == [.newline])
    }

    @Test(
        "names of terminfo are keys",
        arguments: [
            ("kcub1", .left), ("kpp", .pageUp), ("kf10", .function(10)), ("kLFT5", .wordLeft), ("kRIT3", .wordRight),
            ("kRIT", .right), ("kUP5", .up), ("kcbt", .backtab), ("kHOM5", .textStart), ("kDC5", .alt("d")),
        ] as [(String, Key)])
    func knowsNames(name: String, key: Key) {
        #expect(KeyNames.all[name] == key)
    }
}
