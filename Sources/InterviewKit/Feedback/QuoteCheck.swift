/// Checks the quotations that a judge gives for key points against one of a candidate's messages. What passes is the
/// candidate's own wording, cut out of the message as it stands there.
///
/// A quotation counts when
/// - it stands in this message, white space and letter case folded and nothing else, from a word's beginning to a word's end,
///   and inside what the judge was shown, in one piece;
/// - it has two words or more, or is a whole term of its key point;
/// - it holds a term of its key point that the question itself does not contain;
/// - neither it nor a part of the message that it shares serves another key point.
struct QuoteCheck: Sendable {
    /// A key point with the words that are said to make it.
    struct Claim: Hashable, Sendable {
        let keyPoint: String
        let quotation: String
    }

    /// The longest quotation that is looked for, in scalars.
    static let mostScalars = 1000

    private let message: [Unicode.Scalar]
    private let pieces: [FoldedText]

    /// `pieces` are the places of the message that the judge was shown, in scalars; nil for all of it.
    init(_ message: String, pieces: [Range<Int>]? = nil) {
        let scalars = Array(message.unicodeScalars)
        self.message = scalars
        self.pieces = (pieces ?? [0..<scalars.count]).map { FoldedText(scalars, $0) }
    }

    /// What of the claims is true of the message, in the order of the question's key points, each at most once.
    func verified(_ claims: [Claim], _ question: Question) -> [Assessment.Covered] {
        var used: [Range<Int>] = []
        var quoted: Set<[Unicode.Scalar]> = []
        var found: [String: String] = [:]
        // Short ones first, so that one that takes in half the message does not keep the exact ones out.
        let ordered = claims.enumerated().sorted { one, other in
            (one.element.quotation.unicodeScalars.count, one.offset)
                < (other.element.quotation.unicodeScalars.count, other.offset)
        }
        for claim in ordered.map(\.element) where found[claim.keyPoint] == nil {
            guard let point = question.keyPoints.first(where: { $0.id == claim.keyPoint }) else { continue }
            let wanted = FoldedText(claim.quotation)
            guard Self.isEnough(wanted, point), !quoted.contains(wanted.scalars) else { continue }
            let place = places(of: wanted).first { place in !used.contains { $0.overlaps(place) } }
            guard let place else { continue }
            let words = text(place)
            guard !TermSearch(words).mentioned([point], askedIn: question.text).isEmpty else { continue }
            used.append(place)
            quoted.insert(wanted.scalars)
            found[point.id] = words
        }
        return question.keyPoints.compactMap { point in
            found[point.id].map { Assessment.Covered(keyPoint: point.id, quotation: $0) }
        }
    }

    private static func isEnough(_ quotation: FoldedText, _ point: KeyPoint) -> Bool {
        guard !quotation.scalars.isEmpty, quotation.scalars.count <= mostScalars else { return false }
        return quotation.scalars.contains(" ")
            || point.terms.joined().contains { FoldedText($0).scalars == quotation.scalars }
    }

    private func places(of quotation: FoldedText) -> [Range<Int>] { pieces.flatMap { $0.places(of: quotation) } }

    private func text(_ place: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: message[place])
        return String(view)
    }
}

/// A text with white space and letter case folded, and the look-alikes of ``Fence`` with them, which knows where each of
/// its scalars came from.
struct FoldedText: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar of the folded text the place of the one it was made from.
    private var origins: [Int] = []

    /// The part of `text` at `range`, without white space at its ends.
    init(_ text: [Unicode.Scalar], _ range: Range<Int>) {
        for index in range {
            if text[index].properties.isWhitespace {
                guard let last = scalars.last, last != " " else { continue }
                append(" ", index)
            } else {
                for scalar in Fence.original(of: text[index]).properties.lowercaseMapping.unicodeScalars {
                    append(scalar, index)
                }
            }
        }
        if scalars.last == " " {
            scalars.removeLast()
            origins.removeLast()
        }
    }

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.init(scalars, 0..<scalars.count)
    }

    /// Where `part` stands from a word's beginning to a word's end, as ranges of the text this was made from.
    func places(of part: FoldedText) -> [Range<Int>] {
        let wanted = part.scalars
        guard let first = wanted.first, let last = wanted.last, wanted.count <= scalars.count else { return [] }
        return (0...(scalars.count - wanted.count)).compactMap { start in
            let end = start + wanted.count
            guard scalars[start] == first, scalars[start..<end].elementsEqual(wanted) else { return nil }
            let opens = start == 0 || !first.isWordPart || !scalars[start - 1].isWordPart
            let closes = end == scalars.count || !last.isWordPart || !scalars[end].isWordPart
            // A scalar that folds into several is taken whole or not at all.
            let isWhole =
                (start == 0 || origins[start - 1] != origins[start])
                && (end == scalars.count || origins[end] != origins[end - 1])
            return opens && closes && isWhole ? origins[start]..<origins[end - 1] + 1 : nil
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ origin: Int) {
        scalars.append(scalar)
        origins.append(origin)
    }
}

extension Unicode.Scalar {
    /// Letters, digits and `_`, in any script, with the marks that belong to them.
    var isWordPart: Bool {
        self == "_" || properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark
    }
}
