/// A change to the composer's text, as much of it as undoing takes. Places are bytes of UTF-8.
struct Edit: Hashable, Sendable {
    let offset: Int
    let removed: String
    var inserted: Int
    /// Where the caret was before.
    let caret: Int
}

/// The edits that can be undone: the newest 1,000.
struct EditHistory: Hashable, Sendable {
    private var edits: [Edit] = []

    static let most = 1_000

    /// Takes note of an edit; one that continues the last (typing on) is undone with it.
    mutating func note(_ edit: Edit, isContinued: Bool) {
        if isContinued, edit.removed.isEmpty, let last = edits.last, last.offset + last.inserted == edit.offset {
            edits[edits.count - 1].inserted += edit.inserted
            return
        }
        if edits.count == Self.most { edits.removeFirst(Self.most / 10) }
        edits.append(edit)
    }

    mutating func takeLast() -> Edit? { edits.popLast() }
}
