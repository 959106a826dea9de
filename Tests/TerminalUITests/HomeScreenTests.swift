import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The home screen")
struct HomeScreenTests {
    private func sessions(_ count: Int) -> [(session: Session, line: String)] {
        var ids = ObjectIDGenerator(seed: 2)
        return (0..<count).map { number in
            let moment = Timestamp(milliseconds: 1_700_000_000_000 + Int64(number))
            let session = Session(
                id: ids.next(at: moment), sessionID: "s\(number)", role: .python, level: .beginner,
                status: number.isMultiple(of: 2) ? .paused : .completed, createdAt: moment)
            return (session, "s\(number) python")
        }
    }

    @Test("starts the role and level that are shown")
    func starts() {
        var screen = HomeScreen(title: "this machine", introduction: "")
        #expect(screen.handle(.enter) == .start(.java, .intermediate))
        _ = screen.handle(.right)
        _ = screen.handle(.tab)
        #expect(screen.frame(Size(columns: 80, rows: 24)).text[2].contains("‹ python ›   ‹ advanced ›"))
        #expect(screen.handle(.enter) == .start(.python, .advanced))
        _ = screen.handle(.left)
        _ = screen.handle(.left)
        _ = screen.handle(.backtab)
        #expect(screen.handle(.enter) == .start(.aiGenAI, .intermediate))
    }

    @Test("resumes a paused interview and reads one that has ended")
    func opens() {
        var screen = HomeScreen(title: "this machine", introduction: "")
        let past = sessions(2)
        screen.past = .loaded(heading: "Session", past)
        _ = screen.handle(.down)
        #expect(screen.handle(.enter) == .resume(past[0].session))
        _ = screen.handle(.down)
        #expect(screen.handle(.enter) == .read(past[1].session))
        _ = screen.handle(.down)
        #expect(screen.handle(.enter) == .read(past[1].session))
    }

    @Test("keeps the chosen interview in sight in a long list")
    func scrolls() {
        var screen = HomeScreen(title: "this machine", introduction: "")
        screen.past = .loaded(heading: "Session", sessions(100))
        for _ in 0..<60 { _ = screen.handle(.down) }
        let rows = screen.frame(Size(columns: 80, rows: 24)).text
        #expect(rows.contains { $0.contains("› s59 python") })
        _ = screen.handle(.end)
        #expect(screen.frame(Size(columns: 80, rows: 24)).text.contains { $0.contains("› s99 python") })
    }

    @Test("says what it waits for, what failed, and that there is nothing yet")
    func states() {
        var screen = HomeScreen(title: "MongoDB", introduction: "Words at the beginning.")
        func shown() -> String { screen.frame(Size(columns: 80, rows: 24)).text.joined(separator: "\n") }
        #expect(shown().contains("Looking …"))
        screen.past = .failed("It cannot be reached.")
        #expect(shown().contains("It cannot be reached."))
        screen.past = .loaded(heading: "Session", [])
        #expect(shown().contains("None yet."))
        #expect(shown().contains("Words at the beginning."))
        #expect(screen.handle(.enter) == .start(.java, .intermediate))
    }

    @Test("draws within every size", arguments: [(0, 0), (1, 1), (40, 10), (80, 24), (200, 50)])
    func sizes(columns: Int, rows: Int) {
        var screen = HomeScreen(title: "MongoDB   a model with a very long name", introduction: "Words.")
        screen.past = .loaded(heading: "Session", sessions(30))
        #expect(screen.frame(Size(columns: columns, rows: rows)).size == Size(columns: columns, rows: rows))
    }
}
