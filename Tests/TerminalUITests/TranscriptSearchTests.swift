import Testing

@testable import TerminalUI

@Suite("Searching a transcript")
struct TranscriptSearchTests {
    private func blocks(_ texts: [String], format: TranscriptBlock.Format = .plain) -> [TranscriptBlock] {
        texts.enumerated().map {
            TranscriptBlock(id: $0, label: "You", labelStyle: .candidate, text: $1, format: format)
        }
    }

    private func found(_ words: String, in text: String) -> [String] {
        SearchPattern(words).ranges(in: text).map { range in
            String(decoding: Array(text.utf8)[range], as: UTF8.self)
        }
    }

    @Test(
        "case counts only where the words hold a capital, and blanks are blanks",
        arguments: [
            ("map", "HashMap map MAP", ["Map", "map", "MAP"]), ("Map", "HashMap map MAP", ["Map"]), ("", "abc", []),
            ("a b", "a\nb A\tB a  b", ["a\nb", "A\tB"]), ("aa", "aaaaa", ["aa", "aa"]),
            ("über", "Über ÜBER", ["Über", "ÜBER"]),
            ("Über", "Über über", ["Über"]), ("字", "漢字字", ["字", "字"]), ("x", "", []), ("abc", "ab", []),
            ("ß", "STRASSE straße", ["ß"]), ("i\u{307}", "İx", ["İ"]), ("e", "e\u{301}", ["e"]), ("*", "a * b", ["*"]),
        ])
    func matching(words: String, text: String, expected: [String]) {
        #expect(found(words, in: text) == expected)
    }

    private func search(_ words: String, in blocks: [TranscriptBlock], _ order: TranscriptSearch.Order = .newestFirst)
        -> TranscriptSearch
    {
        var search = TranscriptSearch(order)
        search.look(for: words)
        while !search.isComplete { search.look(through: blocks) }
        return search
    }

    /// The block and the first byte of each match.
    private func places(_ search: TranscriptSearch) -> [[Int]] {
        search.matches.map { [$0.block, $0.range.lowerBound] }
    }

    @Test("matches are counted from the newest back, or from the oldest on")
    func orders() {
        let blocks = blocks(["a xa", "b", "a"])
        #expect(places(search("a", in: blocks)) == [[2, 0], [0, 3], [0, 0]])
        #expect(places(search("a", in: blocks, .oldestFirst)) == [[0, 0], [0, 3], [2, 0]])
        #expect(search("a", in: blocks).count == (1, 3))
        #expect(search("c", in: blocks).count == (0, 0))
    }

    @Test("going on from the last match begins again, in both directions")
    func wrapsAround() {
        var search = search("a", in: blocks(["a", "a", "a"]))
        var numbers: [Int] = []
        for _ in 0..<4 {
            search.goToNext()
            numbers.append(search.count.number)
        }
        search.goToPrevious()
        search.goToPrevious()
        #expect(numbers == [2, 3, 1, 2] && search.count.number == 3)
        var none = self.search("z", in: blocks(["a"]))
        none.goToNext()
        none.goToPrevious()
        #expect(none.current == nil)
    }

    @Test("what is searched is what is shown, not the signs of Markdown")
    func shownText() {
        let text = "**Con**current\n[map](https://a.b)\n\n| head |\n|---|\n| cell |\n\n```\ncode *x*\n```"
        for (words, count) in [("concurrent", 1), ("**", 0), ("cell", 1), ("*x*", 1), ("|", 0), ("```", 0)] {
            #expect(search(words, in: blocks([text], format: .markdown)).matches.count == count, "\(words)")
        }
        #expect(search("**", in: blocks([text], format: .answer)).matches.count == 2)
    }

    @Test("longer words keep the match one stands at, shorter ones go back to the first")
    func typing() {
        let blocks = blocks(["map of maps", "mad map", "man"])
        var search = TranscriptSearch(.newestFirst)
        search.look(for: "ma")
        search.look(through: blocks)
        search.goToNext()
        #expect(search.current?.block == 1 && search.current?.range == 4..<6)
        search.look(for: "map")
        search.look(through: blocks)
        #expect(places(search) == [[1, 4], [0, 7], [0, 0]] && search.count.number == 1)
        search.look(for: "maps")
        search.look(through: blocks)
        #expect(places(search) == [[0, 7]] && search.count.number == 1)
        search.look(for: "ma")
        search.look(through: blocks)
        #expect(search.current?.block == 2 && search.count.matches == 5)
        search.look(for: "")
        search.look(through: blocks)
        #expect(search.matches.isEmpty && search.isComplete)
    }

    @Test("a search can begin in the middle", arguments: [TranscriptSearch.Order.newestFirst, .oldestFirst])
    func beginsInTheMiddle(order: TranscriptSearch.Order) {
        var search = TranscriptSearch(order, from: 1)
        search.look(for: "a")
        search.look(through: blocks(["a", "b a", "a"]))
        #expect(search.current?.block == 1 && search.count == (2, 3))
        var behind = TranscriptSearch(order, from: order == .oldestFirst ? 2 : 0)
        behind.look(for: "b")
        behind.look(through: blocks(["a", "b", "a"]))
        #expect(behind.current?.block == 1)
    }

    @Test("ten thousand messages are looked through in slices, the newest first, and what is added joins the others")
    func slices() {
        var blocks = blocks((0..<10_000).map { "message \($0) " + String(repeating: "word ", count: 20) })
        var search = TranscriptSearch(.newestFirst)
        search.look(for: "message")
        search.look(through: blocks, bytes: 1_000)
        #expect(search.current?.block == 9_999 && (5...20).contains(search.count.matches) && !search.isComplete)
        search.goToNext()
        blocks += self.blocks(["message"])
        search.look(through: blocks, bytes: 1)
        #expect(search.matches.first?.block == 10_000 && search.count.number == 3 && search.current?.block == 9_998)
        search.look(for: "message 1")
        var slices = 0
        while !search.isComplete {
            search.look(through: blocks)
            slices += 1
        }
        #expect(search.count.matches == 1_111 && (5...50).contains(slices))
        #expect(search.matches == search.matches.sorted(by: >))
    }

    @Test("no more matches are gathered than anyone goes through, and longer words find all of theirs")
    func cut() {
        let blocks = blocks(["needle"] + (0..<100).map { _ in String(repeating: "e", count: 1_000) })
        var search = search("e", in: blocks)
        #expect(search.isCut && search.isComplete && search.matches.count == TranscriptSearch.mostMatches)
        #expect(search.current?.block == 100)
        search.look(for: "eedle")
        while !search.isComplete { search.look(through: blocks) }
        #expect(places(search) == [[0, 1]])
    }

    @Test("the last block is left out while it is still being said")
    func leavesOut() {
        var search = TranscriptSearch(.newestFirst)
        search.look(for: "a")
        search.look(through: blocks(["a", "a a"]), upTo: 1)
        #expect(search.count == (1, 1) && search.isComplete)
        search.look(through: blocks(["a", "a a a"]))
        #expect(search.count == (4, 4))
    }
}
