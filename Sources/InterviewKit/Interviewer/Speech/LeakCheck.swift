/// Finds what gives a key point away before the candidate has said it.
struct LeakCheck: Sendable {
    /// The spellings of the key points' terms that nobody has used yet.
    private let forbidden: [Spelling]
    /// The meaningful words of each key point's sentence, without those in use.
    private let points: [Set<String>]
    /// The spellings of terms that only the move's own words hold: what the move is to bring in.
    private let given: [Spelling]
    /// The sentences of the key points and of the reference answer, and those of the move.
    private let secrets: RepetitionCheck
    private let own: RepetitionCheck

    /// `ownWords` are those of the move; `candidate` the messages of the candidate to this question.
    init(_ question: Question?, ownWords: String?, candidate: [String]) {
        let spellings = (question?.keyPoints ?? []).flatMap { $0.terms.joined() }.map(Spelling.init)
        let before = Place(([question?.text ?? ""] + candidate).flatMap { [$0, Self.unlisted($0)] })
        let words = Place([ownWords ?? "", Self.unlisted(ownWords ?? "")])
        let told = Set(spellings.filter { $0.stands(before) }.map(\.joined))
        let brought = spellings.filter { !told.contains($0.joined) && $0.stands(words) }
        given = brought
        let inUse = told.union(brought.map(\.joined))
        forbidden = spellings.filter { !inUse.contains($0.joined) }
        let known = Wording(([question?.text ?? "", ownWords ?? ""] + candidate).joined(separator: " \n ")).stems
        points = (question?.keyPoints ?? []).map { Wording($0.sentence).stems.subtracting(known) }
        secrets = RepetitionCheck(said: (question?.keyPoints ?? []).map(\.sentence) + [question?.reference ?? ""])
        own = RepetitionCheck(said: [ownWords ?? ""])
    }

    /// Whether the sentence gives something away, alone or with what the speech said before it.
    func leaks(_ sentence: String, after before: [String]) -> Bool {
        let speech = (before + [sentence]).joined(separator: " ")
        if secrets.repeats(sentence), !own.repeats(sentence) { return true }
        let place = Place(Self.disguises(of: speech))
        if forbidden.contains(where: { $0.stands(place) }) { return true }
        let stems = Wording(speech).stems
        return points.contains { point in
            point.count >= 3 && Double(point.intersection(stems).count) >= 0.6 * Double(point.count)
        }
    }

    /// Whether the speech holds something that the move is to bring in; true when there is no such thing.
    func gives(_ speech: String) -> Bool {
        let place = Place([speech])
        return given.isEmpty || given.contains { $0.stands(place) }
    }

    /// The text as it stands, and with what could hide a term in it taken away.
    private static func disguises(of text: String) -> [String] {
        let bare = text.filter { !enclosing.contains($0) }
        let joined = text.filter { !parting.contains($0) }
        return [text, bare, joined, unlisted(text)] + [
            spelledOut(text, startsWithArticle: false), spelledOut(text, startsWithArticle: true),
        ]
    }

    /// The text without the marks between the items of a list: "cache, eviction" is the term, too.
    private static func unlisted(_ text: String) -> String { text.filter { !listing.contains($0) } }

    /// The words that letters with spaces or stops between them make, as in "v o l a t i l e". The first of them may be the
    /// article.
    private static func spelledOut(_ text: String, startsWithArticle: Bool) -> String {
        var words: [String] = []
        var current = ""
        for part in plain(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if part.count == 1, !(startsWithArticle && current.isEmpty && part.lowercased() == "a") {
                current += part
            } else {
                words.append(current)
                current = ""
            }
        }
        // Apart from each other, so that no two of them make a term of two words.
        return (words + [current]).filter { $0.count > 2 }.joined(separator: " ; ")
    }

    /// The text with every hyphen and dash as a space, and typographic apostrophes as plain ones.
    fileprivate static func plain(_ text: String) -> String {
        String(text.map { dashes.contains($0) ? " " : $0 == "’" ? "'" : $0 })
    }

    // Sets, because a sentence waits for this: to look through a text for each character took most of the check's time.
    private static let enclosing = Set("*_`~\"“”'’")
    private static let parting = Set("-‐‑–*_`~·.")
    private static let listing = Set(",;:/()")
    private static let dashes = Set("-‐‑–—")
}

/// One spelling of a term, in the singular and the plural.
private struct Spelling: Sendable {
    /// Letters and digits only, for spellings that differ in nothing else.
    let joined: String
    private let forms: [(text: String, firstWord: String)]

    init(_ term: String) {
        let plain = LeakCheck.plain(term).lowercased()
        joined = plain.filter { $0.isLetter || $0.isNumber }
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
            guard !form.text.hasPrefix(form.firstWord) || place.words.contains(form.firstWord) else { return false }
            return place.searches.contains { $0.contains(form.text) }
        }
    }
}

/// Texts in which terms are looked for.
private struct Place {
    let searches: [TermSearch]
    let words: Set<String>

    init(_ texts: [String]) {
        let plain = texts.map { LeakCheck.plain($0).lowercased() }
        searches = plain.map(TermSearch.init)
        words = Set(plain.flatMap { Self.words(in: $0[...]) })
    }

    /// The words as ``TermSearch`` sees them.
    static func words(in text: Substring) -> [String] {
        text.unicodeScalars.split { scalar in
            !(scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }.map { String($0) }
    }
}
