/// Finds what gives a key point away before the candidate has said it.
struct LeakCheck: Sendable {
    /// The spellings of the key points' terms that nobody has used yet.
    private let forbidden: [Spelling]
    /// The meaningful words of each key point's sentence, without those in use.
    private let points: [Set<String>]
    /// The spellings of terms that only the move's own words hold: what the move is to bring in.
    private let given: [Spelling]

    /// `ownWords` are those of the move; `candidate` the messages of the candidate to this question.
    init(_ question: Question?, ownWords: String?, candidate: [String]) {
        let spellings = (question?.keyPoints ?? []).flatMap { $0.terms.joined() }.map(Spelling.init)
        let before = ([question?.text ?? ""] + candidate).map(Place.init)
        let own = Place(ownWords ?? "")
        let told = Set(spellings.filter { term in before.contains(where: term.stands) }.map(\.joined))
        let brought = spellings.filter { !told.contains($0.joined) && $0.stands(own) }
        given = brought
        let inUse = told.union(brought.map(\.joined))
        forbidden = spellings.filter { !inUse.contains($0.joined) }
        let known = Wording(([question?.text ?? "", ownWords ?? ""] + candidate).joined(separator: " \n ")).stems
        points = (question?.keyPoints ?? []).map { Wording($0.sentence).stems.subtracting(known) }
    }

    /// Whether the speech, with all that was said of it before, gives something away.
    func leaks(_ speech: String) -> Bool {
        let places = Self.disguises(of: speech).map(Place.init)
        if forbidden.contains(where: { places.contains(where: $0.stands) }) { return true }
        let stems = Wording(speech).stems
        return points.contains { point in
            point.count >= 3 && Double(point.intersection(stems).count) >= 0.6 * Double(point.count)
        }
    }

    /// Whether the speech holds something that the move is to bring in; true when there is no such thing.
    func gives(_ speech: String) -> Bool {
        let place = Place(speech)
        return given.isEmpty || given.contains { $0.stands(place) }
    }

    /// The text as it stands, and with what could hide a term in it taken away.
    private static func disguises(of text: String) -> [String] {
        let bare = text.filter { !"*_`~\"“”'’".contains($0) }
        let joined = text.filter { !"-‐‑–*_`~·.".contains($0) }
        return [text, bare, joined] + [
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
    fileprivate static func plain(_ text: String) -> String {
        String(text.map { "-‐‑–—".contains($0) ? " " : $0 == "’" ? "'" : $0 })
    }
}

/// One spelling of a term, in the singular and the plural.
private struct Spelling: Sendable {
    /// Without spaces and hyphens, for spellings that differ in nothing else.
    let joined: String
    private let forms: [(text: String, firstWord: String)]

    init(_ term: String) {
        let plain = LeakCheck.plain(term).lowercased()
        joined = plain.filter { $0 != " " }
        var forms = [plain]
        if plain.last?.isLetter == true {
            forms += [plain + "s", plain + "es"]
            if plain.count > 4, plain.hasSuffix("s"), !plain.hasSuffix("ss") { forms.append(String(plain.dropLast())) }
        }
        self.forms = forms.map { ($0, Place.words(in: $0[...]).first ?? "") }
    }

    func stands(_ place: Place) -> Bool {
        forms.contains { form in
            // Looking a word up is much faster than searching for the term.
            let isPossible = form.text.hasPrefix(form.firstWord) ? place.words.contains(form.firstWord) : true
            return isPossible && place.search.contains(form.text)
        }
    }
}

/// A text in which terms are looked for.
private struct Place {
    let search: TermSearch
    let words: Set<String>

    init(_ text: String) {
        let plain = LeakCheck.plain(text).lowercased()
        search = TermSearch(plain)
        words = Set(Self.words(in: plain[...]))
    }

    /// The words as ``TermSearch`` sees them.
    static func words(in text: Substring) -> [String] {
        text.unicodeScalars.split { scalar in
            !(scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }.map { String($0) }
    }
}
