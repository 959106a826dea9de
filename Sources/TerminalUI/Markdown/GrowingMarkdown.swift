/// The passages of Markdown that may still be arriving. Finished blocks are not parsed again: of the blocks in no other
/// block, more text can change the last one only. A text is parsed a few kilobytes at a time, and a block longer than that
/// is cut, so that the time is in proportion to the text whatever it holds.
struct GrowingMarkdown: Sendable {
    private(set) var passages: [Passage] = []
    /// How many of the passages more text cannot change.
    private(set) var closedCount = 0
    /// How many bytes were parsed so far, some of them again; for tests.
    private(set) var parsedCount = 0

    /// The length of the text so far, and of the part that the closed passages show.
    private var count = 0
    private var closedBytes = 0
    /// The lines that a block which was cut began with, without which its rest would be something else: the opening fence
    /// of code, the header of a table.
    private var opening = ""
    /// Whether a blank line stands before the open part.
    private var isSpaced = false
    /// The end of the text so far: by it a text is known for a longer one of the same.
    private var seam: [UInt8] = []

    static let mostOpenBytes = 4_096
    private static let seamBytes = 64
    private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

    private var last: MarkdownReader.LastBlock?

    init() {}

    init(_ text: String) {
        grow(to: text)
    }

    /// Takes a longer text of which the one so far is the beginning. False, and nothing taken, when it is another.
    @discardableResult
    mutating func grow(to text: String) -> Bool {
        var text = text
        text.makeContiguousUTF8()
        guard text.utf8.count >= count, text.utf8.part(count - seam.count..<count).elementsEqual(seam) else {
            return false
        }
        count = text.utf8.count
        seam = Array(text.utf8.suffix(Self.seamBytes))
        while count - closedBytes > Self.mostOpenBytes {
            let end = Self.end(of: text, from: closedBytes)
            read(text, to: end)
            close(upTo: end, of: text, mustClose: true)
        }
        read(text, to: count)
        close(upTo: count, of: text, mustClose: false)
        return true
    }

    /// Where a part of a long text ends: behind a line if it can be, else behind a word.
    private static func end(of text: String, from start: Int) -> Int {
        let most = text.utf8.part(start..<start + mostOpenBytes)
        let second = most.dropFirst(mostOpenBytes / 2)
        for byte in [UInt8(ascii: "\n"), UInt8(ascii: " ")] {
            guard let place = second.lastIndex(of: byte) else { continue }
            return text.utf8.distance(from: text.startIndex, to: place) + 1
        }
        // Never within a letter of several bytes, of which the first alone has its two highest bits set.
        guard let last = most.last, last >= 0x80 else { return start + mostOpenBytes }
        return start + mostOpenBytes - most.reversed().prefix { $0 & 0xC0 == 0x80 }.count - 1
    }

    /// Parses the open part.
    private mutating func read(_ text: String, to end: Int) {
        var source = opening + String(decoding: text.utf8.part(closedBytes..<end), as: UTF8.self)
        // The library takes the first of these for a byte order mark, which only the text's own beginning can hold.
        if closedBytes > 0, source.unicodeScalars.first == Self.byteOrderMark {
            source = String(Self.byteOrderMark) + source
        }
        parsedCount += source.utf8.count
        let reader = MarkdownReader(source)
        passages.removeSubrange(closedCount...)
        passages += reader.passages
        if passages.count > closedCount { passages[closedCount].isSpaced = isSpaced }
        last = reader.last
    }

    /// Closes the blocks before the last one, as far as whole lines tell where it begins; else, if need be, cuts that.
    private mutating func close(upTo end: Int, of text: String, mustClose: Bool) {
        let part = text.utf8.part(closedBytes..<end)
        let openingLines = opening[...].utf8.lineEndCount
        guard let last else {
            if mustClose { close(passages: 0, bytes: part.count) }
            return
        }
        let start = part.lineStart(last.startLine - openingLines)
        if last.passagesBefore > 0, let start, start < part.lastLineStart {
            return close(passages: last.passagesBefore, bytes: part.distance(from: part.startIndex, to: start))
        }
        guard mustClose else { return }
        if case .list(let line, let before) = last.kind, before > last.passagesBefore,
            let item = part.lineStart(line - openingLines)
        {
            close(passages: before, bytes: part.distance(from: part.startIndex, to: item))
        } else {
            let first = opening.isEmpty ? part.opening(of: last) : opening
            close(passages: passages.count - closedCount, bytes: part.count)
            if last.kind.saysWhatItsLinesAre { opening = first }
        }
    }

    /// Closes passages of the open part that so many bytes of it came to. When these are all, what follows belongs to
    /// them.
    private mutating func close(passages count: Int, bytes: Int) {
        closedCount += count
        closedBytes += bytes
        opening = ""
        isSpaced = passages.indices.contains(closedCount) && passages[closedCount].isSpaced
    }
}

extension MarkdownReader.LastBlock.Kind {
    /// Whether its first lines say what the others are.
    fileprivate var saysWhatItsLinesAre: Bool {
        switch self {
        case .fencedCode, .table: true
        case .list, .other: false
        }
    }
}

extension String.UTF8View {
    /// The bytes at these places, in constant time for the strings of Swift itself.
    fileprivate func part(_ range: Range<Int>) -> Substring.UTF8View {
        let start = index(startIndex, offsetBy: range.lowerBound)
        return self[start..<index(start, offsetBy: range.count)]
    }
}

/// Lines as the library counts them: a carriage return ends one too (CommonMark 0.29, section 2.1).
extension Substring.UTF8View {
    /// Where a line begins, the first being 1.
    fileprivate func lineStart(_ line: Int) -> Index? {
        var start = startIndex
        for _ in 1..<Swift.max(1, line) {
            guard let end = lineEnd(from: start) else { return nil }
            start = end
        }
        return start
    }

    /// Where the line begins that has no end yet.
    fileprivate var lastLineStart: Index {
        lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map(index(after:)) ?? startIndex
    }

    fileprivate var lineEndCount: Int {
        var count = 0
        var start = startIndex
        while let end = lineEnd(from: start) { (start, count) = (end, count + 1) }
        return count
    }

    /// The lines of a block that say what its others are, with their ends.
    fileprivate func opening(of block: MarkdownReader.LastBlock) -> String {
        let (line, count) =
            switch block.kind {
            case .fencedCode: (block.startLine, 1)
            case .table(let headerLine): (headerLine, 2)
            case .list, .other: (block.startLine, 0)
            }
        let rest = self[(lineStart(line) ?? startIndex)...]
        return String(decoding: rest[..<(rest.lineStart(count + 1) ?? rest.endIndex)], as: UTF8.self)
    }

    /// The place behind the end of a line.
    private func lineEnd(from start: Index) -> Index? {
        guard let end = self[start...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
        else { return nil }
        let next = index(after: end)
        let isPair = self[end] == UInt8(ascii: "\r") && next < endIndex && self[next] == UInt8(ascii: "\n")
        return isPair ? index(after: next) : next
    }
}
