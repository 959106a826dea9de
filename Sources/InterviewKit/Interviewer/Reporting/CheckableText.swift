/// A text on one line, without control characters, cut into sentences and searched for quotations.
struct CheckableText: Sendable {
    /// Words in quotation marks. Where it cannot be told which mark ends them, each possible end is a reading.
    struct Quotation: Sendable {
        let readings: [Range<Int>]
        /// All that the readings take in, marks included.
        let place: Range<Int>
    }

    /// The longest text that is looked at, in scalars.
    private static let mostScalars = 4000

    let scalars: [Unicode.Scalar]
    let sentences: [Range<Int>]
    let quotations: [Quotation]
    /// Whether there is a quotation with nothing in it, which is no honest writing and hides where others end.
    let isUnreadable: Bool

    init(_ text: String) {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(Self.mostScalars)
        where !scalar.isInvisible || scalar.properties.isWhitespace {
            view.append(scalar)
        }
        let scalars = Array(String(view).onOneLine.unicodeScalars)
        let double = Self.betweenDoubleMarks(scalars)
        self.scalars = scalars
        sentences = Self.sentences(scalars)
        quotations = double.quotations + Self.betweenSingleMarks(scalars)
        isUnreadable = double.isUnreadable
    }

    func text(_ place: Range<Int>) -> String { String(scalars, place) }

    /// How many words stand there: runs of letters and digits; an apostrophe does not end one.
    func words(in place: Range<Int>) -> Int {
        var count = 0
        var isInside = false
        for index in place {
            let isWord = scalars[index].isWordPart || (isInside && "'’".unicodeScalars.contains(scalars[index]))
            if isWord && !isInside { count += 1 }
            isInside = isWord
        }
        return count
    }

    /// The place without what is no word at its ends: marks and the punctuation that a quoting sentence adds.
    func trimmed(_ place: Range<Int>) -> Range<Int> { Self.trimmed(scalars, place) }

    private static func trimmed(_ scalars: [Unicode.Scalar], _ place: Range<Int>) -> Range<Int> {
        guard let first = place.first(where: { scalars[$0].isWordPart }),
            let last = place.last(where: { scalars[$0].isWordPart })
        else { return place.lowerBound..<place.lowerBound }
        return first..<last + 1
    }

    // MARK: Sentences

    private static let abbreviations: Set<String> = ["e.g.", "i.e.", "vs.", "etc.", "cf.", "resp.", "approx."]

    private static let stops = Set(".!?…".unicodeScalars)
    private static let ends = double.union(single).union(")]".unicodeScalars)

    private static func sentences(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for index in scalars.indices where index >= start {
            let isLast = index + 1 == scalars.count
            // A closing mark behind the full stop belongs to the sentence.
            let last = scalars[start...index].last { !ends.contains($0) }
            let isEnd = last.map(stops.contains) ?? false && !isLast && scalars[index + 1] == " "
            guard isLast || isEnd || "。！？".unicodeScalars.contains(scalars[index]) else { continue }
            let word = scalars[start...index].reversed().prefix { $0 != " " && $0 != "(" }.reversed()
            let isAbbreviation = abbreviations.contains(String(String.UnicodeScalarView(word)).lowercased())
            if isAbbreviation && !isLast { continue }
            sentences.append(start..<index + 1)
            start = index + 1
            if start < scalars.count, scalars[start] == " " { start += 1 }
        }
        return sentences.filter { !$0.isEmpty }
    }

    // MARK: Quotations

    private static let opening = Set("“„«「『《〝❝".unicodeScalars)
    private static let closing = Set("”»」』》〞❞".unicodeScalars)
    private static let double = opening.union(closing).union("\"＂″‟".unicodeScalars)
    private static let single = Set("'‘’‚‛′＇`‹›❛❜´".unicodeScalars)

    /// What stands between each two marks that follow each other, except where every sign says that it stands outside:
    /// the marks in pairs, the white space about them and their own direction.
    private static func betweenDoubleMarks(
        _ scalars: [Unicode.Scalar]
    ) -> (quotations: [Quotation], isUnreadable: Bool) {
        let marks = scalars.indices.filter { double.contains(scalars[$0]) }
        var quotations: [Quotation] = []
        var isUnreadable = false
        for (number, mark) in marks.enumerated() {
            let end = number + 1 < marks.count ? marks[number + 1] : scalars.count
            let gap = mark + 1..<end
            let isOutside = number % 2 == 1
            if !isOutside, end < scalars.count, !gap.contains(where: { scalars[$0].properties.isWhitespace == false }) {
                isUnreadable = true
            }
            let opensFree =
                end == scalars.count || scalars[end - 1] == " " || "([".unicodeScalars.contains(scalars[end - 1])
            let closesFree = end == mark + 1 || !scalars[min(mark + 1, scalars.count - 1)].isWordPart
            if isOutside, opensFree, closesFree, !opening.contains(scalars[mark]),
                end == scalars.count || !closing.contains(scalars[end])
            {
                continue
            }
            quotations.append(
                Quotation(readings: [trimmed(scalars, gap)], place: mark..<min(end + 1, scalars.count)))
        }
        return (quotations, isUnreadable)
    }

    /// What stands between a mark at a word's beginning and each mark at a word's end that follows, up to the next
    /// beginning. A mark inside a word is an apostrophe, one behind a word can be.
    private static func betweenSingleMarks(_ scalars: [Unicode.Scalar]) -> [Quotation] {
        let marks = scalars.indices.filter { single.contains(scalars[$0]) }
        let opens = marks.filter { $0 == 0 || !scalars[$0 - 1].isWordPart }
        let closes = marks.filter { $0 + 1 == scalars.count || !scalars[$0 + 1].isWordPart }
        return opens.enumerated().compactMap { number, mark in
            let limit = number + 1 < opens.count ? opens[number + 1] : scalars.count
            var ends = closes.filter { $0 > mark && $0 < limit }
            // One that never closes may go on to the end.
            if ends.isEmpty { ends = [limit] }
            guard let last = ends.last, mark < last else { return nil }
            return Quotation(
                readings: ends.map { trimmed(scalars, mark + 1..<$0) }, place: mark..<min(last + 1, scalars.count))
        }
    }
}

extension Unicode.Scalar {
    /// Control characters, those that turn the direction of text or join it, and what stands for nothing.
    var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }
}
