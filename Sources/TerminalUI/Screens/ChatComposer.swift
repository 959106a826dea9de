internal import InterviewKit

/// The composer of the chat screen: the draft, what was sent before it, and how they are shown.
struct ChatComposer: Sendable {
    private(set) var composer = Composer()
    /// What the candidate should know about the last key; empty for nothing.
    var remark = ""
    private var history = InputHistory()
    /// A draft that looks like a mistyped command and was kept back; sent unchanged, it is an answer.
    private var keptBack: String?
    private var hasToldOfOpenCode = false
    /// The first line of the draft in sight.
    private var top = 0

    var text: String { composer.text }

    /// Every draft that was not sent: one may have been left for another.
    var unsent: [String] { history.unsent(composer) }

    /// Takes up what the candidate sent in this session before it was resumed.
    mutating func recall(_ messages: [Message]) {
        history.recall(messages.filter { $0.role == .user }.map(\.content))
    }

    mutating func handle(_ key: Key, columns: Int) {
        if composer.handle(key, columns: columns) {
            if text != keptBack { keptBack = nil }
            return
        }
        switch key {
        case .up, .control("p"), .alt("p"): walk(by: -1)
        case .down, .control("n"), .alt("n"): walk(by: 1)
        case .pasteCut(let bytes):
            remark =
                "A paste of more than \(ByteCount(PastedBytes.most)) is cut: \(ByteCount(bytes)) at its end are left out."
        default: break
        }
    }

    /// The draft has been sent, or done as a command: the one that was left for it comes back, else an empty one.
    mutating func send() {
        composer = history.send(from: composer)
        keptBack = nil
    }

    /// Keeps the draft back, and says why, where Enter is not meant to send it: a mistyped command the first time, and code
    /// whose fence is open, to which it adds a line.
    mutating func keepsBack(columns: Int) -> Bool {
        if let slip = Command.Slip(draft: text), keptBack != text {
            keptBack = text
            remark = slip.sentence(help: "F1") + " Enter again sends it as your answer."
            return true
        }
        guard FencedCode.isOpen(in: text) else { return false }
        let lines = text[..<composer.caret].split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count > 2, lines.suffix(2).allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            dropBlankEnd()
            return false
        }
        _ = composer.handle(.newline, columns: columns)
        if !hasToldOfOpenCode {
            remark = """
                The code is open: ``` on a line of its own closes it. Until then Enter adds a line, and sends the third \
                time in a row.
                """
        }
        hasToldOfOpenCode = true
        return true
    }

    private mutating func dropBlankEnd() {
        var kept = text[...]
        while kept.last?.isWhitespace == true { kept.removeLast() }
        composer.replace(with: String(kept))
    }

    /// Says why the draft cannot be sent; nil when it can. The store would refuse a larger one, after the wait for it.
    func refusal() -> String? {
        let size = composer.text.utf8.count
        guard size > Message.mostContentBytes else { return nil }
        return """
            The answer has \(ByteCount(size)), and a message can have \(ByteCount(Message.mostContentBytes)) at most: it is \
            not sent. Make it shorter.
            """
    }

    /// Puts an answer that could not be stored in front of the draft.
    mutating func giveBack(_ answer: String) {
        composer.replace(with: composer.text.isEmpty ? answer : answer + "\n" + composer.text)
    }

    /// Takes the draft back from an editor that was given `original`. What came into the composer meanwhile stays in front.
    mutating func take(edited: String, of original: String) {
        if composer.text.utf8.elementsEqual(original.utf8) {
            if !edited.utf8.elementsEqual(original.utf8) { composer.replace(with: edited) }
            return
        }
        var kept = composer.text
        if kept.utf8.suffix(original.utf8.count).elementsEqual(original.utf8) {
            kept = String(decoding: kept.utf8.dropLast(original.utf8.count), as: UTF8.self)
        }
        if !kept.isEmpty, !kept.hasSuffix("\n") { kept += "\n" }
        composer.replace(with: kept + edited)
    }

    private mutating func walk(by step: Int) {
        guard let next = history.walk(by: step, from: composer) else { return }
        composer = next
    }

    // MARK: Drawing

    private static let prompt = Cell(text: "›", style: .prompt)

    /// How many rows the draft takes, at most a third of the screen's.
    mutating func rows(on size: Size, columns: Int) -> Int {
        min(composer.wrap(columns: columns), max(1, size.rows / 3))
    }

    /// Draws the draft, as it was wrapped to tell its rows, with the caret's line among those in sight.
    mutating func draw(into frame: inout Frame, rows: Range<Int>, columns: Int) {
        let count = composer.wrap(columns: columns)
        let caret = composer.caretPlace
        top = min(max(top, caret.row - rows.count + 1), caret.row, max(0, count - rows.count))
        frame.put(Self.prompt, row: rows.lowerBound, column: 1)
        if top > 0 { frame.put("…", row: rows.lowerBound, column: 1, style: .muted) }
        if top + rows.count < count { frame.put("…", row: rows.upperBound - 1, column: 1, style: .muted) }
        for (offset, row) in rows.enumerated() where top + offset < count {
            // Plain: a style costs 26 bytes a key.
            frame.put(composer.line(top + offset), row: row, column: 3, limit: frame.size.columns)
        }
        frame.caret = Point(
            column: min(3 + caret.column, frame.size.columns - 1), row: rows.lowerBound + caret.row - top)
    }
}

/// A number of bytes in words, rounded to what one wants to know.
struct ByteCount: CustomStringConvertible {
    private let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    var description: String {
        switch bytes {
        case 1: "1 byte"
        case ..<10_000: "\(bytes) bytes"
        case ..<(1 << 20): "\((bytes + 512) >> 10) KiB"
        default:
            bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
        }
    }

    private var tenths: Int { (bytes * 10) >> 20 }
}
