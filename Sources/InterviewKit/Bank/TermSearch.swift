/// Looks for terms in a text: whole words, letter case and white space folded, nothing else.
package struct TermSearch: Sendable {
    private let bytes: [UInt8]

    package init(_ text: String) {
        bytes = Self.folded(text)
    }

    /// Whether `term` stands in the text as whole words.
    package func contains(_ term: String) -> Bool {
        let wanted = Self.folded(term)
        guard let first = wanted.first, let last = wanted.last, wanted.count <= bytes.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            let end = start + wanted.count
            guard bytes[start..<end].elementsEqual(wanted) else { continue }
            let opens = start == 0 || !Self.isWord(first) || !Self.isWord(bytes[start - 1])
            let closes = end == bytes.count || !Self.isWord(last) || !Self.isWord(bytes[end])
            if opens && closes { return true }
        }
        return false
    }

    /// The key points of which any synonym of any term stands in the text and does not stand in the question itself:
    /// words that the question puts into the candidate's mouth give nothing away.
    package func mentioned(_ keyPoints: [KeyPoint], askedIn question: String) -> [KeyPoint] {
        let asked = TermSearch(question)
        return keyPoints.filter { point in
            point.terms.contains { synonyms in synonyms.contains { contains($0) && !asked.contains($0) } }
        }
    }

    private static func folded(_ text: String) -> [UInt8] {
        Array(text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
    }

    /// Letters, digits, `_`, and every byte of a character beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
