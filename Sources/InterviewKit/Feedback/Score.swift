/// The score of a question, 0 to 5: a judge's number under a ceiling that code computes from what was verified.
///
/// The ceiling is 1 with nothing verified and 5 with every key point, and rises evenly between (rounded half up), so
/// that one key point never gives more than 3 and less than all never 5. Hints lower it to 4, 3 and 2.
///
/// The judge's number counts down to one below the ceiling: it can tell a vague answer from a precise one, but a judge that
/// finds four of five key points made, in words that are verified, and then says 1 contradicts itself, and small models do.
package enum Score {
    /// The scale, whose ends are anchored in the judge's instructions.
    package static let range = 0...5

    /// The highest score for `verified` of `total` key points after so many hints.
    package static func ceiling(verified: Int, of total: Int, hints: Int) -> Int {
        guard total > 0, verified > 0 else { return 1 }
        let share = Double(min(verified, total)) / Double(total)
        let even = verified >= total ? 5 : min(4, Int((1 + 4 * share + 0.5).rounded(.down)))
        let single = verified == 1 && total > 1 ? min(even, 3) : even
        return min(single, hintCeiling(hints))
    }

    /// What a judge's number counts, with `verified` of `total` key points after so many hints.
    package static func counted(_ claimed: Int, verified: Int, of total: Int, hints: Int) -> Int {
        let ceiling = ceiling(verified: verified, of: total, hints: hints)
        return max(min(claimed, ceiling), ceiling - 1)
    }

    /// The highest score after so many hints.
    package static func hintCeiling(_ hints: Int) -> Int {
        switch hints {
        case ...0: 5
        case 1: 4
        case 2: 3
        default: 2
        }
    }

    /// The mean of the questions' scores, to one decimal; nil without any.
    package static func total(_ scores: [Int]) -> Double? {
        guard !scores.isEmpty else { return nil }
        return (Double(scores.reduce(0, +)) / Double(scores.count) * 10).rounded() / 10
    }
}
