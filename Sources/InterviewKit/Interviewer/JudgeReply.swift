/// What a judge replies: data to be checked, of which nothing counts as it is.
struct JudgeReply: Decodable, Hashable, Sendable {
    /// A key point and the words that are said to make it.
    struct Point: Decodable, Hashable, Sendable {
        let keyPoint: String
        let quotation: String

        private enum CodingKeys: String, CodingKey {
            case keyPoint = "key_point"
            case quotation
        }
    }

    let kind: Assessment.Kind
    let points: [Point]
    let score: Int

    /// The most entries that a reply may have.
    static let mostPoints = 40

    /// Refuses a reply that is out of range. Entries for key points that do not exist are passed over later, and of
    /// several for one the first that is true counts.
    func check() throws(Misfit) {
        guard Score.range.contains(score) else { throw Misfit("`score` must be a whole number from 0 to 5.") }
        guard points.count <= Self.mostPoints else { throw Misfit("`points` has far too many entries.") }
    }

    /// The claims as they are to be checked.
    var claims: [QuoteCheck.Claim] {
        points.filter { !$0.quotation.isEmpty }
            .map { QuoteCheck.Claim(keyPoint: $0.keyPoint, quotation: $0.quotation) }
    }
}
