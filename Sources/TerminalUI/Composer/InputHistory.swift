/// What was sent in this session, to go back to, and the drafts that were left on the way: neither the one not yet sent nor
/// a changed old one is lost by looking at another.
struct InputHistory: Sendable {
    private var sent: [String] = []
    /// Drafts by where they were left; behind the last of what was sent is the new one.
    private var left: [Int: Composer] = [:]
    private var place = 0

    /// Takes up what was sent earlier, before this history began.
    mutating func recall(_ texts: [String]) {
        guard !texts.isEmpty else { return }
        left = Dictionary(uniqueKeysWithValues: left.map { ($0.key + texts.count, $0.value) })
        place += texts.count
        sent = texts + sent
    }

    /// Takes up what was sent from `composer`; answers with the composer to go on with: the draft that was left for an old
    /// text, else an empty one.
    mutating func send(from composer: Composer) -> Composer {
        let draft = place < sent.count ? left[sent.count] : nil
        left[sent.count] = nil
        left[place] = nil
        // Compared byte by byte: é may be written in two ways.
        if sent.last.map({ !$0.utf8.elementsEqual(composer.text.utf8) }) ?? true { sent.append(composer.text) }
        place = sent.count
        return (draft ?? Composer()).takingKills(of: composer)
    }

    /// Goes so many texts on, or back by a negative number, from the one in `composer`; nil at either end.
    mutating func walk(by step: Int, from composer: Composer) -> Composer? {
        let next = place + step
        guard (0...sent.count).contains(next) else { return nil }
        left[place] = isChanged(composer) ? composer : nil
        place = next
        let text = next < sent.count ? sent[next] : ""
        return (left[next] ?? Composer(text: text)).takingKills(of: composer)
    }

    /// Every draft that was not sent, the newest last, when `composer` has the one being written.
    func unsent(_ composer: Composer) -> [String] {
        var drafts = left.mapValues(\.text)
        drafts[place] = isChanged(composer) ? composer.text : nil
        return drafts.sorted { $0.key < $1.key }.map(\.value)
    }

    private func isChanged(_ composer: Composer) -> Bool {
        let original = place < sent.count ? sent[place].replacingLineEnds() : ""
        return !composer.text.utf8.elementsEqual(original.utf8)
    }
}
