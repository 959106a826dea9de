/// The text being typed, and the place in it: a value that keys change. It edits by grapheme cluster, may have many
/// lines, and knows the keys of Emacs and readline.
package struct Composer: Sendable {
    package private(set) var text: String
    package private(set) var caret: String.Index
    /// How many words the text has, blanks between them.
    package private(set) var words: Int

    private var kills = KillRing()
    private var history = EditHistory()
    /// The text wrapped to the width it was last shown at.
    private var layout: DraftLayout?
    private var last = Action.other
    /// The column that up and down keep to.
    private var goal: Int?

    private enum Action: Hashable {
        case typed
        case killed
        /// So many bytes were yanked, from this one on.
        case yanked(from: Int, count: Int)
        case moved
        case other
    }

    package init(text: String = "") {
        self.text = text.replacingLineEnds()
        caret = self.text.endIndex
        words = self.text.countingWords()
    }

    /// Puts another text in place, the caret behind it. Can be undone.
    package mutating func replace(with text: String) {
        edit(self.text.startIndex..<self.text.endIndex, with: text.replacingLineEnds())
        settle(.other)
    }

    /// The composer with the kills of another one.
    func takingKills(of other: Composer) -> Composer {
        var composer = self
        composer.kills = other.kills
        return composer
    }

    // MARK: Keys

    /// Whether `key` is an editing key, which is then used. Enter, Tab and Escape are not; Up on the first and Down on the
    /// last line are not, nor is Ctrl-D while nothing is typed: the screen may give them a meaning.
    package mutating func handle(_ key: Key, columns: Int) -> Bool {
        switch key {
        case .character(let character):
            type(character)
        case .paste(let pasted):
            insert(pasted.replacingLineEnds())
        case .newline, .control("j"):
            insert("\n")
        case .up, .control("p"):
            return move(byLines: -1, columns: columns)
        case .down, .control("n"):
            return move(byLines: 1, columns: columns)
        default:
            return move(key) || change(key) || changeWord(key)
        }
        return true
    }

    private mutating func move(_ key: Key) -> Bool {
        switch key {
        case .left, .control("b"): caret = text.before(caret)
        case .right, .control("f"): caret = text.after(caret)
        case .wordLeft, .alt("b"): caret = text.wordStart(before: caret)
        case .wordRight, .alt("f"): caret = text.wordEnd(after: caret)
        case .home, .control("a"): caret = text.lineStart(before: caret)
        case .end, .control("e"): caret = text.lineEnd(after: caret)
        case .textStart: caret = text.startIndex
        case .textEnd: caret = text.endIndex
        default: return false
        }
        settle(.moved)
        return true
    }

    private mutating func change(_ key: Key) -> Bool {
        switch key {
        case .backspace, .control("h"): remove(text.before(caret)..<caret)
        case .control("d") where text.isEmpty: return false
        case .delete, .control("d"): remove(caret..<text.after(caret))
        case .control("k"):
            let end = text.lineEnd(after: caret)
            kill(caret..<(end == caret ? text.after(caret) : end), isBackward: false)
        case .control("u"):
            let start = text.lineStart(before: caret)
            kill((start == caret ? text.before(caret) : start)..<caret, isBackward: true)
        case .control("y"): yank()
        case .alt("y"): yankEarlier()
        case .control("t"): transpose()
        case .control("_"): undo()
        case .alt("_"): redo()
        default: return false
        }
        return true
    }

    private mutating func changeWord(_ key: Key) -> Bool {
        switch key {
        case .control("w"): kill(text.blankDelimitedStart(before: caret)..<caret, isBackward: true)
        case .wordBackspace: kill(text.wordStart(before: caret)..<caret, isBackward: true)
        case .alt("d"): kill(caret..<text.wordEnd(after: caret), isBackward: false)
        case .alt("u"): rewriteWord { $0.uppercased() }
        case .alt("l"): rewriteWord { $0.lowercased() }
        case .alt("c"): rewriteWord { $0.capitalizingFirstLetter() }
        default: return false
        }
        return true
    }

    // MARK: Edits

    private mutating func type(_ character: Character) {
        let isContinued = last == .typed && (!character.isWhitespace || text[..<caret].last?.isWhitespace == true)
        edit(caret..<caret, with: String(character), isContinued: isContinued)
        settle(.typed)
    }

    private mutating func insert(_ addition: String) {
        edit(caret..<caret, with: addition)
        settle(.other)
    }

    private mutating func remove(_ range: Range<String.Index>) {
        edit(range, with: "")
        settle(.other)
    }

    private mutating func kill(_ range: Range<String.Index>, isBackward: Bool) {
        guard !range.isEmpty else { return }
        kills.take(String(text[range]), isJoined: last == .killed, isBackward: isBackward)
        edit(range, with: "")
        settle(.killed)
    }

    private mutating func yank() {
        guard let killed = kills.current else { return }
        let offset = text.utf8.distance(from: text.startIndex, to: caret)
        edit(caret..<caret, with: killed)
        settle(.yanked(from: offset, count: killed.utf8.count))
    }

    /// Puts the kill before in the place of the one just yanked.
    private mutating func yankEarlier() {
        guard case .yanked(let offset, let count) = last else { return }
        kills.turn()
        guard let killed = kills.current else { return }
        let start = text.utf8.index(text.startIndex, offsetBy: offset)
        edit(start..<text.utf8.index(start, offsetBy: count), with: killed)
        settle(.yanked(from: offset, count: killed.utf8.count))
    }

    private mutating func rewriteWord(_ rewritten: (String) -> String) {
        let range = caret..<text.wordEnd(after: caret)
        edit(range, with: rewritten(String(text[range])))
        settle(.other)
    }

    /// Swaps the clusters around the caret, at a line's end the two before it.
    private mutating func transpose() {
        let middle = caret == text.lineEnd(after: caret) ? text.before(caret) : caret
        let start = text.before(middle)
        let end = text.after(middle)
        guard start < middle, middle < end, text[start] != "\n" else { return }
        edit(start..<end, with: String(text[middle..<end]) + String(text[start..<middle]))
        settle(.other)
    }

    private mutating func undo() {
        guard let edit = history.takeLast() else { return }
        history.noteUndoing(apply(edit))
        placeCaret(atByte: edit.caret)
        settle(.other)
    }

    private mutating func redo() {
        guard let edit = history.takeUndone() else { return }
        history.noteRedoing(apply(edit))
        placeCaret(atByte: edit.offset + edit.removed.utf8.count)
        settle(.other)
    }

    /// Puts back what an edit removed; answers with the edit that reverts this.
    private mutating func apply(_ edit: Edit) -> Edit {
        let start = text.utf8.index(text.startIndex, offsetBy: edit.offset)
        let end = text.utf8.index(start, offsetBy: edit.inserted)
        let reverse = Edit(
            offset: edit.offset, removed: String(text[start..<end]), inserted: edit.removed.utf8.count,
            caret: text.utf8.distance(from: text.startIndex, to: caret))
        substitute(start..<end, at: edit.offset, with: edit.removed)
        return reverse
    }

    private mutating func edit(_ range: Range<String.Index>, with addition: String, isContinued: Bool = false) {
        guard !range.isEmpty || !addition.isEmpty else { return }
        let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        history.note(
            Edit(
                offset: offset, removed: String(text[range]), inserted: addition.utf8.count,
                caret: text.utf8.distance(from: text.startIndex, to: caret)),
            isContinued: isContinued)
        substitute(range, at: offset, with: addition)
        placeCaret(atByte: offset + addition.utf8.count)
    }

    private mutating func substitute(_ range: Range<String.Index>, at offset: Int, with addition: String) {
        let removed = text.utf8.distance(from: range.lowerBound, to: range.upperBound)
        text.replaceSubrange(range, with: addition)
        words = text.countingWords()
        layout?.follow(text, offset: offset, removed: removed, inserted: addition.utf8.count)
    }

    /// Where an edit joined clusters (a mark typed behind its letter) the caret goes behind the joined one.
    private mutating func placeCaret(atByte offset: Int) { caret = text.clusterBoundary(atByte: offset) }

    // MARK: Lines

    /// Wraps the text so that the caret, behind a full line too, stays within `columns`; answers with how many lines that
    /// takes. Where lines begin is kept for the next time.
    package mutating func wrap(columns: Int) -> Int { wrapped(columns).count }

    /// A line of the text as it was last wrapped.
    package func line(_ row: Int) -> String { layout?.shown(row, of: text) ?? "" }

    /// Where the caret is in the text as it was last wrapped.
    package var caretPlace: Point { layout?.place(of: caret, in: text) ?? Point(column: 0, row: 0) }

    private mutating func wrapped(_ columns: Int) -> DraftLayout {
        let columns = max(1, columns - 1)
        if let layout, layout.columns == columns { return layout }
        let fresh = DraftLayout(text, columns: columns)
        layout = fresh
        return fresh
    }

    private mutating func move(byLines lines: Int, columns: Int) -> Bool {
        let layout = wrapped(columns)
        let place = layout.place(of: caret, in: text)
        let row = place.row + lines
        guard (0..<layout.count).contains(row) else { return false }
        let column = goal ?? place.column
        caret = layout.index(at: Point(column: column, row: row), in: text)
        settle(.moved)
        goal = column
        return true
    }

    private mutating func settle(_ action: Action) {
        last = action
        goal = nil
    }
}
