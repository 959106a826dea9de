/// Cuts a stream of text into sentences. The sentences are the same whatever pieces the text arrives in.
///
/// A sentence ends at `.`, `…`, `?` or `!` when the next word shows that it does: not inside code or a quotation, not
/// after an abbreviation, and after a full stop not before a small letter. A line's end and the end of the text end it
/// too.
struct SentenceReader: Sendable {
    /// No sentence is longer, in Unicode scalars; one that never ends is cut here.
    static let longest = 1500

    /// The sentence being read, with the white space before it.
    private var scalars: [Unicode.Scalar] = []
    private var isCode = false
    private var isQuotation = false
    private var end: End?

    /// Where the sentence ends, unless what follows says otherwise.
    private struct End {
        /// Behind the mark and the brackets and quotation marks that close with it.
        var position: Int
        /// Whether a mark other than a full stop or an ellipsis is among them.
        var isStrong: Bool
        /// Whether the mark stood inside a quotation.
        var isQuoted: Bool
        var isFollowedBySpace = false
    }

    /// The sentences that the next piece completes, without white space around them.
    mutating func read(_ piece: String) -> [String] {
        var sentences: [String] = []
        for scalar in piece.unicodeScalars { take(scalar, into: &sentences) }
        return sentences
    }

    /// What is left at the end of the text: a sentence, with or without an end mark.
    mutating func finish() -> String? {
        defer { reset() }
        return Self.sentence(scalars[...])
    }

    private mutating func take(_ scalar: Unicode.Scalar, into sentences: inout [String]) {
        if scalar.endsLine {
            if let rest = finish() { sentences.append(rest) }
            return
        }
        if let end, decide(end, before: scalar) {
            if let sentence = Self.sentence(scalars[..<end.position]) { sentences.append(sentence) }
            reset()
        }
        scalars.append(scalar)
        mark(scalar)
        if scalars.count >= Self.longest, let rest = finish() { sentences.append(rest) }
    }

    /// Whether the sentence ends at `end`, as far as the scalar that comes next tells.
    private mutating func decide(_ end: End, before scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isWhitespace {
            self.end?.isFollowedBySpace = true
            return false
        }
        guard end.isFollowedBySpace else {
            if Self.closers.contains(scalar) || Self.marks.contains(scalar) { return false }
            self.end = nil
            return end.isStrong && !end.isQuoted && scalar.properties.isUppercase
        }
        self.end = nil
        if end.isQuoted { return !scalar.properties.isLowercase }
        return end.isStrong || (!scalar.properties.isLowercase && !isAbbreviation(before: end.position))
    }

    /// Notes what the scalar just read means for where the sentence ends.
    private mutating func mark(_ scalar: Unicode.Scalar) {
        let before = scalars.count > 1 ? scalars[scalars.count - 2] : " "
        switch scalar {
        case "`":
            isCode.toggle()
            return
        case _ where isCode: return
        case "\"", "“", "”":
            isQuotation = scalar == "“" || (scalar == "\"" && !isQuotation)
            if !isQuotation, Self.marks.contains(before) {
                end = End(position: scalars.count, isStrong: true, isQuoted: true)
                return
            }
        // The wildcard of generics is no question.
        case "?" where before == "<": return
        case _ where Self.marks.contains(scalar) && !isQuotation:
            let isStrong = (scalar == "?" || scalar == "!") || end?.isStrong == true
            end = End(position: scalars.count, isStrong: isStrong, isQuoted: false)
            return
        default: break
        }
        if end != nil, end?.isFollowedBySpace == false, Self.closers.contains(scalar) { end?.position = scalars.count }
    }

    /// Whether the full stop before `position` belongs to an abbreviation, an initial or the number of a list.
    private func isAbbreviation(before position: Int) -> Bool {
        let text = scalars[..<position].drop { $0.properties.isWhitespace }
        guard text.last == "." else { return false }
        var word = ""
        for scalar in text.dropLast().reversed() {
            guard scalar.properties.isAlphabetic || scalar == "." || ("0"..."9").contains(scalar) else { break }
            word.unicodeScalars.insert(scalar, at: word.unicodeScalars.startIndex)
        }
        if word.unicodeScalars.count + 1 == text.count, word.allSatisfy(\.isNumber) { return true }
        if word.count == 1, word.allSatisfy(\.isLetter), word != "I" { return word.allSatisfy(\.isUppercase) }
        return Self.abbreviations.contains(word.lowercased())
    }

    private mutating func reset() {
        scalars = []
        isCode = false
        isQuotation = false
        end = nil
    }

    private static func sentence(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let text = String(view).withoutOuterWhitespace
        return text.isEmpty ? nil : text
    }

    private static let marks: Set<Unicode.Scalar> = [".", "?", "!", "…", "？", "！", "。", "‽", "⁇", "⁈", "⁉"]
    private static let closers: Set<Unicode.Scalar> = ["\"", "”", "’", "'", ")", "]", "»", "*", "_"]

    private static let abbreviations: Set<String> = [
        "e.g", "eg", "i.e", "ie", "vs", "cf", "mr", "mrs", "ms", "dr", "prof", "fig", "approx", "resp", "incl", "excl",
        "viz", "al", "ca", "esp", "a.k.a", "aka", "pp", "w.r.t",
    ]
}

extension Unicode.Scalar {
    /// Whether the scalar ends a line.
    fileprivate var endsLine: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
