package import InterviewKit

/// Finds the phrases of a query in a text. Every store asks it whether a message is a hit, whatever its index says, so that
/// all give the same answer.
package struct SearchMatcher: Sendable {
    /// Folded, without blanks around.
    let phrases: [[Unicode.Scalar]]

    package init(_ query: SearchQuery) {
        phrases = query.phrases.map { phrase in
            var scalars = FoldedText(phrase).scalars[...]
            if scalars.first == " " { scalars.removeFirst() }
            if scalars.last == " " { scalars.removeLast() }
            return Array(scalars)
        }.filter { !$0.isEmpty }
    }

    /// Whether there is nothing to look for.
    package var isEmpty: Bool { phrases.isEmpty }

    /// Whether every phrase stands in the text.
    package func matches(_ text: String) -> Bool {
        let scalars = FoldedText(text).scalars
        return phrases.allSatisfy { Self.first($0, in: scalars, from: 0) != nil }
    }

    /// Whether a message is a hit, its session aside. What another program's system says is in no transcript.
    func matches(_ message: Message) -> Bool { message.role != .system && matches(message.content) }

    /// Where the phrases stand: for each its places, as ranges of characters.
    package func places(in text: some StringProtocol) -> [[Range<Int>]] {
        let (folded, origins) = FoldedText.mapped(text)
        return phrases.map { phrase in
            var places: [Range<Int>] = []
            var start = 0
            while let found = Self.first(phrase, in: folded.scalars, from: start) {
                places.append(origins[found.lowerBound]..<origins[found.upperBound - 1] + 1)
                start = found.upperBound
            }
            return places
        }
    }

    /// Words of ASCII letters and digits that each hit has as such, by which an index finds those that may be hits. None
    /// where all would have to be read: in scripts that the indexes do not divide into words, or of signs alone.
    var indexedWords: Set<String> {
        Set(
            phrases.flatMap { $0.split(whereSeparator: WordBounds.isBound) }.filter { word in
                word.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 }
            }.map { String(String.UnicodeScalarView($0)) })
    }

    /// Whether a store that has an index of words needs it for this.
    package var needsIndex: Bool { !indexedWords.isEmpty }

    /// The longest run of ideographs in the phrases, which each hit has.
    var ideographs: String? {
        phrases.flatMap { $0.split { !$0.properties.isUnifiedIdeograph } }.max { $0.count < $1.count }
            .map { String(String.UnicodeScalarView($0)) }
    }

    private static func first(
        _ phrase: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int
    ) -> Range<Int>? {
        guard let first = phrase.first, let last = phrase.last else { return nil }
        let opensAnywhere = WordBounds.isBound(first) || WordBounds.isUnspaced(first)
        let closesAnywhere = WordBounds.isBound(last) || WordBounds.isUnspaced(last)
        var place = start
        while place + phrase.count <= text.count {
            defer { place += 1 }
            guard text[place] == first else { continue }
            let end = place + phrase.count
            guard text[place..<end].elementsEqual(phrase),
                opensAnywhere || WordBounds.isBound(before: place, in: text),
                end == text.count
                    || (closesAnywhere || WordBounds.isBound(text[end]))
                        && !WordBounds.continuesLetter(text[end])
            else { continue }
            return place..<end
        }
        return nil
    }
}
