/// Finds words that judge or score the candidate. Meant to be strict: whoever is cut for nothing is stood in for by the
/// question's own words, but a verdict that was said cannot be taken back.
///
/// Words that could judge are harmless in what is only supposed ("if that is wrong") and in most of what is asked ("what
/// would be the correct order?").
struct VerdictCheck {
    private let wording: Wording
    private let words: [Wording.Word]
    private let isAsked: Bool

    /// `confirms` tells whether a "yes" or "no" would judge: not in reply to a question about the question.
    static func judges(_ sentence: String, confirms: Bool = true) -> Bool {
        let check = VerdictCheck(sentence)
        return check.opensWithVerdict(confirms: confirms) || check.praisesAnAnswer || check.saysHowItIs
            || check.speaksOfTheCandidate || ScoreCheck.scores(check.wording)
    }

    private init(_ sentence: String) {
        wording = Wording(sentence)
        words = wording.words
        isAsked = sentence.contains("?")
    }

    private func text(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }

    /// "Correct.", "Well, not quite", "Great, and what …"
    private func opensWithVerdict(confirms: Bool) -> Bool {
        var start = 0
        while VerdictWords.fillers.contains(text(start)), !words.isEmpty, start < words.count - 1 { start += 1 }
        let opening = words.dropFirst(start)
        guard let first = opening.first else { return false }
        if first.closesClause {
            if VerdictWords.interjections.contains(first.text) { return true }
            if confirms, VerdictWords.confirmations.contains(first.text) { return true }
        }
        let clauses = words.indices.filter { $0 == start || words[$0].opensClause }
        return clauses.contains { start in
            // Inside a sentence only where it cannot be one of several things listed.
            if words[start].closesClause, VerdictWords.exclamations.contains(text(start)) { return true }
            return VerdictWords.openings.contains { phrase in
                let length = phrase.count
                guard start + length <= words.count,
                    zip(phrase, words[start..<start + length]).allSatisfy({ $0 == $1.text })
                else { return false }
                return !isAsked || words[start + length - 1].closesClause
            }
        }
    }

    /// "A good answer", "your excellent point", "great thinking"
    private var praisesAnAnswer: Bool {
        words.indices.contains { index in
            guard VerdictWords.qualities.contains(text(index)) else { return false }
            let next = VerdictWords.qualities.union(["and", "but", "first"]).contains(text(index + 1)) ? 2 : 1
            guard VerdictWords.answers.contains(text(index + next)) else { return false }
            // "Many good answers" are nobody's.
            if VerdictWords.quantities.contains(text(index - 1)) { return false }
            guard isAsked else {
                // "What a thoughtful answer" supposes nothing.
                return !isSupposed(index) && (!isSupposed(index - 1) || text(index - 2) == "what")
            }
            let before = (0..<index).last { !VerdictWords.articles.contains(text($0)) }
            return index <= 1 || words[index].opensClause || before.map { text($0) == "your" } ?? true
                || (before.map { ["is", "was"].contains(text($0)) && opensStatement($0 - 1) } ?? false)
        }
    }

    /// "That is right", "your answer was partly wrong", "you are close"
    private var saysHowItIs: Bool {
        words.indices.contains { index in
            guard VerdictWords.copulas.contains(text(index)), index > 0 else { return false }
            var end = index + 1
            while VerdictWords.degrees.contains(text(end)), end - index < 6 { end += 1 }
            let quality = text(end)
            switch text(index - 1) {
            case "that" where VerdictWords.judgements.contains(quality),
                "it" where VerdictWords.plainJudgements.contains(quality),
                "this" where VerdictWords.plainJudgements.contains(quality),
                "which" where !isAsked && VerdictWords.plainJudgements.contains(quality),
                "those" where VerdictWords.plainJudgements.contains(quality),
                "these" where VerdictWords.plainJudgements.contains(quality),
                "all" where VerdictWords.plainJudgements.contains(quality),
                "everything" where VerdictWords.plainJudgements.contains(quality):
                return opensStatement(index - 1) && !["to", "if", "when", "for"].contains(text(end + 1))
            case "you" where VerdictWords.standings.contains(quality) && !["to", "by"].contains(text(end + 1)):
                return isAsked ? opensStatement(index - 1) : !isSupposed(index - 1)
            default:
                guard VerdictWords.judgements.contains(quality) || VerdictWords.plainJudgements.contains(quality),
                    let subject = subject(before: index)
                else { return false }
                return isAsked ? opensStatement(subject) : !isSupposed(subject)
            }
        }
    }

    /// Where "your first answer", "what you said" or "the explanation" begins, if it ends before `index`.
    private func subject(before index: Int) -> Int? {
        let earliest = max(0, index - 7)
        if let your = (earliest..<index).last(where: { text($0) == "your" }) { return your }
        if let what = (earliest..<index).last(where: { text($0) == "what" && text($0 + 1) == "you" }) { return what }
        guard VerdictWords.answers.contains(text(index - 1)), ["the", "that", "this"].contains(text(index - 2)) else {
            return nil
        }
        return index - 2
    }

    /// "You missed", "on the right track", "I am impressed"
    private var speaksOfTheCandidate: Bool {
        VerdictWords.phrases.contains { phrase in
            wording.places(of: phrase).contains { place in
                !isSupposed(place) && !(isAsked && VerdictWords.askingWords.contains(text(place - 1)))
            }
        }
            || (!isAsked
                && VerdictWords.statements.contains { phrase in
                    wording.places(of: phrase).contains { !isSupposed($0) }
                })
    }

    /// Whether a statement begins here: the clause, or what follows "and", "I think" and the like.
    private func opensStatement(_ index: Int) -> Bool {
        guard words.indices.contains(index) else { return false }
        return words[index].opensClause || VerdictWords.connectors.contains(text(index - 1))
    }

    /// Whether what begins here is only supposed or asked about, as after "if".
    private func isSupposed(_ index: Int) -> Bool {
        index > 0 && !words[index].opensClause && VerdictWords.suppositions.contains(text(index - 1))
    }
}
