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
            ([.control("_")], "ab|", "ab|"), ([.alt("_")], "ab|", "ab|"), ([.alt("y")], "ab|", "ab|"),
            ([.wordBackspace], "one two,x |y", "one two,|y"), ([.wordBackspace, .wordBackspace], "one two|", "|"),
            ([.textStart], "a\nb|c", "|a\nbc"), ([.textEnd], "a|\nbc", "a\nbc|"),
            ([.alt("u"), .alt("l")], "o|ne TWO x", "oNE two| x"), ([.alt("c")], "a| «élan VITAL", "a «Élan| VITAL"),
            ([.alt("u")], "straße|", "straße|"), ([.alt("u")], "|straße", "STRASSE|"),
        ] as [([Key], String, String)])
    func edits(keys: [Key], before: String, after: String) {
        #expect(press(keys, in: before) == after)
    }

    @Test(
        "Alt-Y puts the kill before in place of the one just yanked, in a circle",
        arguments: [
            ([.control("y")], "|", "three|"), ([.control("y"), .alt("y")], "|", "two|"),
            ([.control("y"), .alt("y"), .alt("y")], "|", "one|"),
            ([.control("y"), .alt("y"), .alt("y"), .alt("y")], "|", "three|"),
            ([.control("y"), .left, .alt("y")], "|", "thre|e"),
            ([.control("y"), .alt("y"), .control("y")], "|", "twotwo|"),
            ([.control("y"), .alt("y"), .control("_")], "a|b", "athree|b"),
        ] as [([Key], String, String)])
    func rotatesKills(keys: [Key], before: String, after: String) {
        let kills: [Key] = ["one", "two", "three"].flatMap { [.paste($0), .control("u"), .right] }
        var composer = Composer()
        for key in kills + [.paste(before.replacing("|", with: ""))] { _ = composer.handle(key, columns: 40) }
        if before.hasSuffix("b") { _ = composer.handle(.left, columns: 40) }
        for key in keys { _ = composer.handle(key, columns: 40) }
        #expect(shown(composer) == after)
    }

    @Test("a yank that took in the accent behind it is replaced without the accent")
    func rotatesJoinedKills() {
        var composer = Composer(text: "b")
        _ = composer.handle(.control("u"), columns: 40)
        for key: Key in [.character("e"), .left, .control("k")] { _ = composer.handle(key, columns: 40) }
        composer = Composer(text: "\u{301}x").takingKills(of: composer)
        for key: Key in [.textStart, .control("y")] { _ = composer.handle(key, columns: 40) }
        #expect(composer.text == "e\u{301}x")
        _ = composer.handle(.alt("y"), columns: 40)
        #expect(composer.text == "b\u{301}x")
    }

    @Test("60 kills are kept")
    func limitsKills() {
        var ring = KillRing()
        for number in 1...70 { ring.take("\(number)", isJoined: false, isBackward: false) }
        #expect(ring.current == "70")
        ring.turn()
        #expect(ring.current == "69")
        for _ in 1..<59 { ring.turn() }
        #expect(ring.current == "11")
        ring.turn()
        #expect(ring.current == "70")
    }

    @Test(
        "redo does again what was undone, until something else is done",
        arguments: [
            ([.control("_")], "one|"), ([.control("_"), .alt("_")], "one two|"),
            ([.control("_"), .control("_"), .alt("_")], "one|"),
            ([.control("_"), .control("_"), .alt("_"), .alt("_"), .alt("_")], "one two|"),
            ([.control("_"), .alt("_"), .control("_")], "one|"),
            ([.control("_"), .character("x"), .alt("_")], "onex|"),
            ([.control("u"), .control("_"), .alt("_")], "|"), ([.control("u"), .control("_")], "one two|"),
            ([.control("w"), .control("_"), .left, .alt("_")], "one |"),
        ] as [([Key], String)])
    func redoes(keys: [Key], after: String) {
        var composer = Composer()
        for key in [.paste("one"), .paste(" two")] + keys { _ = composer.handle(key, columns: 40) }
        #expect(shown(composer) == after)
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
            (.alt("p"), "a|"), (.alt("n"), "a|"), (.pasteCut(3), "a|"), (.wheel(3), "a|"),
        ] as [(Key, String)])
    func leavesKeys(key: Key, text: String) {
        var composer = composer(text)
        let before = shown(composer)
        let isUsed = composer.handle(key, columns: 40)
        #expect(!isUsed)
        #expect(shown(composer) == before)
    }

    @Test("the caret stays within the columns, behind a full line too", arguments: [1, 2, 5, 12])
    func keepsCaretInside(columns: Int) {
        var composer = Composer()
        for character in "one two  漢字 threefourfive \n six" {
            _ = composer.handle(.character(character), columns: columns)
            let lines = composer.wrap(columns: columns)
            #expect(composer.caretPlace.column < max(2, columns))
            #expect(composer.caretPlace.row < lines)
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

    @Test(
        "counts the words between blanks",
        arguments: [
            ("", 0), (" \n\t ", 0), ("one", 1), (" one, two\nthree ", 3), ("漢字 e\u{301}", 2), ("a\tb", 2),
        ] as [(String, Int)])
    func countsWords(text: String, words: Int) {
        var composer = Composer()
        _ = composer.handle(.paste(text), columns: 40)
        #expect(composer.words == words)
        #expect(Composer(text: text).words == words)
        _ = composer.handle(.control("_"), columns: 40)
        #expect(composer.words == 0)
    }

    @Test("line ends of other systems become newlines wherever a text comes from")
    func takesLineEnds() {
        var composer = Composer(text: "a\r\nb\rc")
        #expect(composer.text.utf8.elementsEqual("a\nb\nc".utf8))
        composer.replace(with: "d\r\ne")
        #expect(composer.text.utf8.elementsEqual("d\ne".utf8))
    }
}
