import Testing

@testable import TerminalUI

@Suite("The transcript")
struct TranscriptViewTests {
    private func block(_ id: Int, _ text: String, note: String? = nil) -> TranscriptBlock {
        TranscriptBlock(id: id, label: "You", labelStyle: .candidate, text: text, note: note)
    }

    /// A view that expectations can draw, which changes it.
    @dynamicMemberLookup
    private final class Screen {
        var view = TranscriptView()

        subscript<Value>(dynamicMember path: KeyPath<TranscriptView, Value>) -> Value { view[keyPath: path] }

        func draw(columns: Int = 80, rows: Int = 7) -> [String] {
            var frame = Frame(size: Size(columns: columns, rows: rows))
            view.draw(into: &frame, rows: 0..<rows)
            return frame.text
        }
    }

    private func screen(_ count: Int) -> Screen {
        let screen = Screen()
        for id in 0..<count { screen.view.append(block(id, "message \(id)")) }
        return screen
    }

    @Test("labels stand to the left where there is room, above where there is not")
    func placesLabels() {
        let screen = Screen()
        screen.view.append(block(0, "one two", note: "cut short"))
        screen.view.append(block(1, "three"))
        #expect(
            screen.draw(columns: 60, rows: 4) == [
                " You          one two  cut short", "", " You          three", "",
            ])
        #expect(
            screen.draw(columns: 40, rows: 6) == [" You", " one two  cut short", "", " You", " three", ""])
        #expect(
            screen.draw(columns: 13, rows: 8) == [" You", " one two", " cut short", "", " You", " three", "", ""])
    }

    @Test("of every block it is told whether its beginning is in sight, wherever one has scrolled", arguments: 2...12)
    func showsBeginnings(rows: Int) throws {
        let screen = screen(9)
        for lines in [0, -1, -1, -3, -4, -90, 1, 2] {
            _ = screen.draw(rows: rows)
            screen.view.scroll(byLines: lines)
            let drawn = screen.draw(rows: rows)
            let row = try #require(drawn.firstIndex { !$0.isEmpty })
            let number = try #require(drawn[row].last.flatMap { Int(String($0)) })
            // All but the first begin with a blank line, and have one of text.
            let top = 2 * number - row
            for id in 0..<9 {
                let isShown = screen.view.showsBeginning(ofBlock: id, columns: 80, rows: rows)
                #expect(isShown == (top..<top + rows).contains(max(0, 2 * id - 1)), "\(id) after \(lines): \(drawn)")
            }
        }
    }

    @Test("new text is followed at the end")
    func followsEnd() {
        let screen = self.screen(3)
        #expect(screen.draw(rows: 3) == [" You          message 1", "", " You          message 2"])
        screen.view.append(block(3, "a"))
        #expect(screen.draw(rows: 3).last == " You          a")
        screen.view.replaceLast(block(3, "a\nb"))
        #expect(screen.draw(rows: 3) == ["", " You          a", "              b"])
        #expect(screen.isAtEnd)
        #expect(!screen.hasNewBelow)
    }

    @Test("scrolled up it stays put while text arrives, and says so")
    func staysPut() {
        let screen = self.screen(50)
        _ = screen.draw()
        screen.view.scroll(byLines: -9)
        let before = screen.draw()
        #expect(!screen.isAtEnd)
        #expect(!screen.hasNewBelow)
        screen.view.append(block(50, "new"))
        for length in 1..<40 {
            screen.view.replaceLast(block(50, String(repeating: "new ", count: length)))
            #expect(screen.draw() == before)
        }
        #expect(screen.hasNewBelow)
        screen.view.scrollToEnd()
        #expect(screen.draw().last?.contains("new") == true)
        #expect(screen.isAtEnd && !screen.hasNewBelow)
    }

    @Test("a reply that grows while its own beginning is read stays put")
    func staysPutWithinTail() {
        let screen = Screen()
        let lines = (0..<40).map { "line \($0)" }
        screen.view.append(block(0, lines.prefix(20).joined(separator: "\n")))
        _ = screen.draw()
        screen.view.scroll(byLines: -6)
        let before = screen.draw()
        for count in 21...40 {
            screen.view.replaceLast(block(0, lines.prefix(count).joined(separator: "\n")))
            #expect(screen.draw() == before)
        }
    }

    @Test("scrolling down past the last line is being at the end, up past the first is the top")
    func stopsAtBothEnds() {
        let screen = self.screen(20)
        let end = screen.draw()
        screen.view.scroll(byLines: -1_000)
        #expect(screen.draw().first == " You          message 0")
        screen.view.scroll(byLines: 3)
        screen.view.scroll(byLines: -3)
        #expect(screen.draw().first == " You          message 0")
        screen.view.scroll(byLines: 1_000)
        #expect(screen.draw() == end)
        #expect(screen.isAtEnd)
        screen.view.scrollToTop()
        #expect(screen.draw().first == " You          message 0")
        for _ in 0..<100 where !screen.isAtEnd { screen.view.scroll(byLines: 1) }
        #expect(screen.draw() == end)
    }

    @Test("every line is reached by scrolling one by one")
    func reachesEveryLine() {
        let screen = self.screen(12)
        var seen: [String] = []
        _ = screen.draw(rows: 3)
        screen.view.scrollToTop()
        while !screen.isAtEnd {
            seen.append(screen.draw(rows: 3)[0])
            screen.view.scroll(byLines: 1)
        }
        seen += screen.draw(rows: 3)
        #expect(seen == (0..<12).flatMap { ["", " You          message \($0)"] }.dropFirst().map { $0 })
    }

    @Test("what fits is at the end whatever is scrolled")
    func alwaysAtEndWhenAllFits() {
        let screen = self.screen(2)
        _ = screen.draw()
        screen.view.scroll(byLines: -3)
        #expect(screen.isAtEnd)
        screen.view.scrollToTop()
        #expect(screen.isAtEnd)
        screen.view.removeAll()
        #expect(screen.draw().allSatisfy { $0.isEmpty })
        screen.view.scroll(byLines: -3)
        #expect(screen.isAtEnd)
    }

    @Test("another width keeps the text at the top, a block gone shorter does no harm")
    func keepsTopAcrossWidths() {
        let screen = Screen()
        let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
        screen.view.append(block(0, words))
        _ = screen.draw(columns: 80)
        screen.view.scroll(byLines: -20)
        let top = screen.draw(columns: 80)[0].split(separator: " ").first ?? ""
        let narrow = screen.draw(columns: 45)[0]
        #expect(narrow.split(separator: " ").contains(top))
        screen.view.replaceLast(block(0, "short"))
        #expect(screen.draw(columns: 45).contains { $0.contains("short") })
    }

    @Test("another width keeps the line at the top in lists, tables and code too", arguments: [0, 17, 30, 44, 58, 70])
    func keepsTopOfMarkdown(scrolled: Int) {
        let items = (0..<20).map { "- item\($0)" }
        let rows = ["| a | b |", "|---|---|"] + (20..<40).map { "| row\($0) | x |" }
        let code = ["```"] + (40..<60).map { "code\($0) " + String(repeating: "wide ", count: 30) } + ["```"]
        let text = [items, rows, code].map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        let screen = Screen()
        screen.view.append(
            TranscriptBlock(id: 0, label: "", labelStyle: .plain, text: text + "\n\nend", format: .markdown))
        screen.view.append(block(1, (0..<60).map { "line \($0)" }.joined(separator: "\n")))
        _ = screen.draw(rows: 5)
        screen.view.scrollToTop()
        screen.view.scroll(byLines: scrolled)
        func top(_ columns: Int) -> Substring? {
            screen.draw(columns: columns, rows: 5)[0].split { !$0.isLetter && !$0.isNumber }.first
        }
        let first = top(80)
        for columns in [40, 61, 25, 200, 80] { #expect(top(columns) == first, "\(columns)") }
    }

    @Test("of 10,000 messages only those seen are laid out")
    func laysOutWhatIsSeen() {
        let screen = self.screen(10_000)
        _ = screen.draw(rows: 40)
        let first = screen.work.layouts
        #expect(first <= 41)
        for _ in 0..<10 { _ = screen.draw(rows: 40) }
        #expect(screen.work.layouts == first)
        screen.view.scroll(byLines: -38)
        _ = screen.draw(rows: 40)
        #expect(screen.work.layouts <= first + 40)
        let paged = screen.work.layouts
        screen.view.scrollToTop()
        _ = screen.draw(rows: 40)
        #expect(screen.work.layouts <= paged + 41)
    }

    @Test("while a reply is streamed only its own block is laid out anew")
    func rewrapsTailOnly() {
        let screen = self.screen(100)
        _ = screen.draw(rows: 20)
        let before = screen.work.layouts
        for length in 1...50 {
            screen.view.replaceLast(block(99, String(repeating: "t", count: length)))
            _ = screen.draw(rows: 20)
        }
        #expect(screen.work.layouts == before + 50)
    }

    @Test("no room is no trouble", arguments: [(0, 0), (1, 1), (3, 2), (80, 0)])
    func toleratesNoRoom(columns: Int, rows: Int) {
        let screen = self.screen(5)
        #expect(screen.draw(columns: columns, rows: rows).count == rows)
        screen.view.scroll(byLines: -1)
        _ = screen.draw(columns: columns, rows: rows)
    }

    @Test("whatever was done in between, what is drawn is what a view that had drawn nothing would draw")
    func drawsWhatThereIs() {
        var dice = SplitMix(seed: 1)
        var view = TranscriptView()
        var columns = 80
        var rows = 0..<8
        for id in 0..<400 {
            switch Int.random(in: 0..<12, using: &dice) {
            case 0...2: view.append(block(id, (0..<5).map { "word \(id) \($0)" }.joined(separator: "\n")))
            case 3: if let last = view.blocks.last { view.replaceLast(block(last.id, last.text + " more")) }
            case 4: view.removeLast()
            case 5: view.scroll(byLines: Int.random(in: -9...9, using: &dice))
            case 6:
                view.append(
                    TranscriptBlock(id: id, label: "You", labelStyle: .candidate, text: Self.code, format: .markdown))
            case 7: view.scroll(sideways: Int.random(in: -8...8, using: &dice))
            case 8: columns = Int.random(in: 30...90, using: &dice)
            case 9: rows = Int.random(in: 0...2, using: &dice)..<Int.random(in: 3...9, using: &dice)
            case 10:
                var search = TranscriptSearch(.newestFirst)
                search.look(for: "word")
                search.look(through: view.blocks, upTo: view.blocks.count)
                view.search = search
            default: view.search = nil
            }
            var drawn = Frame(size: Size(columns: columns, rows: 9))
            view.draw(into: &drawn, rows: rows)
            var again = Frame(size: drawn.size)
            view.draw(into: &again, rows: rows)
            var fresh = view
            // The same search again: what was drawn is not kept over that.
            fresh.search = view.search
            var expected = Frame(size: drawn.size)
            fresh.draw(into: &expected, rows: rows)
            #expect(drawn == expected && again == expected, "after step \(id)")
        }
    }

    private static let code = "```\n" + String(repeating: "let a = 1; ", count: 20) + "\n```"
}
