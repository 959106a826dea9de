/// How one question of an interview stands, from the assessments of its answers. All that is said about a candidate's
/// answers is computed here and in ``Score``, and nowhere else.
package struct Standing: Hashable, Sendable {
    /// A verified key point with where its words stand.
    package struct Found: Hashable, Sendable {
        package let keyPoint: String
        package let quotation: String
        /// The `_id` of the message that holds the quotation.
        package let message: ObjectID
    }

    /// The verified key points, each once, in the order in which they were found.
    package let covered: [Found]
    /// The ids of the key points found in none of the answers, in the question's order.
    package let missing: [String]
    /// 0 to 5; nil when no model judged an answer to it.
    package let score: Int?
    /// How its answers were looked at; nil when none was.
    package let method: Assessment.Method?

    /// nil when the question was not answered.
    package init?(_ exchange: Exchange, _ assessments: [ObjectID: Assessment]) {
        guard exchange.isAnswered else { return nil }
        let judged = exchange.answers.compactMap { assessments[$0.id] }
        var covered: [Found] = []
        for assessment in judged {
            for point in assessment.covered where !covered.contains(where: { $0.keyPoint == point.keyPoint }) {
                covered.append(Found(keyPoint: point.keyPoint, quotation: point.quotation, message: assessment.id))
            }
        }
        self.covered = covered
        missing = (judged.last?.missing ?? []).filter { id in !covered.contains { $0.keyPoint == id } }
        method = judged.last?.method
        let claims = judged.compactMap(\.claimed).filter(Score.range.contains)
        let (verified, total) = (covered.count, covered.count + missing.count)
        score = claims.max().map { Score.counted($0, verified: verified, of: total, hints: exchange.hints.count) }
    }

    /// How many key points the question has.
    package var keyPoints: Int { covered.count + missing.count }

    /// How much of the question was answered, 0 to 1: by score where there is one, else by what was mentioned.
    package var share: Double {
        if let score { return Double(score) / Double(Score.range.upperBound) }
        return keyPoints == 0 ? 0 : Double(covered.count) / Double(keyPoints)
    }
}
