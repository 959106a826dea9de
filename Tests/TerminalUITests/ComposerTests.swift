import Testing

@testable import TerminalUI

@Suite("The composer")
struct ComposerTests {
    /// Types `|` as the caret, presses the keys, and answers with the text and `|` at the caret.
    private func press(_ keys: [Key], in marked: String, columns: Int = 40) -> String {
        var composer = composer(marked)
        for key in keys {
            let isUsed = composer.handle(key, columns: columns)
            #expect(isUsed, "\(key) was not used")
        }
        return shown(composer)
    }

    private func composer(_ marked: String) -> Composer {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        var composer = Composer(text: parts.joined())
        for _ in parts[1...].joined() { _ = composer.handle(.left, columns: 40) }
        return composer
    }

    private func shown(_ composer: Composer) -> String {
        composer.text[..<composer.caret] + "|" + composer.text[composer.caret...]
    }

    @Test(
        "editing keys do as in Emacs",
        arguments: [
            ([.character("a"), .character("漢")], "x|y", "xa漢|y"),
            ([.newline, .control("j")], "x|y", "x\n\n|y"),
            ([.paste("1\r\n2\r3\n4")], "x|y", "x1\n2\n3\n4|y"),
            ([.backspace], "漢字|x", "漢|x"), ([.backspace], "👩‍👩‍👧|", "|"), ([.backspace], "e\u{301}|", "|"),
            ([.backspace, .control("h")], "a|b", "|b"), ([.delete], "a|漢b", "a|b"), ([.control("d")], "a|\nb", "a|b"),
            ([.delete], "ab|", "ab|"),
            ([.left, .control("b")], "a漢b|", "a|漢b"), ([.right, .control("f")], "|👍🏽bc", "👍🏽b|c"),
            ([.left], "|a", "|a"), ([.right], "a|", "a|"),
            ([.wordLeft], "one two, |x", "one |two, x"), ([.alt("b"), .alt("b")], "one two|", "|one two"),
            ([.wordRight], "one| two, x", "one two|, x"), ([.alt("f")], "  añb| ", "  añb |"),
            ([.home], "a\nbc|d", "a\n|bcd"), ([.control("a"), .control("a")], "ab|", "|ab"),
            ([.end], "a|b\nc", "ab|\nc"), ([.control("e")], "ab|\nc", "ab|\nc"),
            ([.control("k")], "a|bc\nd", "a|\nd"), ([.control("k"), .control("k")], "a|bc\nd", "a|d"),
            ([.control("u")], "a\nbc|d", "a\n|d"), ([.control("w")], "one two,x |y", "one |y"),
            ([.alt("d")], "one| two, x", "one|, x"),
            ([.control("k"), .control("a"), .control("y")], "ab|cd", "cd|ab"),
            ([.control("w"), .control("w"), .control("y")], "one two|", "one two|"),
            ([.control("k"), .control("k"), .control("y"), .control("y")], "|a\nb", "a\na\n|b"),
            ([.control("t")], "ab|c", "acb|"), ([.control("t")], "ab|", "ba|"), ([.control("t")], "漢|字", "字漢|"),
            ([.control("t")], "|ab", "|ab"), ([.control("t")], "a|", "a|"),
            ([.character("\u{301}")], "e|x", "e\u{301}|x"),
            ([.control("_")], "ab|", "ab|"),
        ] as [([Key], String, String)])
    func edits(keys: [Key], before: String, after: String) {
        #expect(press(keys, in: before) == after)
    }

    @Test(
        "undo takes back one edit after the other, typing by words",
        arguments: [
            ([.character("a"), .character("b"), .control("_")], "x|", "x|"),
            (
                [
                    .character("a"), .character("b"), .character(" "), .character("c"), .control("_"),
                ], "|", "ab|"
            ),
            ([.character("a"), .left, .character("b"), .control("_")], "|", "|a"),
            ([.backspace, .backspace, .control("_")], "漢字|", "漢|"),
            ([.control("u"), .control("_")], "one 漢|two", "one 漢|two"),
            ([.paste("p\nq"), .control("_")], "a|b", "a|b"),
            ([.control("t"), .control("_")], "ab|", "ab|"),
            ([.control("k"), .control("y"), .control("_"), .control("_")], "a|bc", "a|bc"),
        ] as [([Key], String, String)])
    func undoes(keys: [Key], before: String, after: String) {
        #expect(press(keys, in: before) == after)
    }

    @Test("replacing puts the caret behind and can be undone")
    func replaces() {
        var composer = composer("dr|aft")
        composer.replace(with: "from the editor")
        #expect(shown(composer) == "from the editor|")
        _ = composer.handle(.control("_"), columns: 40)
        #expect(shown(composer) == "dr|aft")
    }

    @Test(
        "up and down move by wrapped line and keep their column",
        arguments: [
            ([.up], "hello\nx\nwor|ld", 40, "hello\nx|\nworld"),
            ([.up, .up], "hello\nx\nwor|ld", 40, "hel|lo\nx\nworld"),
            ([.down], "he|llo\n漢字", 40, "hello\n漢|字"),
            ([.control("p")], "hello wor|ld", 7, "hel|lo world"),
            ([.control("n")], "he|llo world", 7, "hello wo|rld"),
            ([.up, .left, .down], "abc\nabc|", 40, "abc\nab|c"),
        ] as [([Key], String, Int, String)])
    func movesByLine(keys: [Key], before: String, columns: Int, after: String) {
        #expect(press(keys, in: before, columns: columns) == after)
    }

    @Test(
        "keys that are the screen's are left to it",
        arguments: [
            (.enter, "a|"), (.tab, "a|"), (.backtab, "a|"), (.escape, "a|"), (.pageUp, "a|"), (.pageDown, "a|"),
            (.function(1), "a|"), (.unknown, "a|"), (.control("c"), "a|"), (.control("g"), "a|"), (.control("z"), "a|"),
            (.alt("x"), "a|"), (.up, "a|\nb"), (.down, "a\nb|"), (.control("d"), "|"), (.up, "|"),
        ] as [(Key, String)])
    func leavesKeys(key: Key, text: String) {
        var composer = composer(text)
        let before = composer
        let isUsed = composer.handle(key, columns: 40)
        #expect(!isUsed)
        #expect(composer == before)
    }

    @Test("the caret stays within the columns, behind a full line too", arguments: [1, 2, 5, 12])
    func keepsCaretInside(columns: Int) {
        var composer = Composer()
        for character in "one two  漢字 threefourfive \n six" {
            _ = composer.handle(.character(character), columns: columns)
            let wrapped = composer.wrapped(columns: columns)
            #expect(wrapped.place(of: composer.caret).column < max(2, columns))
        }
    }

    @Test("a thousand edits in a paste of 100 kB can be taken back")
    func survivesLargePastes() {
        let pasted = String(repeating: "words and 漢字 ", count: 6_000)
        var composer = Composer(text: "start ")
        _ = composer.handle(.paste(pasted), columns: 80)
        for _ in 0..<500 { _ = composer.handle(.backspace, columns: 80) }
        #expect(composer.text.count == 6 + pasted.count - 500)
        for _ in 0..<501 { _ = composer.handle(.control("_"), columns: 80) }
        #expect(composer.text == "start ")
    }
}
