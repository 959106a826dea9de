/// The words of a text, for comparing what is said with what was said: small letters, without punctuation,
/// contractions spelled out.
struct Wording: Sendable {
    /// One word.
    struct Word: Hashable, Sendable {
        let text: String
        /// Whether it begins the text, or a clause: punctuation stands before it.
        let opensClause: Bool
        /// Whether it ends the text, or a clause.
        var closesClause: Bool
    }

    let words: [Word]
    /// Where each word stands.
    private let places: [String: [Int]]

    init(_ text: String) {
        var words: [Word] = []
        var current = ""
        var opens = true
        func flush(_ words: inout [Word]) {
            guard !current.isEmpty else { return }
            for part in Self.spelledOut(current) {
                words.append(Word(text: part, opensClause: opens, closesClause: false))
                opens = false
            }
            current = ""
        }
        let characters = Array(text.lowercased())
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if character.isLetter || character.isNumber {
                current.append(character)
            } else if character == "'" || character == "’", !current.isEmpty, next.isLetter {
                current.append("'")
            } else if ".,".contains(character), next.isNumber, current.last?.isNumber == true {
                current.append(character)
            } else if "/%+".contains(character), !current.isEmpty || character == "/" {
                flush(&words)
                words.append(Word(text: String(character), opensClause: false, closesClause: false))
            } else {
                flush(&words)
                guard Self.clauseMarks.contains(character) || (character == "-" && next == " ") else { continue }
                if !words.isEmpty { words[words.count - 1].closesClause = true }
                opens = true
            }
        }
        flush(&words)
        if !words.isEmpty { words[words.count - 1].closesClause = true }
        self.words = words
        places = Dictionary(grouping: words.indices) { words[$0].text }
    }

    var texts: [String] { words.map(\.text) }

    /// Where the phrase begins.
    func places(of phrase: [String]) -> [Int] {
        guard let first = phrase.first, let starts = places[first] else { return [] }
        return starts.filter { start in
            start + phrase.count <= words.count && phrase.indices.allSatisfy { words[start + $0].text == phrase[$0] }
        }
    }

    /// Whether the phrase, words with single spaces between them, stands there.
    func contains(_ phrase: String) -> Bool { !places(of: phrase.split(separator: " ").map(String.init)).isEmpty }

    /// The beginnings of the words that carry meaning, which survive most inflections.
    var stems: Set<String> {
        var stems: Set<String> = []
        for word in words where word.text.count >= 3 && !Self.emptyWords.contains(word.text) {
            stems.insert(String(word.text.prefix(5)))
        }
        return stems
    }

    private static let clauseMarks = Set(",;:.!?…()\"“”—–*|[]{}")

    private static func spelledOut(_ word: String) -> [String] {
        guard let apostrophe = word.firstIndex(of: "'") else { return [word] }
        let (head, tail) = (String(word[..<apostrophe]), String(word[word.index(after: apostrophe)...]))
        switch tail {
        case "s" where ["that", "it", "what", "here", "there", "this", "who", "he", "she", "let"].contains(head):
            return [head, head == "let" ? "us" : "is"]
        case "re": return [head, "are"]
        case "ve": return [head, "have"]
        case "d": return [head, "would"]
        case "m": return [head, "am"]
        case "ll": return [head, "will"]
        case "t" where head == "can": return ["can", "not"]
        case "t" where head == "won": return ["will", "not"]
        case "t" where head.hasSuffix("n"): return [String(head.dropLast()), "not"]
        default: return [head]
        }
    }

    private static let emptyWords: Set<String> = Set(
        """
        the and but for nor yet not are was were been being has have had having does did doing done will would shall should \
        can could may might must this that these those there here then than them they their its his her him she you your \
        yours our ours who whom whose which what when where why how with within without from into onto upon about above \
        below over under again more most other some such only own same too very just also any all each few both between \
        through during before after out off let get got make made take use used using way ways thing things something \
        anything question answer ask asked asking tell explain describe think thinking say said saying mean means know \
        see look like well okay now one two next another example please maybe perhaps consider instead bit little lot \
        want need happen happens help us it is of in on at to as by or if so do be we he an my me no
        """.split(separator: " ").map(String.init))
}
