import InterviewKit
import Testing

@testable import TerminalUI

/// Past interviews as a store would answer with them, and home screens that read them.
struct PastShelf {
    private(set) var interviews: [PastInterview]
    /// How many pages were read.
    private(set) var pages = 0
    private(set) var rows = 0

    /// So many interviews, the newest first: `s0` is the oldest. Their statuses take turns.
    init(_ count: Int, statuses: [Status] = [.completed, .paused, .active, .cancelled]) {
        var ids = ObjectIDGenerator(seed: 2)
        interviews = (0..<count).map { number in
            let moment = Timestamp(milliseconds: 1_700_000_000_000 + Int64(number) * 60_000)
            let session = Session(
                id: ids.next(at: moment), sessionID: "s\(number)", role: Role.all[number % 4],
                level: Level.all[number % 3], status: statuses[number % statuses.count], createdAt: moment)
            return Self.interview(session)
        }.reversed()
    }

    init(_ interviews: [PastInterview]) { self.interviews = interviews }

    static func interview(_ session: Session) -> PastInterview {
        PastInterview(session, date: "2026-11-24 13:05", length: "12 min")
    }

    /// What the store answers to a request.
    mutating func page(_ request: PastList.Request) -> [PastInterview] {
        pages += 1
        let found = interviews.filter { interview in
            request.status.map { $0 == interview.session.status } != false
                && request.after.map(interview.session.position.isBehind) != false
        }
        let page = Array(found.prefix(request.limit))
        rows += page.count
        return page
    }

    /// Reads for the screen until it needs nothing more; first this page, if it has asked for it already.
    mutating func serve(_ screen: inout HomeScreen, _ first: PastList.Request? = nil) {
        var request = first ?? screen.follow()
        while let wanted = request {
            let page = page(wanted)
            request = screen.follow { $0.take(page, for: wanted) }
        }
        while screen.hasMoreToExamine { _ = screen.follow() }
    }

    mutating func remove(_ sessionID: String) { interviews.removeAll { $0.session.sessionID == sessionID } }
    mutating func putFirst(_ interview: PastInterview) { interviews.insert(interview, at: 0) }
}

extension HomeScreen {
    /// One that has read what it needs.
    static func reading(_ shelf: inout PastShelf, introduction: String = "") -> HomeScreen {
        var screen = empty(introduction: introduction)
        shelf.serve(&screen)
        return screen
    }

    static func empty(introduction: String = "") -> HomeScreen {
        HomeScreen(
            title: "this machine   question bank", introduction: introduction,
            form: InterviewForm(questions: 6, minutes: nil, limits: .init(questions: 1...50, minutes: 1...480)))
    }

    /// The session of the list that is chosen.
    var chosenID: String? { focus == .list ? past.chosen?.session.sessionID : nil }

    /// The page that it needs next; a failure of the test where it needs none.
    mutating func nextRequest() throws -> PastList.Request {
        let request = follow()
        return try #require(request)
    }

    mutating func press(_ keys: Key...) { for key in keys { _ = handle(key) } }
    mutating func type(_ text: String) { for character in text { _ = handle(.character(character)) } }

    mutating func text(_ columns: Int = 80, _ rows: Int = 24) -> [String] {
        frame(Size(columns: columns, rows: rows)).text
    }
}
