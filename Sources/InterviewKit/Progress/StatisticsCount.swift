/// Counts interviews one after the other, in any order, for ``Statistics``.
package struct StatisticsCount: Sendable {
    /// The results of a group on a day, by the day.
    private struct Tally: Sendable {
        var interviews = 0
        var days: [Int: Statistics.Results] = [:]
    }

    private struct PointKey: Hashable, Sendable {
        let topic: String?
        let sentence: String
    }

    private struct PointTally: Sendable {
        var asked = 0
        var places: [Statistics.MissedPoint.Place] = []
    }

    private struct Track: Hashable, Sendable {
        let role: Role
        let level: Level
        let measure: Trend.Measure
    }

    private var interviews = Statistics.Interviews()
    private var minutes = 0.0
    private var total = Statistics.Results()
    private var roles: [String: Tally] = [:]
    private var levels: [String: Tally] = [:]
    private var topics: [String: Tally] = [:]
    private var tracks: [Track: [(date: Timestamp, sessionID: String, value: Double)]] = [:]
    private var points: [PointKey: PointTally] = [:]
    private var days: ClosedRange<Int>?
    private let secondsFromGMT: @Sendable (Timestamp) -> Int

    /// `secondsFromGMT` is the candidate's time zone: which day, week and month an interview falls into.
    package init(secondsFromGMT: @escaping @Sendable (Timestamp) -> Int) { self.secondsFromGMT = secondsFromGMT }

    /// Whether a question was asked in a session; other programs may leave out when.
    package static func isStarted(_ session: Session) -> Bool {
        session.startedAt != nil || session.status == .completed
    }

    /// When a session counts as held.
    package static func date(_ session: Session) -> Timestamp { session.startedAt ?? session.createdAt }

    /// Counts a session with the newest written report on it; one in which nothing was asked does not count at all.
    package mutating func add(_ session: Session, _ report: ReportResults?) {
        guard Self.isStarted(session) else { return }
        interviews.started += 1
        minutes += session.durationMinutes
        switch session.status {
        case .completed: interviews.completed += 1
        case .paused: interviews.paused += 1
        case .cancelled: interviews.cancelled += 1
        case .active: interviews.active += 1
        }
        let questions = (report?.questions ?? []).filter(\.isAssessed)
        let results = questions.map(\.results).reduce(Statistics.Results(), +)
        let date = Self.date(session)
        let day = Period.floor(Int(date.milliseconds / 1000) + secondsFromGMT(date), 86_400)
        roles[session.role.rawValue, default: Tally()].interviews += 1
        levels[session.level.rawValue, default: Tally()].interviews += 1
        guard !results.isEmpty else { return }
        interviews.withResults += 1
        total = total + results
        days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
        roles[session.role.rawValue]?.days[day, default: .init()] += results
        levels[session.level.rawValue]?.days[day, default: .init()] += results
        addTopics(of: questions, day: day)
        addTracks(of: session, results, date: date)
        for question in questions { addPoints(of: question, session.sessionID, date: date) }
    }

    private mutating func addTopics(of questions: [ReportResults.Question], day: Int) {
        for (topic, questions) in Dictionary(grouping: questions, by: \.topic) {
            guard let topic else { continue }
            topics[topic, default: Tally()].interviews += 1
            topics[topic]?.days[day, default: .init()] += questions.map(\.results).reduce(.init(), +)
        }
    }

    private mutating func addTracks(of session: Session, _ results: Statistics.Results, date: Timestamp) {
        let scores = results.scores
        if scores.questions > 0 {
            let track = Track(role: session.role, level: session.level, measure: .score)
            let value = Double(scores.sum) / Double(scores.questions)
            tracks[track, default: []].append((date, session.sessionID, value))
        }
        if let share = results.mentions.share {
            let track = Track(role: session.role, level: session.level, measure: .mentions)
            tracks[track, default: []].append((date, session.sessionID, share))
        }
    }

    private mutating func addPoints(of question: ReportResults.Question, _ sessionID: String, date: Timestamp) {
        for point in question.points {
            let key = PointKey(topic: question.topic, sentence: point.sentence)
            points[key, default: PointTally()].asked += 1
            guard !point.isMade else { continue }
            points[key]?.places.append(.init(sessionID: sessionID, question: question.number, date: date))
        }
    }

    // MARK: What it comes to

    package var statistics: Statistics {
        let length = days.map { Period.length(from: $0.lowerBound, to: $0.upperBound) } ?? .week
        return Statistics(
            interviews: interviews, minutes: minutes, results: total, length: length,
            roles: groups(roles, length).sorted(by: Self.order(Role.all.map(\.rawValue))),
            levels: groups(levels, length).sorted(by: Self.order(Level.all.map(\.rawValue))),
            topics: groups(topics, length).sorted { ($1.interviews, $0.name) < ($0.interviews, $1.name) },
            trends: trends, missed: missed)
    }

    private func groups(_ tallies: [String: Tally], _ length: Period.Length) -> [Statistics.Group] {
        tallies.map { name, tally in
            var periods: [Period: Statistics.Results] = [:]
            for (day, results) in tally.days { periods[Period(length, ofDay: day), default: .init()] += results }
            return Statistics.Group(
                name: name, interviews: tally.interviews, results: periods.values.reduce(.init(), +),
                timeline: timeline(periods, length))
        }
    }

    /// The longest span in which weeks or months without results are listed: another program can have stored any year.
    private static let longestTimeline = 600

    private func timeline(
        _ periods: [Period: Statistics.Results], _ length: Period.Length
    ) -> [Statistics.Point] {
        guard let days, !periods.isEmpty else { return [] }
        let first = Period(length, ofDay: days.lowerBound)
        let last = Period(length, ofDay: days.upperBound)
        guard last.number - first.number < Self.longestTimeline else {
            return periods.map { Statistics.Point(period: $0.key, results: $0.value) }.sorted { $0.period < $1.period }
        }
        return sequence(first: first) { $0 < last ? $0.next : nil }.map {
            Statistics.Point(period: $0, results: periods[$0] ?? .init())
        }
    }

    private static func order(_ names: [String]) -> (Statistics.Group, Statistics.Group) -> Bool {
        { one, other in
            let places = [one, other].map { names.firstIndex(of: $0.name) ?? names.count }
            return (places[0], one.name) < (places[1], other.name)
        }
    }

    private var trends: [Trend] {
        let all = tracks.map { track, values in
            Trend(
                role: track.role, level: track.level, measure: track.measure,
                values: values.sorted { ($0.date, $0.sessionID) < ($1.date, $1.sessionID) }.map(\.value))
        }
        func place(_ trend: Trend) -> (Int, String, Int, String, String) {
            (
                Role.all.firstIndex(of: trend.role) ?? Role.all.count, trend.role.rawValue,
                Level.all.firstIndex(of: trend.level) ?? Level.all.count, trend.level.rawValue,
                trend.measure == .score ? "" : trend.measure.rawValue
            )
        }
        return all.sorted { place($0) < place($1) }
    }

    private var missed: [Statistics.MissedPoint] {
        let all = points.filter { !$0.value.places.isEmpty }.map { key, tally in
            Statistics.MissedPoint(
                sentence: key.sentence, topic: key.topic, missed: tally.places.count, asked: tally.asked,
                places: Array(
                    tally.places.sorted { ($1.date, $1.sessionID, $0.question) < ($0.date, $0.sessionID, $1.question) }
                        .prefix(Statistics.mostPlaces)))
        }
        func newest(_ point: Statistics.MissedPoint) -> Timestamp { point.places.first?.date ?? .init(milliseconds: 0) }
        let sorted = all.sorted { one, other in
            (other.missed, newest(other), one.sentence) < (one.missed, newest(one), other.sentence)
        }
        return Array(sorted.prefix(Statistics.mostMissed))
    }
}

extension ReportResults.Question {
    /// Whether anything is known about the answer.
    var isAssessed: Bool { state == .scored && score != nil || state == .counted }

    /// What the answer comes to, of the kind that it was looked at by.
    var results: Statistics.Results {
        var results = Statistics.Results()
        if state == .scored, let score {
            results.scores = .init(questions: 1, sum: max(0, min(score, 5)))
        } else if state == .counted {
            results.mentions = .init(questions: 1, made: points.count(where: \.isMade), keyPoints: points.count)
        }
        return results
    }
}

extension Statistics.Results {
    static func + (one: Self, other: Self) -> Self {
        Self(
            scores: .init(
                questions: one.scores.questions + other.scores.questions, sum: one.scores.sum + other.scores.sum),
            mentions: .init(
                questions: one.mentions.questions + other.mentions.questions,
                made: one.mentions.made + other.mentions.made,
                keyPoints: one.mentions.keyPoints + other.mentions.keyPoints))
    }

    static func += (one: inout Self, other: Self) { one = one + other }
}
