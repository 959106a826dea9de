import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The list of past interviews")
struct PastListTests {
    @Test("reads no more of many thousand interviews than is in sight")
    func pages() {
        var shelf = PastShelf(30_000)
        var screen = HomeScreen.reading(&shelf)
        #expect(shelf.pages == 1 && shelf.rows == 100)
        for _ in 0..<40 { screen.press(.down) }
        shelf.serve(&screen)
        #expect(shelf.pages == 1)
        for _ in 0..<40 { screen.press(.down) }
        shelf.serve(&screen)
        #expect(shelf.pages == 2 && shelf.rows == 200)
        #expect(screen.chosenID == "s29920")
    }

    @Test("goes to the oldest one by End, however far that is")
    func end() {
        var shelf = PastShelf(8_000)
        var screen = HomeScreen.reading(&shelf)
        screen.press(.end)
        shelf.serve(&screen)
        #expect(screen.chosenID == "s0")
        #expect(shelf.rows == 8_000)
        screen.press(.pageUp)
        #expect(screen.chosenID == "s19")
        #expect(screen.text().contains { $0.contains("8000") })
    }

    @Test("a key while End is still reading leaves the choice where it is then")
    func endInterrupted() throws {
        var shelf = PastShelf(5_000)
        var screen = HomeScreen.reading(&shelf)
        screen.press(.end)
        let request = try screen.nextRequest()
        #expect(request.limit == 1000)
        screen.press(.up)
        let chosen = screen.chosenID
        #expect(chosen == "s4901")
        _ = screen.follow { [page = shelf.page(request)] in $0.take(page, for: request) }
        #expect(screen.chosenID == chosen)
    }

    @Test("finds by every word, in the id, the role, the level, the status and the date, whatever the case")
    func filter() {
        var shelf = PastShelf(5_000)
        for (words, count) in [
            ("s4321", 1), ("PYTHON beginner", 416), ("paused", 1250), ("2026-11-24", 5000), ("java python", 0),
            ("  python   s12 ", 28), ("ai-genai cancelled", 1250),
        ] {
            var screen = HomeScreen.reading(&shelf)
            screen.type(words)
            screen.press(.end)
            shelf.serve(&screen)
            #expect(screen.past.matches.count == count, "\(words)")
            #expect(screen.past.isComplete)
        }
    }

    @Test("typing waits for no page: what was found so far is shown, and that it is still looking")
    func looking() throws {
        var shelf = PastShelf(3_000)
        var screen = HomeScreen.reading(&shelf)
        screen.type("s28")
        let request = try screen.nextRequest()
        #expect(screen.text().contains { $0.contains("0 so far, looking …") })
        screen.type("99")
        #expect(screen.follow() == nil, "one page at a time is read")
        #expect(screen.text().contains { $0.contains("› s2899") && $0.contains("0 so far, looking …") })
        let next = screen.follow { [page = shelf.page(request)] in $0.take(page, for: request) }
        #expect(screen.chosenID == "s2899")
        #expect(screen.text().contains { $0.contains("1 so far, looking …") })
        shelf.serve(&screen, next)
        #expect(screen.text().contains { $0.contains("1 found") })
    }

    @Test("a filter that was taken back shows everything again")
    func filterGone() {
        var shelf = PastShelf(50)
        var screen = HomeScreen.reading(&shelf)
        screen.type("nothing has this")
        shelf.serve(&screen)
        #expect(screen.text().contains { $0.contains("None has these words; Esc takes them back.") })
        screen.press(.escape, .end)
        shelf.serve(&screen)
        #expect(screen.past.matches.count == 50)
    }

