// How statistics stand in JSON. Means and shares are rounded for whoever reads; the counts beside them are exact.

extension Statistics: Encodable {
    private enum CodingKeys: String, CodingKey {
        case interviews, minutes, results
        case length = "period"
        case roles, levels, topics, trends, missed
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(interviews, forKey: .interviews)
        try fields.encode(Self.rounded(minutes), forKey: .minutes)
        try fields.encode(results, forKey: .results)
        try fields.encode(length, forKey: .length)
        try fields.encode(roles, forKey: .roles)
        try fields.encode(levels, forKey: .levels)
        try fields.encode(topics, forKey: .topics)
        try fields.encode(trends, forKey: .trends)
        try fields.encode(missed, forKey: .missed)
    }
}

extension Statistics.Scores: Encodable {
    private enum CodingKeys: CodingKey { case questions, mean }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(questions, forKey: .questions)
        try fields.encodeIfPresent(mean, forKey: .mean)
    }
}

extension Statistics.Results: Encodable {
    private enum CodingKeys: CodingKey { case scores, mentions }

    /// A kind without any is left out, so that nothing can be taken for a zero.
    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        if scores.questions > 0 { try fields.encode(scores, forKey: .scores) }
        if mentions.questions > 0 { try fields.encode(mentions, forKey: .mentions) }
    }
}

extension Statistics.Point: Encodable {
    private enum CodingKeys: CodingKey { case period, results }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(period.name, forKey: .period)
        try fields.encode(results, forKey: .results)
    }
}

extension Trend: Encodable {
    private enum CodingKeys: CodingKey { case role, level, measure, interviews, direction, earlier, later }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(role, forKey: .role)
        try fields.encode(level, forKey: .level)
        try fields.encode(measure, forKey: .measure)
        try fields.encode(interviews, forKey: .interviews)
        try fields.encode(direction, forKey: .direction)
        try fields.encodeIfPresent(earlier.map(Self.rounded), forKey: .earlier)
        try fields.encodeIfPresent(later.map(Self.rounded), forKey: .later)
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
