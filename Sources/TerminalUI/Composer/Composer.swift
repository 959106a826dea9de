/// The text being typed, and the place in it: a value that keys change. It edits by grapheme cluster, may have many
/// lines, and knows the keys of Emacs and readline.
package struct Composer: Hashable, Sendable {
    package private(set) var text: String
    package private(set) var caret: String.Index

    /// What the last kill took.
    private var killed = ""
    private var history = EditHistory()
    private var last = Action.other
    /// The column that up and down keep to.
    private var goal: Int?

    private enum Action: Hashable {
        case typed
        case killed
        case moved
        case other
    }

    package init(text: String = "") {
        self.text = text
        caret = text.endIndex
    }

    /// The text wrapped so that the caret, behind a full line too, stays within `columns`.
    package func wrapped(columns: Int) -> WrappedText {
        WrappedText(text, columns: max(1, columns - 1))
    }

    /// Puts another text in place, the caret behind it. Can be undone.
    package mutating func replace(with text: String) {
        edit(self.text.startIndex..<self.text.endIndex, with: text)
        settle(.other)
    }

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
            return move(key) || change(key)
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
        case .control("w"): kill(text.blankDelimitedStart(before: caret)..<caret, isBackward: true)
        case .alt("d"): kill(caret..<text.wordEnd(after: caret), isBackward: false)
        case .control("y"): insert(killed)
        case .control("t"): transpose()
        case .control("_"): undo()
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
        let taken = String(text[range])
        if last != .killed {
            killed = taken
        } else {
            killed = isBackward ? taken + killed : killed + taken
        }
        edit(range, with: "")
        settle(.killed)
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
        let start = text.utf8.index(text.startIndex, offsetBy: edit.offset)
        let end = text.utf8.index(start, offsetBy: edit.inserted)
        text.replaceSubrange(start..<end, with: edit.removed)
        placeCaret(atByte: edit.caret)
        settle(.other)
    }

    private mutating func edit(_ range: Range<String.Index>, with addition: String, isContinued: Bool = false) {
        guard !range.isEmpty || !addition.isEmpty else { return }
        let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        history.note(
            Edit(
                offset: offset, removed: String(text[range]), inserted: addition.utf8.count,
                caret: text.utf8.distance(from: text.startIndex, to: caret)),
            isContinued: isContinued)
        text.replaceSubrange(range, with: addition)
        placeCaret(atByte: offset + addition.utf8.count)
    }

    /// Where an edit joined clusters (a mark typed behind its letter) the caret goes behind the joined one.
    private mutating func placeCaret(atByte offset: Int) {
        var index = text.utf8.index(text.startIndex, offsetBy: offset)
        while index < text.endIndex, String.Index(index, within: text) == nil {
            index = text.unicodeScalars.index(after: index)
        }
        caret = index
    }

    // MARK: Lines

    private mutating func move(byLines lines: Int, columns: Int) -> Bool {
        let wrapped = wrapped(columns: columns)
        let place = wrapped.place(of: caret)
        let row = place.row + lines
        guard wrapped.lines.indices.contains(row) else { return false }
        let column = goal ?? place.column
        caret = wrapped.index(at: Point(column: column, row: row))
        settle(.moved)
        goal = column
        return true
    }

    private mutating func settle(_ action: Action) {
        last = action
        goal = nil
    }
}
