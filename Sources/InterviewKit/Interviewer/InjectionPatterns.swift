/// What ``ShownAnswer`` looks for: orders of words, with so many others between at most, and forged marks of a protocol.
enum InjectionPatterns {
    /// A vocabulary that a question may itself be about.
    enum Subject: Hashable, Sendable { case instructions, scores, judging, protocols }

    /// A place where something speaks to the judge.
    struct Match: Hashable, Sendable {
        /// In scalars of the text.
        let place: Range<Int>
        /// Whether it is a plain command, which no answer to an interviewer's question holds.
        let isCommand: Bool
    }

    /// The vocabularies that the question's own material uses.
    static func subjects(of question: Question) -> Set<Subject> {
        let material =
            [question.text, question.reference, question.topic] + question.hints
            + question.keyPoints.flatMap { [$0.sentence, $0.probe] + $0.terms.joined() }
        let words = Set(material.flatMap { InjectionWord.words(of: Array($0.unicodeScalars)).map(\.text) })
        return Set(signs.filter { !words.isDisjoint(with: $0.value) }.keys)
    }

    /// What in this sentence speaks to the judge. Of the vocabulary in `subjects` only commands in the imperative count.
    static func matches(_ scalars: [Unicode.Scalar], _ sentence: Range<Int>, _ subjects: Set<Subject>) -> [Match] {
        let words = InjectionWord.words(of: scalars, in: sentence)
        var found: [Match] = []
        for order in WordOrder.all {
            for place in order.places(in: words) {
                let isSubject = subjects.contains(order.subject)
                guard !isSubject || (order.isCommand && isImperative(place, words)) else { continue }
                let range = words[place.lowerBound].place.lowerBound..<words[place.upperBound - 1].place.upperBound
                found.append(Match(place: range, isCommand: order.isCommand))
            }
        }
        if !subjects.contains(.protocols), let place = forgedMark(scalars, sentence, words) {
            found.append(Match(place: place, isCommand: true))
        }
        return found
    }

    /// Whether the words at `place` open the sentence, a polite word or a conjunction aside, and are not quoted.
    private static func isImperative(_ place: Range<Int>, _ words: [InjectionWord]) -> Bool {
        !words[place.lowerBound].isQuoted && words[..<place.lowerBound].allSatisfy { openers.contains($0.text) }
    }

    /// Where the sentence holds a token of a chat protocol or the like of a judge's reply; all of it where it begins as a
    /// role's line does.
    private static func forgedMark(
        _ scalars: [Unicode.Scalar], _ sentence: Range<Int>, _ words: [InjectionWord]
    ) -> Range<Int>? {
        if let first = words.first(where: { !conjunctions.contains($0.text) }), roles.contains(first.text) {
            let rest = scalars[first.place.upperBound..<sentence.upperBound]
            if rest.first(where: { !$0.properties.isWhitespace && $0 != "*" && $0 != "]" && $0 != ")" }) == ":" {
                return sentence
            }
        }
        let text = String(scalars, sentence)
        let isDisarmed = zip(text.unicodeScalars, Fence.harmless(text).unicodeScalars).map { $0 != $1 }
        let tokens = sentence.filter { index in
            isDisarmed[index - sentence.lowerBound] && "<[>]".unicodeScalars.contains(scalars[index])
        }
        if let first = tokens.first, let last = tokens.last, "<[".unicodeScalars.contains(scalars[first]) {
            return first..<last + 1
        }
        guard let brace = scalars[sentence].firstIndex(of: "{"), scalars[brace..<sentence.upperBound].contains(":"),
            words.contains(where: { $0.place.lowerBound > brace && replyFields.contains($0.text) })
        else { return nil }
        let end = scalars[brace..<sentence.upperBound].lastIndex(of: "}") ?? sentence.upperBound - 1
        return brace..<end + 1
    }

    private static let signs: [Subject: Set<String>] = [
        .instructions: ["instruction", "instructions", "prompt", "prompts", "prompting", "injection", "injected"],
        .scores: ["score", "scores", "scored", "scoring", "grade", "grades", "grading", "rating", "ratings", "scorer"],
        .judging: ["judge", "judges", "judged", "grader", "graders", "rubric", "rubrics", "evaluator", "evaluators"],
        .protocols: ["json", "template", "templates", "tokenizer", "tokeniser", "delimiter", "delimiters", "markup"],
    ]
    private static let openers: Set<String> = [
        "please", "now", "also", "and", "so", "just", "then", "but", "hey", "ok", "okay", "hello", "finally", "first",
        "you", "must", "should", "will", "dear", "judge", "kindly", "instead", "therefore", "always", "simply",
    ]
    private static let roles: Set<String> = [
        "system", "assistant", "developer", "instruction", "instructions", "judge", "grader", "evaluator",
        "interviewer", "admin", "administrator",
    ]
    private static let conjunctions: Set<String> = ["and", "but", "so", "then", "also", "or"]
    private static let replyFields: Set<String> = [
        "score", "covered", "quotation", "points", "rating", "grade", "verdict",
    ]
}

/// A word as the patterns see it: in lower case, without characters that do not show, look-alikes of other scripts
/// written in Latin letters.
struct InjectionWord: Hashable, Sendable {
    let text: String
    /// In scalars of the text it stands in.
    let place: Range<Int>
    /// Whether a quotation mark stands right before it.
    let isQuoted: Bool

    static func words(of scalars: [Unicode.Scalar], in range: Range<Int>? = nil) -> [InjectionWord] {
        let range = range ?? 0..<scalars.count
        var words: [InjectionWord] = []
        var letters = ""
        var start = 0
        var end = 0
        func close() {
            guard !letters.isEmpty else { return }
            let isQuoted = start > range.lowerBound && quotationMarks.contains(scalars[start - 1])
            words.append(InjectionWord(text: letters, place: start..<end, isQuoted: isQuoted))
            letters = ""
        }
        for index in range {
            let scalar = scalars[index]
            if scalar.properties.isDefaultIgnorableCodePoint || "'’".unicodeScalars.contains(scalar) { continue }
            guard scalar.isWordPart, scalar != "_" else {
                close()
                continue
            }
            if letters.isEmpty { start = index }
            end = index + 1
            letters += latin(scalar)
        }
        close()
        return words
    }

    private static func latin(_ scalar: Unicode.Scalar) -> String {
        // The full-width forms stand in the order of ASCII.
        if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
            return ascii.properties.lowercaseMapping
        }
        let lower = scalar.properties.lowercaseMapping
        return lookAlikes[lower] ?? lower
    }

    private static let quotationMarks: Set<Unicode.Scalar> = ["\"", "'", "“", "”", "‘", "’", "`", "«", "„", "‹"]
    private static let lookAlikes: [String: String] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s", "ј": "j", "ԁ": "d",
        "ɡ": "g", "ո": "n", "ο": "o", "α": "a", "ε": "e", "ι": "i", "ρ": "p", "ν": "v", "υ": "u", "κ": "k", "τ": "t",
        "т": "t", "к": "k", "м": "m", "н": "h", "в": "b",
    ]
}
