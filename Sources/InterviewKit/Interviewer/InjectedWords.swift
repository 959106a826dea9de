/// The words of an answer that speak to whoever judges it instead of answering: demands for a score, claims about what is
/// covered, commands to ignore instructions, forged roles and replies. They are kept from the judge, so that an answer is
/// judged as it would be without them, whatever the judge would have made of them.
///
/// A sentence that has such words and no term of a key point is kept back whole. In one that has a term only those words
/// are, and only when they are plain commands, so that nothing an honest answer says is lost. A question that is itself
/// about prompts, judges or scores (the bank's own on prompt injection are) lifts the rules for the vocabulary that its own
/// material uses; commands in the imperative stay kept back.
///
/// What this cannot do: an injection in words that no rule knows, or in another language, reaches the judge. It can then
/// gain at most what ``QuoteCheck`` and ``Score/ceiling(verified:of:hints:)`` leave to a judge that believes everything: a
/// point for each key point whose term stands in the candidate's own text, as lexical matching would find it.
enum InjectedWords {
    /// The places of `text`, in scalars, that the judge is to see. All of it, as it is, when nothing is kept back; else
    /// pieces without white space at their ends.
    static func kept(of text: String, _ question: Question) -> [Range<Int>] {
        let scalars = Array(text.unicodeScalars)
        let subject = InjectionPatterns.subjects(of: question)
        var kept: [Range<Int>] = []
        var isWhole = true
        var isTainted = false
        for sentence in sentences(scalars) {
            let words = String(scalars, sentence)
            let hasTerm = !TermSearch(words).mentioned(question.keyPoints, askedIn: question.text).isEmpty
            let found = InjectionPatterns.matches(scalars, sentence, subject)
            if found.contains(where: \.isCommand) && !hasTerm { isTainted = true }
            if !hasTerm && (isTainted || !found.isEmpty) {
                isWhole = false
            } else if hasTerm, found.contains(where: \.isCommand) {
                isWhole = false
                isTainted = true
                kept += pieces(of: sentence, without: found.filter(\.isCommand).map(\.place))
            } else {
                kept.append(sentence)
            }
        }
        return isWhole ? [0..<scalars.count] : merged(kept, scalars)
    }

    /// The text that the judge sees.
    static func text(of text: String, _ kept: [Range<Int>]) -> String {
        let scalars = Array(text.unicodeScalars)
        return kept.map { String(scalars, $0) }.joined(separator: " ")
    }

    /// The sentences without the white space around them. One ends at `.`, `?`, `!` or `;` before white space, and at a
    /// line's end.
    private static func sentences(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for index in scalars.indices {
            let isEnd =
                scalars[index].isNewline
                || (scalars[index].properties.isWhitespace && index > 0
                    && [".", "?", "!", ";"].contains(scalars[index - 1]))
            guard isEnd else { continue }
            sentences.append(start..<index)
            start = index + 1
        }
        sentences.append(start..<scalars.count)
        return sentences.compactMap { trimmed($0, scalars) }
    }

    private static func trimmed(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard let first = range.first(where: { !scalars[$0].properties.isWhitespace }),
            let last = range.last(where: { !scalars[$0].properties.isWhitespace })
        else { return nil }
        return first..<last + 1
    }

    private static func pieces(of sentence: Range<Int>, without cuts: [Range<Int>]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = sentence.lowerBound
        for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if cut.lowerBound > start { pieces.append(start..<cut.lowerBound) }
            start = max(start, cut.upperBound)
        }
        if start < sentence.upperBound { pieces.append(start..<sentence.upperBound) }
        return pieces
    }

    /// Joins pieces between which nothing but white space stands, and drops those that hold no word.
    private static func merged(_ pieces: [Range<Int>], _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for piece in pieces {
            guard let piece = trimmed(piece, scalars), scalars[piece].contains(where: \.isWordPart) else { continue }
            if let last = result.last,
                scalars[last.upperBound..<piece.lowerBound].allSatisfy({ $0.properties.isWhitespace })
            {
                result[result.count - 1] = last.lowerBound..<piece.upperBound
            } else {
                result.append(piece)
            }
        }
        return result
    }
}

extension String {
    init(_ scalars: [Unicode.Scalar], _ range: Range<Int>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        self = String(view)
    }
}
