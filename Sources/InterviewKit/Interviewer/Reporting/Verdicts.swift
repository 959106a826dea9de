/// Finds what a remark must not hold, since only code gives it: scores, grades, counts out of something, totals, and words
/// about questions that were not answered.
struct Verdicts: Sendable {
    private let questions: Set<Int>
    private let subject: TermSearch

    init(questions: Set<Int>, subject: String) {
        self.questions = questions
        self.subject = TermSearch(subject)
    }

    /// Whether any stands in the sentence.
    func stand(in sentence: String) -> Bool {
        let words = Self.words(of: sentence)
        return Self.hasLetterGrade(sentence)
            || words.indices.contains { index in
                let rest = words[index...]
                return grades(words[index]) || Self.counts(rest) || Self.marks(words, index) || namesOther(words, index)
            } || (words.contains { Self.sums.contains($0) } && words.contains { Self.isNumber($0) })
    }

    private func grades(_ word: String) -> Bool {
        if Self.stars.contains(word) { return true }
        guard let family = Self.families.first(where: { $0.contains(word) }) else { return false }
        return !family.contains(where: subject.contains)
    }

    /// A number out of another, as "4 of 5", "four out of a possible five" or "4/5"; a number of points; a percentage.
    private static func counts(_ words: ArraySlice<String>) -> Bool {
        var rest = words
        guard let first = rest.popFirst(), isNumber(first) else { return false }
        guard let second = rest.first else { return false }
        if units.contains(second) { return true }
        if second == "out" { rest.removeFirst() }
        guard let link = rest.popFirst(), links.contains(link) else { return false }
        // "One of the two" says which, not how many.
        if first == "one", second == "of", let next = rest.first, ["the", "these", "those"].contains(next) {
            return false
        }
        return rest.prefix(link == "/" ? 1 : 3).contains(where: isNumber)
    }

    /// "Full marks", "top marks", "an A".
    private static func marks(_ words: [String], _ index: Int) -> Bool {
        let next = index + 1 < words.count ? words[index + 1] : ""
        return (degrees.contains(words[index]) && ["mark", "marks", "credit"].contains(next))
            || (words[index] == "an" && next == "a")
    }

    /// A letter with a sign, as schools give them: "B+", but not "C++" or "a+b".
    private static func hasLetterGrade(_ sentence: String) -> Bool {
        let scalars = Array(sentence.unicodeScalars)
        return scalars.indices.dropLast().contains { index in
            let after = index + 2 < scalars.count ? scalars[index + 2] : " "
            return "ABCDEF".unicodeScalars.contains(scalars[index])
                && "+-−".unicodeScalars.contains(scalars[index + 1])
                && (index == 0 || !scalars[index - 1].isWordPart)
                && !after.isWordPart && !"+-=>".unicodeScalars.contains(after)
        }
    }

    /// A question's number that is none of those answered.
    private func namesOther(_ words: [String], _ index: Int) -> Bool {
        let word = words[index]
        if ["question", "questions"].contains(word) {
            let after = words[(index + 1)...].drop { ["no", "number", "#", ".", "nr"].contains($0) }
            if let number = after.first.flatMap(Self.value), !questions.contains(number) { return true }
            if index > 0, let number = Self.ordinals.firstIndex(of: words[index - 1]), !questions.contains(number + 1) {
                return true
            }
        }
        if word.hasPrefix("q"), let number = Int(word.dropFirst()) { return !questions.contains(number) }
        return false
    }

    // MARK: Words

    /// Runs of letters and digits in lower case, a decimal number as one; of other characters those that count here.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var current = ""
        let characters = Array(text.lowercased())
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let isPoint = ".,".contains(character) && current.last?.isNumber == true && next.isNumber
            if character.isLetter || character.isNumber || isPoint {
                current.append(character)
                continue
            }
            if !current.isEmpty { words.append(current) }
            current = ""
            if !character.isWhitespace { words.append(String(character)) }
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    private static func isNumber(_ word: String) -> Bool {
        word.first?.isNumber == true || numbers.contains(word) || larger.contains(word)
    }

    private static func value(_ word: String) -> Int? { Int(word) ?? numbers.firstIndex(of: word) }

    private static let numbers = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    private static let larger: Set<String> = ["half", "twenty", "fifty", "hundred", "all", "none"]
    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ]
    private static let links: Set<String> = ["of", "/", "⁄", "from", "von", "sur", "de", "di", "av"]
    private static let units: Set<String> = [
        "point", "points", "mark", "marks", "star", "stars", "pts", "percent", "%", "％", "percentage",
    ]
    private static let stars: Set<String> = ["★", "☆", "⭐", "🌟", "💯"]
    private static let sums: Set<String> = ["total", "overall", "altogether", "average"]
    private static let degrees: Set<String> = [
        "full", "top", "high", "higher", "highest", "low", "lower", "lowest", "perfect", "maximum", "half", "no",
        "extra",
    ]
    private static let families: [Set<String>] = [
        ["score", "scores", "scored", "scoring"], ["grade", "grades", "graded", "grading"],
        ["rating", "ratings", "rated"], ["percentile", "percentiles"], ["verdict", "verdicts"],
        ["hire", "hired", "hireable"],
    ]
}
