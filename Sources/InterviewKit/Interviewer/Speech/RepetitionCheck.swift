/// Finds sentences that the interviewer has said before.
struct RepetitionCheck: Sendable {
    private var said: [[String]]

    init(said texts: [String]) {
        said = texts.flatMap(Self.sentences).map { Wording($0).texts }.filter { !$0.isEmpty }
    }

    /// Whether the sentence is one that was said, or nearly so.
    func repeats(_ sentence: String) -> Bool {
        let words = Wording(sentence).texts
        guard !words.isEmpty else { return false }
        let pairs = Self.pairs(words)
        return said.contains { earlier in
            if earlier == words { return true }
            guard earlier.count > 3, words.count > 3 else { return false }
            let others = Self.pairs(earlier)
            let shared = Double(pairs.intersection(others).count)
            // Most of the longer one, or nearly all of this one as a part of the earlier one.
            return shared >= 0.7 * Double(max(pairs.count, others.count))
                || (words.count > 6 && shared >= 0.9 * Double(pairs.count))
        }
    }

    mutating func add(_ sentence: String) { said.append(Wording(sentence).texts) }

    private static func sentences(_ text: String) -> [String] {
        var reader = SentenceReader()
        return reader.read(text) + [reader.finish()].compactMap { $0 }
    }

    private static func pairs(_ words: [String]) -> Set<[String]> {
        Set(zip(words, words.dropFirst()).map { [$0, $1] })
    }
}
