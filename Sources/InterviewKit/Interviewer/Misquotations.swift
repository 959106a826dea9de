/// Finds what stands in quotation marks and was said by nobody: three words or more, by any reading of the marks, that do
/// not stand so in one of the texts that may be quoted (white space and letter case folded, nothing else).
struct Misquotations: Sendable {
    private let quotable: [FoldedText]

    init(quotable: [String]) {
        self.quotable = quotable.map { FoldedText($0) }
    }

    /// The places of a text that misquote, marks included.
    func places(in text: CheckableText) -> [Range<Int>] {
        text.quotations.compactMap { quotation in
            let long = quotation.readings.filter { text.words(in: $0) >= 3 }
            return long.isEmpty || long.contains { stands(text.text($0)) } ? nil : quotation.place
        }
    }

    private func stands(_ quotation: String) -> Bool {
        let wanted = FoldedText(quotation)
        return quotable.contains { !$0.places(of: wanted).isEmpty }
    }
}
