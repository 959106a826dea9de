// The report in Markdown. Nothing that a person or a model wrote can take the place of what is computed: it stands on one
// line with Markdown's characters escaped, or in a block quotation.

extension FeedbackReport {
    /// The report in Markdown.
    package var markdown: String { computed + closing }

    /// The part that code computes. It stays the same whatever remarks follow.
    var computed: String {
        let parts = [opening, overall, strongest] + sections.map(\.markdown) + [study]
        return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
    }

    /// The remarks of a model and the tokens used; empty where there are neither.
    var closing: String {
        let parts = [remarks.map(remarksText), tokensText].compactMap(\.self)
        return parts.isEmpty ? "" : "\n" + parts.joined(separator: "\n\n") + "\n"
    }

    // MARK: The first line

    private var opening: String {
        let looked =
            "the program looked for the key points' terms in your answers and counts what they mention. It cannot tell "
            + "whether you were right."
        let first =
            switch (method, remarks) {
            case (.model, _):
                "Judged by \(judgesText): scores are computed from the key points whose quotations were verified to stand "
                    + "in your answers."
            case (.terms, nil): "No language model was used: \(looked)"
            case (.terms, _?): "No language model judged the answers: \(looked)"
            case (nil, nil): "No language model was used, and none of the answers could be assessed."
            case (nil, _?): "None of the answers could be assessed, so nothing is scored."
            }
        let counted = method == .model ? sections.count { $0.state == .counted } : 0
        let mixed =
            counted == 0
            ? nil
            : "\(counted.counted("answer")) \(counted == 1 ? "was" : "were") looked at by terms only, without a model, and "
                + "\(counted == 1 ? "has" : "have") no score."
        let author = remarks.map { "Remarks by \($0.author.inertMarkdown) stand at the end; they can be wrong." }
        return [first, mixed, author].compactMap(\.self).joined(separator: " ")
    }

    private var judgesText: String {
        judges.isEmpty ? "a language model" : judges.map(\.inertMarkdown).joined(separator: ", ")
    }

    // MARK: The whole interview

    private var overall: String {
        let lines = dimensions.filter { $0.name != .communication || remarks == nil }.map(\.markdown)
        return ["## Overall", result, lines.joined(separator: "\n")].joined(separator: "\n\n")
    }

    private var result: String {
        let counts = State.allCases.map { state in (state, sections.count { $0.state == state }) }.filter { $0.1 > 0 }
        var words: [String] = []
        if let total {
            words.append("**\(total) of 5** over \((sections.count { $0.state == .scored }).counted("question"))")
        }
        for (state, count) in counts {
            switch state {
            case .scored: continue
            case .counted where total == nil:
                let points = sections.filter { $0.state == .counted }
                let made = points.map(\.made.count).reduce(0, +)
                let all = points.map(\.keyPoints.count).reduce(0, +)
                words.append("**Mentioned \(made) of \(all) key points** over \(count.counted("question"))")
            case .counted: words.append("\(count) looked at by terms only")
            case .notAssessed: words.append("\(count) not assessed")
            case .skipped: words.append("\(count) skipped")
            case .unanswered: words.append("\(count) not answered")
            }
        }
        guard let first = words.first else { return "No question was asked." }
        let rest = words.dropFirst().joined(separator: ", ")
        return rest.isEmpty ? first + "." : first + "; " + rest + "."
    }

    private var strongest: String? {
        guard !strengths.isEmpty else { return nil }
        let lines = strengths.map {
            "- Question \($0.question): \($0.text.tamedMarkdown) \($0.quotation.quotedMarkdown)"
        }
        return (method == .model ? "## Strengths" : "## Best covered") + "\n\n" + lines.joined(separator: "\n")
    }

    private var study: String? {
        guard !nextSteps.isEmpty else { return nil }
        return "## Next steps\n\n" + nextSteps.map(\.markdown).joined(separator: "\n")
    }

    // MARK: What is not computed

