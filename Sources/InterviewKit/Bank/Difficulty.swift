/// How demanding the next question is: it follows the answers, one question late, since a question is written while the
/// answer to the one before it is still being typed.
package enum Difficulty {
    /// The share of a question answered from which on the next ones are harder, in hundredths.
    private static let highShare = 80.0
    /// The share of a question answered up to which the next ones are easier, in hundredths.
    private static let lowShare = 30.0

    /// The level of question `number`. Only the questions up to two before it count, and of these only the ones whose
    /// answers were looked at.
    package static func level(of number: Int, in record: InterviewRecord) -> Level {
        let shares = record.exchanges.filter { $0.number <= number - 2 }.compactMap { exchange -> Double? in
            guard let standing = Standing(exchange, record.assessments), standing.keyPoints > 0 else { return nil }
            return standing.share
        }
        return level(from: record.session.level, shares: shares)
    }

    /// The level after answers of these shares (0 to 1), oldest first: by the mean of the last two, at most one away from
    /// the level that was chosen, so that no beginner is thrown into what is meant for the advanced.
    package static func level(from chosen: Level, shares: [Double]) -> Level {
        guard let place = Level.all.firstIndex(of: chosen), shares.count >= 2 else { return chosen }
        // In hundredths, so that no rounding of fractions moves a level.
        let mean = (shares.suffix(2).reduce(0, +) / 2 * 100).rounded()
        let step = mean >= highShare ? 1 : mean <= lowShare ? -1 : 0
        return Level.all[min(max(place + step, 0), Level.all.count - 1)]
    }
}
