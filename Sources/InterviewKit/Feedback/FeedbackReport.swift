/// The feedback on an interview as data; its Markdown is made from it. Scores, counts, quotations and totals are computed
/// from the stored assessments; a model adds remarks, and those only as far as they are checked.
package struct FeedbackReport: Hashable, Sendable {
    /// One question that was asked.
    package struct Section: Hashable, Sendable {
        /// Counted from 1.
        package let number: Int
        package let question: String
        package let isAnswered: Bool
        /// 0 to 5; nil where nothing was scored.
        package let score: Int?
        /// How many hints were given.
        package let hints: Int
        /// The key points in the question's order; empty for a question that has none.
        package let keyPoints: [Point]
        /// What a model says about the answers, checked; nil where it said nothing usable.
        package var remark: String?
        /// A model answer, where there is one, and who stands behind it.
        package let reference: String?
        package let referenceLabel: String?
    }

    /// One key point of a question.
    package struct Point: Hashable, Codable, Sendable {
        package let id: String
        package let sentence: String
        /// The candidate's verified words for it; nil where it is missing.
        package let quotation: String?
        /// The `_id` of the message that holds the quotation.
        package let message: ObjectID?
    }

    /// One of the overall dimensions: correctness, depth, problem solving, communication.
    package struct Dimension: Hashable, Codable, Sendable {
        package let name: String
        /// What is said about it, with the figures that it comes from.
        package let text: String
    }

    /// Something that was good, in the candidate's own words.
    package struct Strength: Hashable, Sendable {
        /// Which question, counted from 1.
        package let question: Int
        package let quotation: String
        package let message: ObjectID
        package let text: String
    }

    /// Whether a model judged, or terms were looked for.
    package let method: Assessment.Method
    package var sections: [Section]
    /// The mean of the scores, to one decimal; nil without any.
    package let total: Double?
    package var dimensions: [Dimension]
    package var strengths: [Strength]
    package var nextSteps: [String]
    /// What the models took for the whole session, this report included, where their servers told.
    package var tokens: TokenUsage?
}
