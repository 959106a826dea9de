/// A change to the composer's text, as much of it as undoing takes. Places are bytes of UTF-8.
struct Edit: Hashable, Sendable {
    let offset: Int
    let removed: String
    var inserted: Int
    /// Where the caret was before.
    let caret: Int
}

/// The edits that can be undone, the newest 1,000, and those undone that can be done again.
struct EditHistory: Hashable, Sendable {
    private var edits: [Edit] = []
    private var undone: [Edit] = []
    /// How much text the edits keep, in bytes.
    private var kept = 0

    static let most = 1_000
    /// The most text that is kept, in bytes; the newest edit is kept however large it is.
    static let mostKept = 64 << 20

    /// Takes note of an edit; one that continues the last (typing on) is undone with it.
    mutating func note(_ edit: Edit, isContinued: Bool) {
        undone = []
        if isContinued, edit.removed.isEmpty, let last = edits.last, last.offset + last.inserted == edit.offset {
            edits[edits.count - 1].inserted += edit.inserted
            return
        }
        push(edit)
    }

    /// The last edit, to be undone.
    mutating func takeLast() -> Edit? {
        guard let edit = edits.popLast() else { return nil }
        kept -= edit.removed.utf8.count
        return edit
    }

    /// The edit undone last, to be done again.
    mutating func takeUndone() -> Edit? { undone.popLast() }

    /// Takes note of the edit that does again what was just undone.
    mutating func noteUndoing(_ edit: Edit) { undone.append(edit) }

    /// Takes note of the edit that undoes what was just done again.
    mutating func noteRedoing(_ edit: Edit) { push(edit) }

    private mutating func push(_ edit: Edit) {
        edits.append(edit)
        kept += edit.removed.utf8.count
        var dropped = edits.count > Self.most ? Self.most / 10 : 0
        var rest = kept - edits[..<dropped].reduce(0) { $0 + $1.removed.utf8.count }
        while rest > Self.mostKept, dropped < edits.count - 1 {
            rest -= edits[dropped].removed.utf8.count
            dropped += 1
        }
        edits.removeFirst(dropped)
        kept = rest
    }
}