    @Test("a status is asked of the store, and a page of another status that comes late does not count")
    func status() throws {
        var shelf = PastShelf(400)
        var screen = HomeScreen.empty()
        let late = try screen.nextRequest()
        screen.press(.down, .tab, .tab)
        let request = try screen.nextRequest()
        #expect(late.status == nil && request.status == .paused)
        _ = screen.follow { [page = shelf.page(late)] in $0.take(page, for: late) }
        #expect(screen.past.loaded.isEmpty)
        _ = screen.follow { [page = shelf.page(request)] in $0.take(page, for: request) }
        #expect(screen.past.loaded.allSatisfy { $0.session.status == .paused } && !screen.past.loaded.isEmpty)
    }

    @Test("the choice stays on its session when the list is read again, wherever that is then")
    func reload() {
        var shelf = PastShelf(1_000)
        var screen = HomeScreen.reading(&shelf)
        for _ in 0..<150 {
            screen.press(.down)
            shelf.serve(&screen)
        }
        let chosen = screen.chosenID
        #expect(chosen == "s850")
        shelf.putFirst(PastShelf(1_001).interviews[0])
        screen.reload()
        #expect(screen.chosenID == chosen, "the old list stays until the new one is there")
        shelf.serve(&screen)
        #expect(screen.chosenID == chosen)
        #expect(screen.past.selected == 150)
        shelf.remove("s850")
        screen.reload()
        shelf.serve(&screen)
        #expect(screen.chosenID == "s849", "the one in its place")
    }

    @Test("after an interview the list shows it, and has it chosen")
    func afterInterview() {
        var shelf = PastShelf(10)
        var screen = HomeScreen.reading(&shelf)
        shelf.putFirst(PastShelf(11).interviews[0])
        screen.reload(choosing: "s10")
        shelf.serve(&screen)
        #expect(screen.chosenID == "s10")
    }

    @Test("a deleted session leaves the list, and the next one is chosen", arguments: ["", "java"])
    func remove(filter: String) {
        var shelf = PastShelf(40)
        var screen = HomeScreen.reading(&shelf)
        screen.type(filter)
        screen.press(.down, .down, .down)
        shelf.serve(&screen)
        let before = screen.past.matches.map { screen.past.loaded[$0].session.sessionID }
        let place = screen.past.selected
        _ = screen.follow { $0.remove(before[place]) }
        let after = screen.past.matches.map { screen.past.loaded[$0].session.sessionID }
        #expect(after == before.filter { $0 != before[place] })
        #expect(screen.chosenID == after[place])
    }

    @Test("a page that cannot be read is said, the rest stays, and F5 tries again")
    func failure() throws {
        var shelf = PastShelf(300)
        var screen = HomeScreen.reading(&shelf)
        screen.press(.end)
        let request = try screen.nextRequest()
        _ = screen.follow { $0.fail("It cannot be reached.", for: request) }
        #expect(screen.follow() == nil, "nothing is asked for again by itself")
        #expect(screen.past.loaded.count == 100)
        #expect(screen.text().contains { $0.contains("It cannot be reached. F5 tries again.") })
        screen.press(.function(5))
        shelf.serve(&screen)
        #expect(!screen.text().contains { $0.contains("It cannot be reached.") })
    }

    @Test("asks for the figures of what is in sight, each once, and for none while it runs to the end")
    func results() throws {
        var shelf = PastShelf(3_000)
        var screen = HomeScreen.reading(&shelf)
        _ = screen.text()
        let rows = screen.listRows
        let first = screen.followResults()
        #expect(first == (0..<3 * rows).map { "s\(2999 - $0)" })
        #expect(screen.followResults() == [])
        for _ in 0..<rows { screen.press(.down) }
        _ = screen.text()
        #expect(screen.followResults() == [], "these were read with the first")
        screen.press(.end)
        let next = screen.follow()
        #expect(screen.followResults() == [])
        shelf.serve(&screen, next)
        _ = screen.text()
        let last = screen.followResults()
        #expect(last == (0..<screen.listRows).map { "s\(screen.listRows - 1 - $0)" })
        screen.press(.function(5))
        shelf.serve(&screen)
        _ = screen.text()
        let again = screen.followResults()
        #expect(again == last, "a list that is read again may have new ones")
    }
}
