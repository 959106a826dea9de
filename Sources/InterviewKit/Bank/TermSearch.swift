/// Looks for terms in a text: whole words, letter case and white space folded, nothing else.
package struct TermSearch: Sendable {
    private let scalars: [Unicode.Scalar]

    package init(_ text: String) {
        scalars = Self.folded(text)
    }

    /// Whether `term` stands in the text as whole words.
    package func contains(_ term: String) -> Bool {
        let wanted = Self.folded(term)
        guard let first = wanted.first, let last = wanted.last, wanted.count <= scalars.count else { return false }
        for start in 0...(scalars.count - wanted.count) where scalars[start] == first {
            let end = start + wanted.count
            guard scalars[start..<end].elementsEqual(wanted) else { continue }
            let opens = start == 0 || !Self.isWord(first) || !Self.isWord(scalars[start - 1])
            let closes = end == scalars.count || !Self.isWord(last) || !Self.isWord(scalars[end])
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

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        if let ascii = foldedASCII(text) { return ascii }
        return Array(text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars)
    }

    /// The same for a text of ASCII alone, as nearly all are, without looking for clusters; nil for any other.
    private static func foldedASCII(_ text: String) -> [Unicode.Scalar]? {
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(text.utf8.count)
        var isGap = false
        for byte in text.utf8 {
            switch byte {
            case 0x80...: return nil
            case 0x20, 0x09...0x0D: isGap = true
            default:
                if isGap, !folded.isEmpty { folded.append(" ") }
                isGap = false
                folded.append(Unicode.Scalar(0x41...0x5A ~= byte ? byte + 0x20 : byte))
            }
        }
        return folded
    }

    /// Letters, digits and `_`, in any script; not the quotation marks and dashes beyond ASCII that keyboards put in.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
