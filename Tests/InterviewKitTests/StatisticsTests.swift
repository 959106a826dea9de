import Testing

@testable import InterviewKit

@Suite("What past interviews come to")
struct StatisticsTests {
    private typealias Question = ReportResults.Question

    /// 2026-11-02T12:00:00Z, a Monday.
    private static let monday = Timestamp(milliseconds: 1_793_620_800_000)

    private static func session(
        _ name: String, day: Int = 0, role: Role = .java, level: Level = .beginner, status: Status = .completed,
        minutes: Double = 30, isStarted: Bool = true
    ) -> Session {
        let moment = monday.advanced(byMilliseconds: Int64(day) * 86_400_000)
        var ids = ObjectIDGenerator(seed: 1)
        return Session(
            id: ids.next(at: moment), sessionID: name, role: role, level: level, status: status, createdAt: moment,
            startedAt: isStarted ? moment : nil, durationMinutes: minutes)
    }

    private static func report(_ name: String, _ questions: [Question]) -> ReportResults {
        var ids = ObjectIDGenerator(seed: 2)
        return ReportResults(sessionID: name, createdAt: monday, id: ids.next(at: monday), questions: questions)
    }

    private static func scored(
        _ score: Int, _ topic: String = "locks", number: Int = 1, missing: [String] = []
    ) -> Question {
        Question(
            number: number, topic: topic, state: .scored, score: score,
            points: [.init("It is made.", isMade: true)] + missing.map { .init($0, isMade: false) })
    }

    private static func counted(_ made: Int, of total: Int, _ topic: String = "locks", number: Int = 1) -> Question {
        Question(
            number: number, topic: topic, state: .counted,
            points: (0..<total).map { .init("Point \($0).", isMade: $0 < made) })
    }

    private static func statistics(_ interviews: [(Session, [Question]?)]) -> Statistics {
        var count = StatisticsCount { _ in 0 }
        for (session, questions) in interviews {
            count.add(session, questions.map { report(session.sessionID, $0) })
        }
        return count.statistics
    }

