/// Whether a sentence asks for something.
enum Asking {
    /// How many questions a sentence asks, those in code and quotations left out.
    static func questions(in sentence: String) -> Int {
        var count = 0
        var previous: Character = " "
        for character in Spans.withoutQuotations(sentence) {
            let isMark = questionMarks.contains(character)
            if isMark, !"?？‽⁇⁈⁉!<".contains(previous) { count += 1 }
            previous = character
        }
        return count == 0 && asksWithoutMark(sentence) ? 1 : count
    }

    /// Whether the sentence begins as questions do, as in "What does it do".
    private static func asksWithoutMark(_ sentence: String) -> Bool {
        let words = Wording(sentence).texts.drop { openings.contains($0) }
        guard let first = words.first, let second = words.dropFirst().first else { return false }
        return ["what", "how", "where", "when", "why", "which", "who", "whom"].contains(first)
            && ["do", "does", "did", "would", "could", "can", "should", "will"].contains(second)
    }

    /// Whether the sentence tells the candidate to answer, as in "Tell me what happens".
    static func commands(_ sentence: String) -> Bool {
        let words = Wording(sentence).texts.drop { openings.contains($0) }
        guard let verb = words.first else { return false }
        if verb == "give" || verb == "walk" || verb == "talk" || verb == "show" || verb == "tell" {
            return ["me", "us", "an", "a", "one", "two", "another"].contains(words.dropFirst().first ?? "")
        }
        return verbs.contains(verb)
    }

    private static let questionMarks = Set("?？‽⁇⁈⁉")

    private static let openings: Set<String> = [
        "please", "now", "then", "so", "and", "next", "also", "well", "okay", "ok", "just", "first", "briefly",
    ]
    private static let verbs: Set<String> = [
        "explain", "describe", "name", "list", "outline", "sketch", "discuss", "elaborate", "define", "state",
        "clarify",
        "summarize", "summarise", "justify", "illustrate", "demonstrate", "expand",
    ]
}
