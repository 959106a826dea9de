/// What a judge replies: data to be checked, of which nothing counts as it is.
struct JudgeReply: Decodable, Hashable, Sendable {
    /// What is said of a key point.
    struct Point: Decodable, Hashable, Sendable {
        let quotation: String
        let covered: Verdict
    }

    /// Whether the quotation makes the key point.
    enum Verdict: String, Decodable, Sendable { case yes, no }

    let kind: Assessment.Kind
    /// By the key point's id. nil where none was asked about.
    let points: [String: Point]?
    let score: Int

    /// The most entries that a reply may have.
    static let mostPoints = 40

    /// Refuses a reply that is out of range, or silent on the key points it was `asked` about. Entries for others are
    /// passed over later.
    func check(asked: [String]) throws(Misfit) {
        guard Score.range.contains(score) else { throw Misfit("`score` must be a whole number from 0 to 5.") }
        guard let points else {
            guard asked.isEmpty else { throw Misfit("`points` is missing.") }
            return
        }
        guard points.count <= Self.mostPoints else { throw Misfit("`points` has far too many entries.") }
    }

    /// The claims as they are to be checked, in the order of the key points asked about.
    func claims(asked: [String]) -> [QuoteCheck.Claim] {
        asked.compactMap { id in
            guard let point = points?[id], point.covered == .yes else { return nil }
            return QuoteCheck.Claim(keyPoint: id, quotation: point.quotation)
        }
    }
}
