extension FeedbackReport {
    /// The report in Markdown.
    package var markdown: String {
        ([opening] + sections.map(\.markdown)).joined(separator: "\n\n") + "\n"
    }

    private var opening: String {
        switch method {
        case .terms:
            """
            No language model was configured: this report counts which key points your answers mention, by their words. \
            It cannot tell whether you were right.
            """
        case .model:
            """
            Scores are computed from the key points that a language model found in your answers and that stand there in \
            your own words.
            """
        }
    }
}

extension FeedbackReport.Section {
    fileprivate var markdown: String {
        var lines = ["## Question \(number)", "> " + question.quoted]
        let mentioned = keyPoints.filter { $0.quotation != nil }
        if !isAnswered {
            lines.append("Not answered.")
        } else if keyPoints.isEmpty {
            lines.append("This question has no key points, so nothing can be said about the answer.")
        } else {
            let hinted = hints == 0 ? "" : ", with \(hints) of 3 hints"
            let scored = score.map { "**\($0) of 5.** " } ?? ""
            lines.append("\(scored)**Mentioned \(mentioned.count) of \(keyPoints.count) key points**\(hinted):")
            lines.append(
                keyPoints.map { "- \($0.quotation == nil ? "missing" : "mentioned"): \($0.sentence)" }
                    .joined(separator: "\n"))
        }
        if let reference, let referenceLabel { lines.append("A model answer (\(referenceLabel)): \(reference)") }
        return lines.joined(separator: "\n\n")
    }
}

extension String {
    /// The text as the inside of a Markdown block quotation.
    fileprivate var quoted: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
    }
}
