/// The candidate's own words for something, as they stand in a message.
enum Quotation {
    /// The sentence of `text` that holds a term of the key point which the question does not contain; the whole text
    /// where it cannot be cut.
    static func sentence(with point: KeyPoint, in text: String, _ asked: TermSearch) -> String {
        let terms = point.terms.joined().filter { !asked.contains($0) }
        let sentence = Sentences.of(text).first { sentence in
            let search = TermSearch(sentence)
            return terms.contains(where: search.contains)
        }
        return sentence ?? text
    }
}

/// Sentences of a text.
enum Sentences {
    /// The sentences in order, without the white space around them. One ends at `.`, `?` or `!` before white space, and at
    /// a line's end.
    static func of(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var previous: Character = " "
        for character in text {
            let ends = character.isNewline || (character.isWhitespace && ".?!".contains(previous))
            if ends {
                sentences.append(current)
                current = ""
            } else {
                current.append(character)
            }
            previous = character
        }
        sentences.append(current)
        return sentences.map(\.withoutOuterWhitespace).filter { !$0.isEmpty }
    }
}

extension String {
    /// The text without white space at its ends.
    var withoutOuterWhitespace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
