/// The score of a question, 0 to 5, computed from the key points that were verified.
///
/// The ceiling is 1 with nothing verified and 5 with every key point, and rises evenly between (rounded half up), so
/// that one key point never gives more than 3 and less than all never 5. Hints lower it to 4, 3 and 2.
///
/// The judge's own number decides what the key points leave open, and no more: whether an answer that makes none of them says
/// anything to the question at all, 0 or 1, and whether one that makes all does so precisely and correctly, 4 or 5. Small
/// models quote four of five key points word for word and then say 2.
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

    /// The score with `verified` of `total` key points after so many hints, where the judge said `claimed`.
    package static func counted(_ claimed: Int, verified: Int, of total: Int, hints: Int) -> Int {
        let most = ceiling(verified: verified, of: total, hints: hints)
        if verified <= 0 || total <= 0 { return max(0, min(claimed, most)) }
        return verified >= total ? max(min(claimed, most), min(4, most)) : most
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