    @Test("interviews and minutes are those in which a question was asked, by what became of them")
    func interviews() {
        let found = Self.statistics([
            (Self.session("a", minutes: 30), nil), (Self.session("b", status: .paused, minutes: 15.5), nil),
            (Self.session("c", status: .cancelled, minutes: 4), nil),
            (Self.session("d", status: .active, minutes: 1), nil),
            (Self.session("unasked", status: .active, minutes: 90, isStarted: false), nil),
            // Another program may leave out when it began.
            (Self.session("foreign", minutes: 10, isStarted: false), nil),
        ])
        #expect(
            found.interviews
                == .init(started: 5, completed: 2, paused: 1, cancelled: 1, active: 1, withResults: 0))
        #expect(found.minutes == 60.5)
        #expect(found.results.isEmpty && found.topics.isEmpty && found.trends.isEmpty && found.missed.isEmpty)
        #expect(found.roles.map(\.name) == ["java"] && found.roles[0].timeline.isEmpty)
    }

    @Test(
        "scores and mentions stay apart, in one interview too, and what is not known or not answered counts in neither")
    func apart() {
        let rest = [FeedbackReport.State.notAssessed, .skipped, .unanswered].enumerated().map { place, state in
            Question(
                number: 4 + place, topic: "locks", state: state, points: [.init("Never looked for.", isMade: false)])
        }
        let found = Self.statistics([
            (Self.session("a"), [Self.scored(4), Self.scored(1, number: 2), Self.counted(1, of: 4, number: 3)] + rest),
            (Self.session("b"), [Self.counted(2, of: 2)]),
        ])
        #expect(found.results.scores == .init(questions: 2, sum: 5) && found.results.scores.mean == 2.5)
        #expect(found.results.mentions == .init(questions: 2, made: 3, keyPoints: 6))
        #expect(found.results.mentions.share == 0.5)
        #expect(found.interviews.withResults == 2)
        #expect(!found.missed.contains { $0.sentence == "Never looked for." })
        let unknown = Self.statistics([(Self.session("c"), rest)])
        #expect(unknown.results.isEmpty && unknown.interviews.withResults == 0 && unknown.missed.isEmpty)
    }

    @Test("roles and levels stand in the program's order, topics by how often they came up, each week in its place")
    func groups() {
        let found = Self.statistics([
            (Self.session("a", day: 0, role: .python, level: .advanced), [Self.scored(2, "lists")]),
            (Self.session("b", day: 6, role: .java), [Self.scored(3, "locks"), Self.scored(4, "lists", number: 2)]),
            (Self.session("c", day: 21, role: .java), [Self.scored(5, "locks")]),
            (Self.session("d", day: 22, role: Role(rawValue: "cobol"), level: .advanced), [Self.scored(1, "lists")]),
        ])
        #expect(found.roles.map(\.name) == ["java", "python", "cobol"])
        #expect(found.levels.map(\.name) == ["beginner", "advanced"])
        #expect(found.topics.map(\.name) == ["lists", "locks"] && found.topics.map(\.interviews) == [3, 2])
        #expect(found.length == .week)
        let java = found.roles[0]
        #expect(java.results.scores == .init(questions: 3, sum: 12) && java.interviews == 2)
        #expect(java.timeline.map(\.period.name) == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"])
        #expect(java.timeline.map(\.results.scores.mean) == [3.5, nil, nil, 5])
        #expect(found.roles[1].timeline.map(\.results.scores.mean) == [2, nil, nil, nil])
    }

    @Test("a span of more than half a year is told by month, and an absurd one lists no empty months")
    func months() {
        let found = Self.statistics([
            (Self.session("a", day: 0), [Self.scored(2)]), (Self.session("b", day: 183), [Self.scored(3)]),
        ])
        #expect(found.length == .month)
        #expect(found.roles[0].timeline.map(\.period.name).first == "2026-11")
        #expect(found.roles[0].timeline.map(\.period.name).last == "2027-05")
        #expect(found.roles[0].timeline.count == 7)
        let absurd = Self.statistics([
            (Self.session("a", day: 0), [Self.scored(2)]), (Self.session("b", day: 90_000_000), [Self.scored(3)]),
        ])
        #expect(absurd.roles[0].timeline.count == 2)
    }

    @Test("an interview at night falls into the day of the candidate's time zone")
    func timeZone() {
        for (seconds, week) in [(0, "2026-W45"), (-13 * 3600, "2026-W44"), (12 * 3600, "2026-W45")] {
            var count = StatisticsCount { _ in seconds }
            count.add(Self.session("a"), Self.report("a", [Self.scored(2)]))
            #expect(count.statistics.roles[0].timeline.map(\.period.name) == [week])
        }
    }

    @Test(
        "weeks are ISO 8601's, also where years meet",
        arguments: [
            (2020, 12, 31, "2020-W53"), (2021, 1, 3, "2020-W53"), (2021, 1, 4, "2021-W01"), (2024, 12, 30, "2025-W01"),
            (2026, 1, 1, "2026-W01"), (1970, 1, 1, "1970-W01"), (1969, 12, 28, "1969-W52"), (2000, 2, 29, "2000-W09"),
        ])
    func weeks(year: Int, month: Int, day: Int, name: String) {
        #expect(Period(.week, ofDay: Period.day(year: year, month: month, day: day)).name == name)
        let month = month < 10 ? "0\(month)" : "\(month)"
        #expect(
            Period(.month, ofDay: Period.day(year: year, month: Int(month) ?? 0, day: day)).name == "\(year)-\(month)")
    }

    @Test(
        "a trend compares the earlier half with the later, and below three interviews says that it cannot tell",
        arguments: [
            ([3.0], Trend.Direction.tooFew, nil, nil), ([1, 5], .tooFew, nil, nil), ([1, 5, 1.5], .up, 1, 1.5),
            ([2, 2, 2.4, 2.4], .steady, 2, 2.4), ([4, 3, 5, 2, 3], .down, 3.5, 2.5), ([3, 3, 3], .steady, 3, 3),
        ] as [([Double], Trend.Direction, Double?, Double?)])
    func trend(values: [Double], direction: Trend.Direction, earlier: Double?, later: Double?) {
        let trend = Trend(role: .java, level: .beginner, measure: .score, values: values)
        #expect(trend.direction == direction && trend.earlier == earlier && trend.later == later)
        #expect(trend.interviews == values.count)
    }

    @Test("only interviews for one role at one level are compared, oldest first, and by one measure")
    func comparable() {
        let found = Self.statistics([
            (Self.session("c", day: 9), [Self.scored(5)]), (Self.session("a", day: 1), [Self.scored(1)]),
            (Self.session("b", day: 5), [Self.scored(3)]),
            (Self.session("d", day: 6, level: .advanced), [Self.scored(0)]),
            (Self.session("e", day: 7), [Self.counted(1, of: 4)]),
            (Self.session("f", day: 8), [Self.counted(4, of: 4)]),
        ])
        #expect(found.trends.map(\.measure) == [.score, .mentions, .score])
        #expect(found.trends.map(\.level) == [.beginner, .beginner, .advanced])
        #expect(found.trends.map(\.interviews) == [3, 2, 1])
        #expect(found.trends.map(\.direction) == [.up, .tooFew, .tooFew])
        #expect(found.trends[0].earlier == 1 && found.trends[0].later == 5)
    }

    @Test("the key points missed most come first, each with where it was missed, the newest first")
    func missed() {
        let found = Self.statistics([
            (
                Self.session("a", day: 1),
                [Self.scored(2, missing: ["Once."]), Self.scored(2, number: 2, missing: ["Twice."])]
            ),
            (Self.session("b", day: 3), [Self.scored(2, number: 4, missing: ["Twice."])]),
            // The same words in another topic are another key point.
            (Self.session("c", day: 2), [Self.scored(2, "lists", missing: ["Twice."])]),
        ])
        #expect(found.missed.map(\.sentence) == ["Twice.", "Twice.", "Once."])
        #expect(found.missed.map(\.topic) == ["locks", "lists", "locks"])
        #expect(found.missed.map(\.missed) == [2, 1, 1] && found.missed.map(\.asked) == [2, 1, 1])
        #expect(found.missed[0].places.map(\.sessionID) == ["b", "a"])
        #expect(found.missed[0].places.map(\.question) == [4, 2])
        #expect(found.missed[0].places[0].date == Self.monday.advanced(byMilliseconds: 3 * 86_400_000))
        let often = Self.statistics(
            (0..<30).map { (Self.session("s\($0)", day: $0), [Self.scored(1, missing: ["Always."])]) })
        #expect(often.missed[0].missed == 30 && often.missed[0].places.count == Statistics.mostPlaces)
        #expect(often.missed[0].places[0].sessionID == "s29")
    }

    @Test("it is the same in whatever order the interviews are read")
    func order() {
        let interviews: [(Session, [Question]?)] = (0..<24).map { number in
            let questions = [
                Self.scored(number % 6, ["locks", "lists"][number % 2], missing: ["Point \(number % 5)."]),
                Self.counted(number % 3, of: 3, number: 2),
            ]
            return (
                Self.session("s\(number)", day: number * 3, role: Role.all[number % 4], level: Level.all[number % 3]),
                questions
            )
        }
        let first = Self.statistics(interviews)
        for _ in 0..<10 { #expect(Self.statistics(interviews.shuffled()) == first) }
        #expect(first.results.scores.questions == 24)
    }
}
