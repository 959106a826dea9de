/// The words of a question that say what it is about, for telling whether two questions ask for much the same.
package struct ContentWords: Hashable, Sendable {
    private let stems: Set<String>

    package init(_ text: String) {
        stems = Set(Self.list(text).map(Self.stem))
    }

    /// The words themselves as they stand in the text, in lower case, each once, in order.
    static func list(_ text: String) -> [String] {
        var words: [String] = []
        for word in text.lowercased().split(whereSeparator: { !Self.isPart($0) }) {
            let word = word.hasSuffix("'s") || word.hasSuffix("’s") ? word.dropLast(2) : word
            let plain = String(word.filter { $0 != "'" && $0 != "’" })
            guard plain.count > 1, !common.contains(plain), !words.contains(plain) else { continue }
            words.append(plain)
        }
        return words
    }

    /// Whether there is nothing but words that any question may hold.
    var isEmpty: Bool { stems.isEmpty }

    /// Whether the two have a word in common.
    func touches(_ other: ContentWords) -> Bool { !stems.isDisjoint(with: other.stems) }

    /// How much of the shorter text stands in the other, 0 to 1; 0 with less than two words in common.
    package func likeness(to other: ContentWords) -> Double {
        let common = stems.intersection(other.stems).count
        guard common > 1 else { return 0 }
        return Double(common) / Double(min(stems.count, other.stems.count))
    }

    /// Whether the two ask for much the same. No two questions of the bank's of one role reach 0.4; paraphrases of them
    /// lie above 0.5.
    package func isNear(_ other: ContentWords) -> Bool {
        if stems.count < 2 || other.stems.count < 2 { return !stems.isEmpty && stems == other.stems }
        return likeness(to: other) >= Self.nearLikeness
    }

    private static let nearLikeness = 0.5

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_+#'’".contains(character)
    }

    /// The word without the endings of its forms.
    private static func stem(_ word: String) -> String {
        var stem = word
        if let ending = endings.first(where: { word.hasSuffix($0) && word.count - $0.count >= 4 }) {
            stem.removeLast(ending.count)
        }
        if stem.count > 4, stem.hasSuffix("e") { stem.removeLast() }
        return stem
    }

    private static let endings = ["ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly"]

    /// Words of grammar, of asking, of every day, and of whole fields.
    private static let common = Set(
        """
        a about above after again all also although always am an and another any anybody anyone are as ask asked asks at away \
        back be because been before being below best better between both but by call called can cannot cause caused causes \
        choose come comes could describe did didnt differ difference different do does doesnt doing done dont down each \
        either else ever every everything example expect explain few find first fix for from gain get gets getting give given \
        go goes going good had happen happening happens has have having he help helps her here him his hold how however i if \
        im in inside instead into is isnt it its itself just keep kind know last later least less let like look made make \
        makes many may mean means might mistake more most much must my name need needs never no nobody none nor not nothing \
        now of off often on once one only or other others ought our out over own part people perhaps place please problem \
        problems put question rather reason right risk run said same say says see set several shall she should show since so \
        solve some somebody someone something still such take tell than that the their them then there these they thing \
        things this those though through to too two under until up us use used user users uses using very walk want was way \
        ways we well went were what whats when where whether which while who whole why will with within without wont work \
        works would write writes wrong yes yet you your yours approach code colleague company compare developer discuss \
        engineer ensure handle important program service system team teammate application java python devops language model \
        models ai
        """.split(separator: " ").map(String.init))
}
