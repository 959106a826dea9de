import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The home screen")
struct HomeScreenTests {
    @Test("starts what its form shows")
    func starts() throws {
        var screen = HomeScreen.empty()
        screen.press(.right, .tab, .right, .tab, .character("3"), .tab, .right)
        let words = screen.text().joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(words.contains("‹ python › ‹ advanced › ‹ 3 questions › › ‹ 5 min ›"))
        guard case .start(let form) = screen.handle(.enter) else {
            Issue.record("nothing was started")
            return
        }
        #expect(form.role == .python && form.level == .advanced && form.questions == 3 && form.minutes == 5)
    }

    @Test("resumes a paused or active interview and reads one that has ended")
    func opens() {
        var shelf = PastShelf(4)
        var screen = HomeScreen.reading(&shelf)
        for status in [Status.cancelled, .active, .paused, .completed] {
            screen.press(.down)
            let session = shelf.interviews.first { $0.session.status == status }?.session
            #expect(screen.handle(.enter) == session.map { status.isFinal ? .review($0) : .resume($0) })
        }
    }

    @Test("keeps the chosen interview in sight, and moves the list no more than that takes")
    func scrolls() {
        var shelf = PastShelf(100)
        var screen = HomeScreen.reading(&shelf)
        _ = screen.text()
        for number in 0..<60 {
            screen.press(.down)
            #expect(screen.text().contains { $0.contains("› s\(99 - number) ") })
        }
        let before = screen.text()
        screen.press(.up, .up)
        let after = screen.text()
        #expect(zip(before, after).filter { $0 != $1 }.count <= 3, "only the choice has moved")
    }

    @Test("says what it waits for, what failed, and that there is nothing yet")
    func states() throws {
        var screen = HomeScreen.empty(introduction: "Words at the beginning.")
        let request = try screen.nextRequest()
        #expect(screen.text().contains { $0.contains("Looking …") })
        #expect(screen.text().contains { $0.contains("Words at the beginning.") })
        _ = screen.follow { $0.fail("It cannot be reached.", for: request) }
        #expect(screen.text().contains { $0.contains("It cannot be reached. F5 tries again.") })
        screen.press(.function(5))
        let again = try screen.nextRequest()
        _ = screen.follow { $0.take([], for: again) }
        #expect(screen.text().contains { $0.contains("None yet.") })
        guard case .start = screen.handle(.enter) else {
            Issue.record("an interview can be started whatever became of the list")
            return
        }
    }

    @Test("Escape with nothing to take back asks once more, and any other key is an answer to that")
    func leaving() {
        var screen = HomeScreen.empty()
        #expect(screen.handle(.escape) == nil)
        #expect(screen.text().contains { $0.contains("Esc again leaves.") })
        #expect(screen.handle(.right) == nil)
        #expect(!screen.text().contains { $0.contains("Esc again leaves.") })
        #expect(screen.handle(.escape) == nil)
        #expect(screen.handle(.escape) == .quit)
    }

    @Test(
        "the key line always says how to leave, and names past interviews only where there are some",
        arguments: [80, 200])
    func keys(columns: Int) {
        var shelf = PastShelf(3)
        var screen = HomeScreen.reading(&shelf)
        let form = screen.text(columns).last ?? ""
        #expect(form.contains("Esc quit") && form.contains("↓ past interviews"))
        screen.press(.down)
        #expect(screen.text(columns).last?.contains("Esc quit") == true)
        var none = HomeScreen.empty()
        #expect(none.text(columns).last?.contains("past interviews") == false)
    }

    @Test("the field that has the keys is marked by more than its style", arguments: [40, 80, 200])
    func focus(columns: Int) {
        for (tabs, mark) in ["› ‹ java ›", "› ‹ intermediate ›", "› ‹ 50 questions ›", "› ‹ no limit ›"].enumerated() {
            var screen = HomeScreen.empty()
            screen.press(.tab, .tab, .character("5"), .character("0"), .backtab, .backtab)
            for _ in 0..<tabs { screen.press(.tab) }
            let marks = screen.text(columns).joined(separator: "\n").matches(of: #/› ‹ [^›]*›/#).map {
                String($0.output)
            }
            #expect(marks == [mark])
        }
    }

