/// What of a candidate's message its judge is shown: the sentences that may bear on the question, one a line, without the
/// words that speak to the judge. A judge cannot obey what it does not see.
///
/// - Words that ``InjectionPatterns`` knows are kept back: a whole sentence when it has no term of a key point, else only
///   the clause behind a comma they stand in, where that has no term, or the words themselves, and only when they are a
///   plain command. So nothing that an honest answer says can be lost that
///   would have counted. After a command or a forged mark of a protocol, further sentences without a term are kept back too.
/// - In a message that has a term of a key point, sentences that share no word with the question's material are kept back
///   (``SubjectWords``): they say nothing on it, and an instruction in whatever words or language is mostly one of them.
/// - A question that is itself about prompts, judges or scores (the bank's own on prompt injection are) lifts the rules for
///   the vocabulary that its own material uses; commands in the imperative stay kept back.
///
/// What this cannot do: an instruction in new words that are also words of the question's subject reaches the judge. It can
/// then gain at most what ``QuoteCheck`` and ``Score/ceiling(verified:of:hints:)`` leave to a judge that believes
/// everything: a point for each key point whose term stands in the candidate's own words, as lexical matching would find it.
/// And a mistake in a sentence that has no word of the subject is not seen.
struct ShownAnswer: Sendable {
    /// One sentence, or what is shown of it.
    struct Line: Hashable, Sendable {
        let text: String
        /// In scalars of the message.
        let place: Range<Int>
    }

    /// In order; empty when the message holds nothing but words to the judge.
    let lines: [Line]
    /// The stretches of the message, in scalars, that are shown without a gap.
    let pieces: [Range<Int>]

    /// How much of a message is shown, in scalars.
    static let mostScalars = 12_000

    /// Shows at most so many scalars of `message`.
    init(_ message: String, _ question: Question, mostScalars: Int = ShownAnswer.mostScalars) {
        let scalars = Array(message.unicodeScalars.prefix(mostScalars))
        let sentences = Self.withoutInjections(scalars, question)
        let subject = SubjectWords(question)
        let hasTerms = sentences.contains(where: \.hasTerm)
        let kept = sentences.filter { !hasTerms || $0.hasTerm || subject.areIn(String(scalars, $0.whole)) }
        lines = kept.flatMap(\.parts).map { Line(text: String(scalars, $0), place: $0) }
        pieces = Self.merged(lines.map(\.place), scalars)
    }

    /// All that is shown as one text.
    var text: String { lines.map(\.text).joined(separator: "\n") }

    /// The line that holds most terms of each key point which the question does not contain, by the key point's id in the
    /// question's order; key points without any are left out, since no quotation for them could count.
    ///
    /// Of a line that several key points could claim it is the clause, since the line can serve each of them only with a
    /// part of its own.
    func excerpts(_ question: Question) -> [(keyPoint: String, text: String)] {
        let pointsByLine = lines.map { TermSearch($0.text).mentioned(question.keyPoints, askedIn: question.text) }
        return question.keyPoints.compactMap { point in
            let texts = zip(lines, pointsByLine).filter { $0.1.contains(point) }.flatMap { line, points in
                points.count > 1 ? Self.clauses(of: line.text) + [line.text] : [line.text]
            }
            var best: (text: String, terms: Int)?
            for text in texts {
                let terms = Self.terms(of: point, in: text, question)
                if terms > best?.terms ?? 0 { best = (text, terms) }
            }
            return best.map { (point.id, $0.text) }
        }
    }

    /// How many terms of the key point a text holds that the question does not.
    private static func terms(of point: KeyPoint, in text: String, _ question: Question) -> Int {
        let (search, asked) = (TermSearch(text), TermSearch(question.text))
        return point.terms.count { $0.contains { search.contains($0) && !asked.contains($0) } }
    }

    /// The parts of a sentence between its commas and its like, and before its conjunctions.
    private static func clauses(of text: String) -> [String] {
        var clauses: [String] = []
        var clause = ""
        var word = ""
        func close() {
            let trimmed = clause.withoutOuterWhitespace
            if !trimmed.isEmpty { clauses.append(trimmed) }
            clause = ""
        }
        for character in text {
            if character.isLetter {
                word.append(character)
                continue
            }
            if conjunctions.contains(word.lowercased()) { close() }
            clause += word
            word = ""
            clause.append(character)
            // A comma within a number or a name ends nothing.
            if ",;:()\u{2013}\u{2014}".contains(character) && character != "," { close() }
            if character.isWhitespace, clause.dropLast().last == "," { close() }
        }
        clause += word
        close()
        return clauses
    }

    private static let conjunctions: Set<String> = [
        "and", "but", "because", "so", "while", "whereas", "which", "or", "since", "otherwise", "then", "instead",
    ]

    /// A sentence with what is left of it.
    private struct Sentence {
        let whole: Range<Int>
        let parts: [Range<Int>]
        let hasTerm: Bool
    }

    private static func withoutInjections(_ scalars: [Unicode.Scalar], _ question: Question) -> [Sentence] {
        let subjects = InjectionPatterns.subjects(of: question)
        var isTainted = false
        return sentences(scalars).compactMap { place in
            let hasTerm = !TermSearch(String(scalars, place)).mentioned(question.keyPoints, askedIn: question.text)
                .isEmpty
            let found = InjectionPatterns.matches(scalars, place, subjects)
            var cuts = found.filter(\.isCommand).map(\.place)
            if hasTerm {
                // A clause that speaks to the judge and makes no key point is kept back as a sentence would be.
                cuts += Self.asides(of: place, scalars).filter { aside in
                    !InjectionPatterns.matches(scalars, aside, subjects).isEmpty
                        && TermSearch(String(scalars, aside)).mentioned(question.keyPoints, askedIn: question.text)
                            .isEmpty
                }
            }
            if !cuts.isEmpty { isTainted = true }
            guard hasTerm else {
                return isTainted || !found.isEmpty ? nil : Sentence(whole: place, parts: [place], hasTerm: false)
            }
            let parts = parts(of: place, without: cuts, scalars)
            return parts.isEmpty ? nil : Sentence(whole: place, parts: parts, hasTerm: true)
        }
    }

    /// The parts of a sentence behind a comma or a semicolon, up to the next or to its end.
    private static func asides(of sentence: Range<Int>, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        let marks = sentence.filter { index in
            [",", ";"].contains(scalars[index]) && index + 1 < sentence.upperBound
                && scalars[index + 1].properties.isWhitespace
        }
        return zip(marks, marks.dropFirst() + [sentence.upperBound]).map { $0..<$1 }
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

    /// What is left of a sentence, without parts that hold no word.
    private static func parts(
        of sentence: Range<Int>, without cuts: [Range<Int>], _ scalars: [Unicode.Scalar]
    ) -> [Range<Int>] {
        guard !cuts.isEmpty else { return [sentence] }
        var parts: [Range<Int>] = []
        var start = sentence.lowerBound
        for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if cut.lowerBound > start { parts.append(start..<cut.lowerBound) }
            start = max(start, cut.upperBound)
        }
        if start < sentence.upperBound { parts.append(start..<sentence.upperBound) }
        return parts.compactMap { trimmed($0, scalars) }.filter { scalars[$0].contains(where: \.isWordPart) }
    }

    /// Joins places between which nothing but white space stands.
    private static func merged(_ places: [Range<Int>], _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for place in places {
            if let last = result.last,
                scalars[last.upperBound..<place.lowerBound].allSatisfy(\.properties.isWhitespace)
            {
                result[result.count - 1] = last.lowerBound..<place.upperBound
            } else {
                result.append(place)
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
