extension QuestionCheck {
    /// One reason why a question is refused. Its words are for the model that wrote it, and hold none of the model's own.
    enum Refusal: Hashable, Sendable, CustomStringConvertible {
        /// Not 3 to 5 key points.
        case keyPoints
        /// Not three hints.
        case hints
        case empty(String)
        case tooLong(String, words: Int)
        /// Control characters or blocks of code.
        case notPlain(String)
        /// What a chat template or a transcript is made of.
        case markers(String)
        case notOneQuestion
        /// The probe of this key point, counted from 1, is not one question.
        case probe(Int)
        /// It asks for a program.
        case program
        /// Nothing in it is of its topic.
        case otherTopic
        /// It belongs to this role instead.
        case otherRole(Role)
        /// Near to one that was asked, in this interview or an earlier one.
        case near
        /// No term of this key point, counted from 1, is left that the question, its probe or a hint does not give away.
        case noTerms(Int)
        /// No term of this key point stands in the reference answer.
        case notInReference(Int)

        var description: String {
            switch self {
            case .keyPoints: "There must be 3 to 5 key points."
            case .hints: "There must be 3 hints."
            case .empty(let part): "The \(part) is empty."
            case .tooLong(let part, let words): "The \(part) is longer than \(words) words."
            case .notPlain(let part): "The \(part) must be plain text without code blocks."
            case .markers(let part): "The \(part) must not name a speaker or hold markers of a chat."
            case .notOneQuestion: "The question must have exactly one question mark, at its end."
            case .probe(let point):
                "The probe of key point \(point) must be one question that ends with a question mark."
            case .program: "The question must not ask for a program or a piece of code."
            case .otherTopic: "The question is not about the topic that was given."
            case .otherRole(let role): "The question belongs to \(role.name), which is another field."
            case .near: "The question is too much like one that was asked already."
            case .noTerms(let point):
                "Key point \(point) needs terms that stand neither in the question, nor in its probe, nor in the first two hints."
            case .notInReference(let point):
                "The reference must contain, word for word, a term of key point \(point)."
            }
        }
    }
}
