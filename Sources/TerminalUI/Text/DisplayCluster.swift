/// A grapheme cluster as cells show it.
package struct DisplayCluster: Hashable, Sendable {
    /// What is painted: the cluster, its base, or a symbol in its place; "\n" and "\t" for newline and tab, which a frame
    /// paints as one blank; empty for one that shows nothing.
    package let shown: String
    package let columns: Int
    /// Its place in the original.
    package let range: Range<String.Index>
}

/// Walks a text cluster by cluster, without laying them all out first.
struct DisplayClusters: Sequence, IteratorProtocol {
    private let text: String
    private var position: String.Index
    private let end: String.Index

    init(_ text: String) {
        self.init(text, in: text.startIndex..<text.endIndex)
    }

    /// The clusters of a range that begins and ends between clusters.
    init(_ text: String, in range: Range<String.Index>) {
        self.text = text
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> DisplayCluster? {
        guard position < end else { return nil }
        let start = position
        let byte = text.utf8[start]
        if byte < 0x80, byte != 0x0D {
            // ASCII before ASCII is a cluster by itself: the usual case, without the rules of Unicode.
            let after = text.utf8.index(after: start)
            if after == text.endIndex || text.utf8[after] < 0x80 {
                position = after
                return DisplayCluster(shown: Self.ascii[Int(byte)], columns: 1, range: start..<after)
            }
        }
        position = text.index(after: start)
        let (shown, columns) = Self.reduce(text[start..<position].unicodeScalars)
        return DisplayCluster(shown: shown, columns: columns, range: start..<position)
    }

    /// What ASCII shows, by its byte.
    private static let ascii: [String] = (0..<0x80 as Range<UInt8>).map { byte in
        let scalar = Unicode.Scalar(byte)
        return byte == 0x0A || byte == 0x09 ? String(scalar) : TextGate.symbol(for: scalar) ?? String(scalar)
    }

    /// The most columns a cluster is given: conjuncts of Indic scripts need four, a hostile run of jamo has no end.
    private static let mostColumns = 8

    /// The part of a cluster whose width libc, curses and terminals agree on: emoji sequences lose what they join, tint
    /// or select and flags become their two letters.
    private static func reduce(_ scalars: Substring.UnicodeScalarView) -> (shown: String, columns: Int) {
        guard let first = scalars.first else { return ("", 0) }
        if first == "\r" || first == "\n" { return scalars.last == "\n" ? ("\n", 1) : ("␍", 1) }
        if first == "\t" { return ("\t", 1) }
        if let symbol = TextGate.symbol(for: first) { return (CharacterWidth.isUTF8 ? symbol : "?", 1) }
        if first.isInvisible { return ("", 0) }
        if first.isRegionalIndicator { return letters(of: scalars) }
        guard CharacterWidth.isUTF8 else {
            return (first.isASCII ? String(first) : CharacterWidth.ascii(for: first), 1)
        }
        let width = CharacterWidth.columns(of: first)
        if width > 0, scalars.index(after: scalars.startIndex) == scalars.endIndex { return (String(first), width) }
        var shown = String.UnicodeScalarView()
        var columns = 0
        var marks = 0
        var isBehindJoiner = false
        for scalar in scalars {
            if isBehindJoiner, scalar.properties.isEmoji { break }
            isBehindJoiner = scalar == "\u{200D}"
            if columns > 0, scalar.isDroppedInCells { continue }
            let width = CharacterWidth.columns(of: scalar)
            if width == 0, columns == 0 {
                // A mark with nothing to stand on.
                shown.append("◌")
                columns = 1
            }
            if width == 0 {
                marks += 1
                // What does not join the stand-in, such as a vowel of Hangul, would take a column of its own behind it.
                let isJoined = shown.first != "◌" || scalar.properties.isGraphemeExtend
                if marks <= TextGate.mostMarks, isJoined, !scalar.isDroppedInCells { shown.append(scalar) }
            } else {
                let room = width < 0 ? 1 : width
                guard columns + room <= mostColumns else { break }
                shown.append(width < 0 ? "\u{FFFD}" : scalar)
                columns += room
            }
        }
        return (String(shown), columns)
    }

    private static func letters(of scalars: Substring.UnicodeScalarView) -> (shown: String, columns: Int) {
        let letters = scalars.filter(\.isRegionalIndicator).compactMap { Unicode.Scalar($0.value - 0x1F1E6 + 0x41) }
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: letters)
        return (String(shown), letters.count)
    }
}

extension Unicode.Scalar {
    fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

    /// Characters that are meant to show nothing: zero-width spaces and joiners, soft hyphen, byte order mark.
    fileprivate var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200D, 0x2060...0x2065, 0xFEFF: true
        default: false
        }
    }

    /// Parts of a cluster that terminals give different widths: variation selectors, joiners, skin tones, the keycap,
    /// tags.
    fileprivate var isDroppedInCells: Bool {
        switch value {
        case 0x200C, 0x200D, 0x20E3, 0x180B...0x180F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF: true
        default: false
        }
    }
}