    @Test("only y deletes, and only once it has been said what goes")
    func deletion() throws {
        var shelf = PastShelf(8)
        let session = shelf.interviews[3].session
        for key in [.character("n"), .enter, .escape, .character(" "), .character("d"), .delete, .tab] as [Key] {
            var screen = HomeScreen.reading(&shelf)
            screen.press(.down, .down, .down, .down)
            #expect(screen.handle(.delete) == .examine(shelf.interviews[3]))
            screen.confirmDeletion(of: session, messages: "14 messages", hasFeedback: true)
            #expect(screen.handle(key) == nil, "\(key)")
            #expect(screen.handle(.character("y")) == nil, "the question is gone")
        }
        var screen = HomeScreen.reading(&shelf)
        screen.press(.down, .down, .down, .down)
        #expect(screen.handle(.control("x")) == .examine(shelf.interviews[3]))
        #expect(screen.handle(.character("y")) == nil, "nothing is known yet")
        screen.confirmDeletion(of: shelf.interviews[2].session, messages: "1 message", hasFeedback: false)
        #expect(screen.handle(.character("y")) == nil, "another one's belongings are no answer")
        screen.confirmDeletion(of: session, messages: "14 messages", hasFeedback: true)
        #expect(screen.handle(.character("y")) == .delete(session))
    }

    @Test("a form that has the keys lets no command reach the list")
    func formProtectsList() {
        var shelf = PastShelf(8)
        var screen = HomeScreen.reading(&shelf)
        for key in [.delete, .control("x"), .control("e"), .control("r")] as [Key] {
            #expect(screen.handle(key) == nil, "\(key)")
        }
    }

    @Test("shows results as they become known, and other programs' sessions whatever they hold")
    func rows() {
        var ids = ObjectIDGenerator(seed: 3)
        let foreign = Session(
            id: ids.next(at: Timestamp(milliseconds: 0)), sessionID: "3f2b1c9e-9c1d-4a57-8d3e-0a1b2c3d4e5f\n\u{1B}[2J",
            role: Role(rawValue: "ruby on rails developer"), level: Level(rawValue: ""), status: .active,
            createdAt: Timestamp(milliseconds: 0))
        var shelf = PastShelf([PastShelf.interview(foreign)])
        var screen = HomeScreen.reading(&shelf)
        screen.press(.down)
        #expect(screen.text(200).contains { $0.contains("› 3f2b1c9e-9c1d-4a57-8d3e-0a1b2c3d4e5… ruby on… ") })
        #expect(screen.text(200).contains { $0.contains(" active    …") })
        _ = screen.follow { $0.takeResults([foreign.sessionID: "mentioned 7 of 24"]) }
        #expect(screen.text(200).contains { $0.contains(" active    mentioned 7 of 24 2026-11-24 13:05 12 min") })
        #expect(
            screen.text(40, 12).joined(separator: " ").split(separator: " ").joined(separator: " ").contains(
                "Result mentioned 7 of 24"), "below the list")
    }

    @Test("draws within every size", arguments: [(0, 0), (1, 1), (40, 10), (41, 11), (80, 24), (200, 50)])
    func sizes(columns: Int, rows: Int) {
        var shelf = PastShelf(300)
        var screen = HomeScreen.reading(&shelf, introduction: "Words at the beginning.")
        let size = Size(columns: columns, rows: rows)
        #expect(screen.frame(size).size == size)
        screen.press(.end)
        shelf.serve(&screen)
        if columns >= 40 { #expect(screen.frame(size).text.contains { $0.contains("› s0 ") }) }
        screen.press(.function(1))
        #expect(screen.frame(size).size == size)
    }

    @Test("a long paste does not flood the filter")
    func paste() {
        var shelf = PastShelf(3)
        var screen = HomeScreen.reading(&shelf)
        screen.press(.paste("java\n\u{1B}[31m" + String(repeating: "x", count: 10_000)))
        #expect(screen.past.filter.count == 200)
        #expect(screen.past.filter.hasPrefix("java \u{1B}[31mxx"))
        #expect(!screen.text().joined().contains("\u{1B}"))
    }
}
