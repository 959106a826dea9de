/// Texts compared by simple code of the tests' own, which shares nothing with what it checks.
enum Plain {
    /// Lower case, white space as one blank.
    static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether `part` stands in `text`, white space and letter case apart.
    static func holds(_ text: String, _ part: String) -> Bool { folded(text).contains(folded(part)) }

    /// The words, lower case, with a blank on each side and between.
    static func words(_ text: String) -> String {
        " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }

    /// Whether a term stands in a text as words.
    static func says(_ text: String, _ term: String) -> Bool {
        let term = words(term)
        return term.count > 2 && words(text).contains(term)
    }

    /// What stands in a text between double quotation marks, of three words or more.
    static func quotations(in text: String) -> [String] {
        var found: [String] = []
        var current: String?
        for character in text {
            if "\"“”".contains(character) {
                if let quotation = current, quotation.split(separator: " ").count >= 3 { found.append(quotation) }
                current = current == nil || character == "“" ? "" : nil
            } else {
                current?.append(character)
            }
        }
        return found
    }

    /// A quotation without the punctuation that may stand at its ends.
    static func bare(_ quotation: String) -> String {
        let text = quotation.filter { $0 != "\\" }
        guard let first = text.firstIndex(where: { $0.isLetter || $0.isNumber }),
            let last = text.lastIndex(where: { $0.isLetter || $0.isNumber })
        else { return "" }
        return String(text[first...last])
    }
}