    private func remarksText(_ remarks: Remarks) -> String {
        var parts = ["## Remarks by \(remarks.author.inertMarkdown)"]
        let lines = remarks.remarks.map { "- Question \($0.question): \($0.text.inertMarkdown)" }
        if !lines.isEmpty { parts.append(lines.joined(separator: "\n")) }
        if let communication = dimensions.first(where: { $0.name == .communication }) {
            parts.append(communication.markdown)
        }
        if !remarks.nextSteps.isEmpty {
            parts.append("To work on:\n\n" + remarks.nextSteps.map { "- \($0.inertMarkdown)" }.joined(separator: "\n"))
        }
        if remarks.isInPart {
            parts.append("The answers are more than the model takes, so it was shown only their beginnings.")
        }
        if remarks.leftOut > 0 {
            let count = remarks.leftOut.counted("sentence")
            parts.append(
                "\(count) of the model's \(remarks.leftOut == 1 ? "was" : "were") left out, having failed a check.")
        }
        return parts.joined(separator: "\n\n")
    }

    private var tokensText: String? {
        tokens.map {
            "Tokens used: \($0.prompt.grouped) in, \($0.reply.grouped) out (as far as the server told)."
        }
    }
}

extension FeedbackReport.Dimension {
    /// One item of a list.
    fileprivate var markdown: String {
        // A quotation comes with a model's words only.
        let line = quotation.map { "\(text.inertMarkdown) \($0.quotedMarkdown)" } ?? text
        return "- \(name.rawValue.replacing("_", with: " ").capitalizedFirst): \(line)"
    }
}

extension FeedbackReport.Section {
    fileprivate var markdown: String {
        let title = topic.map { " (\($0.topicName.inertMarkdown))" } ?? ""
        var parts = ["## Question \(number)\(title)", question.blockQuotation, verdict]
        if isAssessed, !keyPoints.isEmpty { parts.append(keyPoints.map(line).joined(separator: "\n")) }
        if let reference, let referenceLabel {
            parts += ["A model answer (\(referenceLabel.inertMarkdown)):", reference.blockQuotation]
        }
        return parts.joined(separator: "\n\n")
    }

    private var verdict: String {
        let made = "\(made.count) of \(keyPoints.count) key points"
        let hinted = hints == 0 ? "" : ", with \(hints) of 3 hints"
        let left =
            unassessed == 0 ? "" : " \(unassessed.counted("message")) on it could not be assessed and did not count."
        switch state {
        case .scored:
            let ceiling = hints == 0 ? "" : "; after that the score is at most \(Score.hintCeiling(hints))"
            return "**\(score ?? 0) of 5.** \(made)\(hinted)\(ceiling).\(left)"
        case .counted: return "**Mentioned \(made)**\(hinted).\(left)"
        case .notAssessed: return "Answered, but not assessed\(hinted), so nothing is said about the answer."
        case .skipped: return "Skipped\(hinted)."
        case .unanswered: return "Not answered\(hinted)."
        }
    }

    private func line(_ point: FeedbackReport.Point) -> String {
        guard let quotation = point.quotation else { return "- missing: \(point.sentence.tamedMarkdown)" }
        let found = state == .scored ? "good" : "mentioned"
        return "- \(found): \(point.sentence.tamedMarkdown) \(quotation.quotedMarkdown)"
    }
}

extension FeedbackReport.NextStep {
    /// One item of a list, with its points below.
    fileprivate var markdown: String {
        let numbers = questions.map(String.init).joined(separator: ", ")
        let place =
            "question\(questions.count == 1 ? "" : "s") \(numbers)\(points.isEmpty ? ", without an answer" : "")"
        let items = points.map(\.tamedMarkdown)
        let read = sources.isEmpty ? [] : ["To read: \(sources.map(\.inertMarkdown).joined(separator: "; "))."]
        let list = (items + read).map { "\n  - " + $0 }.joined()
        return "- \(topic.topicHeading.inertMarkdown), \(place)\(list)"
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Int {
    /// With a comma between thousands.
    fileprivate var grouped: String {
        var digits = Substring(String(magnitude))
        var groups: [Substring] = []
        while !digits.isEmpty {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return (self < 0 ? "-" : "") + groups.joined(separator: ",")
    }
}
