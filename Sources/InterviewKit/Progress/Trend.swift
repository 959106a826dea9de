/// Whether results get better. Only interviews for one role at one level are comparable, and only by one measure: scores of
/// a model, or mentions without one.
package struct Trend: Hashable, Sendable {
    package enum Measure: String, Codable, Sendable {
        /// The mean score of an interview, 0 to 5.
        case score
        /// The share of an interview's key points that were mentioned, 0 to 1.
        case mentions
    }

    package enum Direction: String, Codable, Sendable {
        case up, down, steady
        /// There are not enough interviews to tell.
        case tooFew = "too_few"
    }

    package let role: Role
    package let level: Level
    package let measure: Measure
    package let interviews: Int
    package let direction: Direction
    /// The mean of the earlier half of the interviews, and of the later one; of an odd number the middle one is in neither.
    /// nil where there are too few.
    package let earlier: Double?
    package let later: Double?

    /// The fewest interviews of which anything is said.
    package static let fewest = 3
    /// The least difference that counts as one: half a point of 5, or a tenth of the key points.
    static let leastDifference: [Measure: Double] = [.score: 0.5, .mentions: 0.1]

    /// `values` are the interviews' results, the oldest first.
    package init(role: Role, level: Level, measure: Measure, values: [Double]) {
        self.role = role
        self.level = level
        self.measure = measure
        interviews = values.count
        guard values.count >= Self.fewest else {
            (direction, earlier, later) = (.tooFew, nil, nil)
            return
        }
        let half = values.count / 2
        let means = [values.prefix(half), values.suffix(half)].map { $0.reduce(0, +) / Double(half) }
        let difference = means[1] - means[0]
        // What is meant is a difference in decimals, of which doubles fall short by a trifle.
        let least = (Self.leastDifference[measure] ?? 0) - 1e-9
        direction = difference >= least ? .up : difference <= -least ? .down : .steady
        (earlier, later) = (means[0], means[1])
    }
}
