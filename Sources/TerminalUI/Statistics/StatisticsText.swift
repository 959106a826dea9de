package import InterviewKit

/// Statistics as lines of text, no wider than a terminal: for the screen, for a shell and for a pipe.
package struct StatisticsText: Sendable {
    /// A line and what it is.
    package struct Line: Hashable, Sendable {
        package let text: String
        package let style: Style

        init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    let statistics: Statistics
    let columns: Int
    let gauge: Gauge
    /// A day as it is written for the candidate.
    let day: @Sendable (Timestamp) -> String

    private static let leastColumns = 30
    /// How many topics and missed points are shown.
    static let mostTopics = 12
    private static let mostMissed = 10
    private static let mostPlaces = 3

    package init(
        _ statistics: Statistics, columns: Int, gauge: Gauge, day: @escaping @Sendable (Timestamp) -> String
    ) {
        self.statistics = statistics
        self.columns = max(Self.leastColumns, columns)
        self.gauge = gauge
        self.day = day
    }

    package var lines: [Line] {
        var parts = [summary]
        parts += tables("Role", statistics.roles) { Role(rawValue: $0).name }
        parts += tables("Level", statistics.levels) { $0.topicHeading }
        parts += tables("Topic", statistics.topics, most: Self.mostTopics) { $0.topicHeading }
        if !statistics.trends.isEmpty { parts.append(trends) }
        if !statistics.missed.isEmpty { parts.append(missed) }
        return Array(parts.joined(separator: [Line("")]))
    }

    // MARK: The whole

    private var summary: [Line] {
        let interviews = statistics.interviews
        let others = [
            (interviews.active, "active"), (interviews.paused, "paused"), (interviews.cancelled, "cancelled"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let rest = others.isEmpty ? "" : " (\(others.joined(separator: ", ")))"
        let hours = Self.decimal(statistics.minutes / 60)
        var sentences = [
            "\(Self.count(interviews.started, "interview")) started, \(interviews.completed) completed\(rest); "
                + "\(hours) \(hours == "1.0" ? "hour" : "hours") practised."
        ]
        let (scores, mentions) = (statistics.results.scores, statistics.results.mentions)
        if let mean = scores.mean {
            sentences.append(
                "Judged by a model: \(mean) of 5, the mean of \(Self.count(scores.questions, "answer")).")
        }
        if mentions.questions > 0 {
            sentences.append(
                "Without a model: mentioned \(mentions.made) of \(Self.count(mentions.keyPoints, "key point")) in "
                    + "\(Self.count(mentions.questions, "answer")).")
        }
        if statistics.results.isEmpty {
            sentences.append("No answer has a result yet: results come with the feedback on a completed interview.")
        }
        return sentences.flatMap { wrapped($0) }
    }

    // MARK: Trends

    private var trends: [Line] {
        wrapped("Trend, from the earlier to the later half of the interviews", style: .heading)
            + statistics.trends.flatMap { wrapped(sentence($0), indent: 2) }
    }

    private func sentence(_ trend: Trend) -> String {
        let isScore = trend.measure == .score
        let what = "\(trend.role.name) \(gauge.dot) \(trend.level.rawValue), \(isScore ? "scores" : "mentions")"
        guard let earlier = trend.earlier, let later = trend.later else {
            return "\(what): \(Self.count(trend.interviews, "interview")), too few to tell."
        }
        let figures = [earlier, later].map { isScore ? Self.decimal($0) : Self.percent($0) }
        let word =
            switch trend.direction {
            case .up: "up"
            case .down: "down"
            case .steady, .tooFew: "steady"
            }
        return "\(what): \(word), \(figures[0]) \(gauge.arrow) \(figures[1])\(isScore ? " of 5" : "") over "
            + "\(trend.interviews) interviews."
    }

    // MARK: What was missed

    private var missed: [Line] {
        [Line("Key points missed most", .heading)]
            + statistics.missed.prefix(Self.mostMissed).flatMap { point in
                wrapped("Missed \(point.missed) of \(point.asked): \(point.sentence)", indent: 2)
                    + wrapped(places(of: point), indent: 4, style: .muted)
            }
    }

    private func places(of point: Statistics.MissedPoint) -> String {
        let shown = point.places.prefix(Self.mostPlaces).map {
            "\($0.sessionID) question \($0.question), \(day($0.date))"
        }
        let rest = point.missed - shown.count
        let topic = point.topic.map { "\($0.topicHeading): " } ?? ""
        return topic + shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
    }

    // MARK: Words

    /// In rows that break between words, those behind the first further in. Line ends within are blanks.
    private func wrapped(_ text: String, indent: Int = 0, style: Style = .plain) -> [Line] {
        let text = inOneLine(text)
        let blanks = String(repeating: " ", count: indent)
        return WrappedText(text, columns: columns - indent).lines.map { Line(blanks + $0.shown.trimmedEnd, style) }
    }

    /// Other programs' names cannot break a line.
    func inOneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    static func decimal(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}

extension String {
    /// Without blanks at its end.
    var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
