/// What past interviews come to. All of it is counted from stored sessions and the newest written report on each.
///
/// Scores by a model and mentions found without one are kept apart everywhere. A question that was not answered, or whose
/// answer nothing is known about, counts in neither.
package struct Statistics: Hashable, Sendable {
    /// How many interviews there are, by what became of them.
    package struct Interviews: Hashable, Sendable {
        /// Those in which a question was asked.
        package var started = 0
        package var completed = 0
        package var paused = 0
        package var cancelled = 0
        package var active = 0
        /// Those with a result: an answer that was scored, or looked at by terms.
        package var withResults = 0
    }

    /// Scores of answers that a model judged.
    package struct Scores: Hashable, Sendable {
        package var questions = 0
        /// The sum of the scores, 0 to 5 each.
        package var sum = 0

        /// To one decimal; nil without any.
        package var mean: Double? { questions == 0 ? nil : Statistics.rounded(Double(sum) / Double(questions)) }
    }

    /// Key points found in answers by their terms, without a model.
    package struct Mentions: Hashable, Sendable {
        package var questions = 0
        package var made = 0
        package var keyPoints = 0

        /// 0 to 1; nil without any key point.
        package var share: Double? { keyPoints == 0 ? nil : Double(made) / Double(keyPoints) }
    }

    /// Results of both kinds, side by side.
    package struct Results: Hashable, Sendable {
        package var scores = Scores()
        package var mentions = Mentions()

        package var isEmpty: Bool { scores.questions == 0 && mentions.questions == 0 }
    }

    /// What the results of a week or month are.
    package struct Point: Hashable, Sendable {
        package let period: Period
        package let results: Results
    }

    /// The results of one role, level or topic.
    package struct Group: Hashable, Sendable {
        /// As it stands in the documents.
        package let name: String
        /// How many interviews have part in them.
        package let interviews: Int
        package let results: Results
        /// From the first week or month with any results to the last, the same for every group, unless the span is absurd:
        /// then those that have some. Empty without any.
        package let timeline: [Point]
    }

    /// A key point that answers left out.
    package struct MissedPoint: Hashable, Sendable {
        /// Where it was missed.
        package struct Place: Hashable, Sendable {
            package let sessionID: String
            /// Counted from 1.
            package let question: Int
            package let date: Timestamp
        }

        package let sentence: String
        package let topic: String?
        /// How many answers lack it, of how many that it was looked for in.
        package let missed: Int
        package let asked: Int
        /// The newest first, at most ``Statistics/mostPlaces``.
        package let places: [Place]
    }

    package let interviews: Interviews
    /// Minutes spent active in interviews that were started.
    package let minutes: Double
    package let results: Results
    /// What the timelines count by.
    package let length: Period.Length
    /// In the order of ``Role/all``, then by name; only those with interviews.
    package let roles: [Group]
    package let levels: [Group]
    /// The one with the most interviews first.
    package let topics: [Group]
    package let trends: [Trend]
    /// The one that was missed most first, at most ``mostMissed``.
    package let missed: [MissedPoint]

    package static let mostMissed = 20
    package static let mostPlaces = 20

    /// To one decimal.
    static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}

extension Statistics.Interviews: Encodable {
    private enum CodingKeys: String, CodingKey {
        case started, completed, paused, cancelled, active
        case withResults = "with_results"
    }
}

extension Statistics.Mentions: Encodable {
    private enum CodingKeys: String, CodingKey {
        case questions, made
        case keyPoints = "key_points"
    }
}

extension Statistics.Group: Encodable {
    private enum CodingKeys: CodingKey { case name, interviews, results, timeline }
}

extension Statistics.MissedPoint: Encodable {
    private enum CodingKeys: String, CodingKey {
        case sentence = "key_point"
        case topic, missed, asked, places
    }
}

extension Statistics.MissedPoint.Place: Encodable {
    private enum CodingKeys: String, CodingKey {
        case sessionID = "session_id"
        case question, date
    }
}
