/// Finds what gives a key point away before the candidate has said it.
struct LeakCheck: Sendable {
    /// The spellings of the key points' terms that nobody has used yet.
    private let forbidden: [String]
    /// The meaningful words of each key point's sentence, without those in use.
    private let points: [Set<String>]
    /// The spellings of terms that only the move's own words hold: what the move is to bring in.
    let given: [String]

    /// `ownWords` are those of the move; `candidate` the messages of the candidate to this question.
    init(_ question: Question?, ownWords: String?, candidate: [String]) {
        let asked = question?.text ?? ""
        let used = ([asked, ownWords ?? ""] + candidate).map(Self.plain).map(TermSearch.init)
        let spellings = (question?.keyPoints ?? []).flatMap { $0.terms.joined() }
        forbidden = spellings.filter { term in !used.contains { Self.holds($0, term) } }
        let before = ([asked] + candidate).map(Self.plain).map(TermSearch.init)
        let own = TermSearch(Self.plain(ownWords ?? ""))
        given = spellings.filter { term in Self.holds(own, term) && !before.contains { Self.holds($0, term) } }
        let known = Wording(([asked, ownWords ?? ""] + candidate).joined(separator: " \n ")).stems
        points = (question?.keyPoints ?? []).map { Wording($0.sentence).stems.subtracting(known) }
    }

    /// Whether the speech, with all that was said of it before, gives something away.
    func leaks(_ speech: String) -> Bool {
        let searches = Self.disguises(of: speech).map(TermSearch.init)
        if forbidden.contains(where: { term in searches.contains { Self.holds($0, term) } }) { return true }
        let stems = Wording(speech).stems
        return points.contains { point in
            point.count >= 3 && Double(point.intersection(stems).count) >= 0.6 * Double(point.count)
        }
    }

    /// Whether the speech holds something that the move is to bring in; true when there is no such thing.
    func gives(_ speech: String) -> Bool {
        let search = TermSearch(Self.plain(speech))
        return given.isEmpty || given.contains { Self.holds(search, $0) }
    }

    /// Whether the term stands there, in the singular or the plural.
    private static func holds(_ search: TermSearch, _ term: String) -> Bool {
        let term = plain(term)
        if search.contains(term) { return true }
        guard term.last?.isLetter == true else { return false }
        if search.contains(term + "s") || search.contains(term + "es") { return true }
        return term.count > 4 && term.hasSuffix("s") && !term.hasSuffix("ss")
            && search.contains(String(term.dropLast()))
    }

    /// The text as it stands, and with what could hide a term in it taken away.
    private static func disguises(of text: String) -> [String] {
        let bare = text.filter { !"*_`~\"“”'’".contains($0) }
        let joined = text.filter { !"-‐‑–*_`~·.".contains($0) }
        return [text, bare, joined].map(plain) + [
            spelledOut(text, startsWithArticle: false), spelledOut(text, startsWithArticle: true),
        ]
    }

    /// The text with letters that have spaces or stops between them joined, as in "v o l a t i l e". The first of them may
    /// be the article.
    private static func spelledOut(_ text: String, startsWithArticle: Bool) -> String {
        let parts = plain(text).lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        var result = ""
        for (index, part) in parts.enumerated() {
            let isLetter = part.count == 1 && index > 0 && parts[index - 1].count == 1
            let isAfterArticle =
                startsWithArticle && index > 0 && parts[index - 1] == "a"
                && (index == 1 || parts[index - 2].count > 1)
            result += (isLetter && !isAfterArticle ? "" : " ") + part
        }
        return result
    }

    /// The text with every hyphen and dash as a space, and typographic apostrophes as plain ones.
    private static func plain(_ text: String) -> String {
        String(text.map { "-‐‑–—".contains($0) ? " " : $0 == "’" ? "'" : $0 })
    }
}
