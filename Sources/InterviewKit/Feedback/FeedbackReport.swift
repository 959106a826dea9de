/// The feedback on an interview as data; its Markdown is made from it. Scores, counts, quotations, dimensions and totals are
/// computed from what is stored, so the same interview always gives the same ones. A model adds ``Remarks``, and those
/// only as far as they are checked.
package struct FeedbackReport: Hashable, Sendable {
    /// What became of a question.
    package enum State: String, CaseIterable, Codable, Sendable {
        /// A model judged the answer.
        case scored
        /// The answer was looked at by the key points' terms.
        case counted
        /// Answered, but nothing is known about the answer: judging failed, or there is nothing to judge it by.
        case notAssessed = "not_assessed"
        /// Left without an answer.
        case skipped
        /// The interview ended without an answer to it.
        case unanswered
    }

    /// One question that was asked.
    package struct Section: Hashable, Sendable {
        /// Counted from 1.
        package let number: Int
        package let question: String
        package let topic: String?
        package let state: State
        /// 0 to 5; nil where nothing was scored.
        package let score: Int?
        /// How many hints were given.
        package let hints: Int
        /// How many times the interviewer asked on: probes, and the question put in another way.
        package let followUps: Int
        /// How many of the hints and follow-up questions were answered with a key point not made before.
        package let fruitfulAids: Int
        /// How many of the candidate's messages were not assessed, although others were.
        package let unassessed: Int
        /// The key points in the question's order; empty for a question that has none.
        package let keyPoints: [Point]
        /// A model answer, where there is one, and who stands behind it.
        package let reference: String?
        package let referenceLabel: String?
        /// The document that supports the model answer, where one is named.
        package let source: String?
    }

    /// One key point of a question.
    package struct Point: Hashable, Codable, Sendable {
        package let id: String
        package let sentence: String
        /// The candidate's verified words for it; nil where it is missing.
        package let quotation: String?
        /// The `_id` of the message that holds the quotation.
        package let message: ObjectID?
        /// Whether it was made before any follow-up question or hint.
        package let isUnaided: Bool

        private enum CodingKeys: String, CodingKey {
            case id, sentence, quotation, message
            case isUnaided = "unaided"
        }
    }

    /// One of the overall dimensions.
    package struct Dimension: Hashable, Codable, Sendable {
        package enum Name: String, CaseIterable, Codable, Sendable {
            case correctness, depth
            case problemSolving = "problem_solving"
            case communication
        }

        package let name: Name
        /// What is said about it, with the figures that it comes from.
        package let text: String
        /// The candidate's words that bear it out, where a model remarked on it, and the `_id` of their message.
        package let quotation: String?
        package let message: ObjectID?

        package init(_ name: Name, _ text: String, quotation: String? = nil, message: ObjectID? = nil) {
            self.name = name
            self.text = text
            self.quotation = quotation
            self.message = message
        }
    }

    /// Something that was good, in the candidate's own words.
    package struct Strength: Hashable, Sendable {
        /// Which question, counted from 1.
        package let question: Int
        package let quotation: String
        package let message: ObjectID
        /// The key point that the words make.
        package let text: String
    }

    /// What to study next in one topic.
    package struct NextStep: Hashable, Sendable {
        package let topic: String
        /// The questions it comes from, counted from 1.
        package let questions: [Int]
        /// The key points that were missed; empty where the questions were left without an answer.
        package let points: [String]
        /// The documents to read.
        package let sources: [String]
    }

    /// What a model adds. Nothing of it is computed, so each sentence of it has passed ``RemarkCheck``.
    package struct Remarks: Hashable, Sendable {
        /// One remark on the answers to a question.
        package struct Remark: Hashable, Sendable {
            /// Which question, counted from 1.
            package let question: Int
            package let text: String

            package init(question: Int, text: String) {
                self.question = question
                self.text = text
            }
        }

        /// The model's name.
        package let author: String
        package var remarks: [Remark]
        package var nextSteps: [String]
        /// How many sentences were left out because they did not pass the check.
        package var leftOut: Int
        /// Whether the model was shown parts of the answers only, since all of them were more than it takes.
        package var isInPart = false

        package init(author: String, remarks: [Remark] = [], nextSteps: [String] = [], leftOut: Int = 0) {
            self.author = author
            self.remarks = remarks
            self.nextSteps = nextSteps
            self.leftOut = leftOut
        }
    }

    /// Whether a model judged any answer, or only terms were looked for; nil when nothing was assessed.
    package let method: Assessment.Method?
    /// The models that judged, in the order in which they first did.
    package let judges: [String]
    package let sections: [Section]
    /// The mean of the scores, to one decimal; nil without any.
    package let total: Double?
    package var dimensions: [Dimension]
    package let strengths: [Strength]
    package let nextSteps: [NextStep]
    /// nil where no model was asked for any.
    package var remarks: Remarks?
    /// What the models took for the whole session, this report included, as far as their servers told.
    package var tokens: TokenUsage?
}
