/// Finds marks and points given to the candidate.
enum ScoreCheck {
    static func scores(_ wording: Wording) -> Bool {
        wording.words.indices.contains { index in
            isShareOfScale(wording.texts, index) || isMark(wording, index) || isGiven(wording.texts, index)
        } || wording.contains("full marks") || wording.contains("top marks")
    }

    /// "4 out of 5", "4/5", "4.5 of 5", "3 points", "90% right"; not "3 of 5 replicas".
    private static func isShareOfScale(_ texts: [String], _ index: Int) -> Bool {
        guard isNumber(texts[index]) else { return false }
        func text(_ offset: Int) -> String { index + offset < texts.count ? texts[index + offset] : "" }
        if ["points", "stars", "marks"].contains(text(1)) { return true }
        if text(1) == "%" || text(1) == "percent" { return VerdictWords.judgements.contains(text(2)) }
        switch (text(1), text(2)) {
        case ("out", "of"): return isNumber(text(3)) && !isCounted(text(4))
        case ("of", _): return ["5", "10", "five", "ten"].contains(text(2)) && !isCounted(text(3))
        case ("/", _): return scales.contains(text(2)) && !isCounted(text(3))
        default: return false
        }
    }

    /// "Score: 4", "a grade of B", "your rating"; not "an F1 score of 0.9".
    private static func isMark(_ wording: Wording, _ index: Int) -> Bool {
        let texts = wording.texts
        guard marks.contains(texts[index]) else { return false }
        let before = index > 0 ? texts[index - 1] : ""
        if ["your", "my", "full"].contains(before) { return true }
        guard wording.words[index].opensClause || ["a", "the", "this", "overall", "total", "final"].contains(before)
        else {
            return false
        }
        return texts[(index + 1)...].prefix(3).contains { isNumber($0) || grades.contains($0) }
    }

    /// "I would give you", "I rate it", "I mark this"; not "I give you a hint".
    private static func isGiven(_ texts: [String], _ index: Int) -> Bool {
        guard giving.contains(texts[index]), index > 0, index + 1 < texts.count else { return false }
        let before = texts[index - 1] == "would" && index > 1 ? texts[index - 2] : texts[index - 1]
        guard before == "i" || before == "will", given.contains(texts[index + 1]) else { return false }
        guard texts[index] == "give" else { return true }
        let rest = texts[(index + 2)...].prefix(3)
        return rest.contains { isNumber($0) && $0 != "one" && $0 != "two" || marks.contains($0) || grades.contains($0) }
            || Array(rest.suffix(2)) == ["an", "a"] || Array(rest.prefix(2)) == ["an", "a"] || rest.contains("credit")
    }

    static func isNumber(_ word: String) -> Bool {
        numbers.contains(word) || word.first?.isNumber == true && word.allSatisfy { $0.isNumber || ".,".contains($0) }
    }

    private static let scales: Set<String> = ["5", "10", "20", "100", "five", "ten", "hundred"]

    /// Whether the word after "3 of 5" is something that is counted, as in "3 of 5 replicas".
    private static func isCounted(_ word: String) -> Bool { word.hasSuffix("s") && !uncounted.contains(word) }

    private static let uncounted: Set<String> = [
        "points", "stars", "marks", "is", "was", "this", "thanks", "as", "keypoints",
    ]
    private static let numbers: Set<String> = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    private static let marks: Set<String> = ["score", "scores", "grade", "grades", "rating", "mark", "marks"]
    private static let grades: Set<String> = ["b", "c", "d", "f"]
    private static let giving: Set<String> = ["give", "rate", "score", "grade", "award", "mark"]
    private static let given: Set<String> = ["you", "it", "this", "that", "your", "the"]
}
