// Texts of others as parts of a Markdown document.

extension String {
    /// The text on one line, every character escaped that Markdown or HTML would act on.
    var inertMarkdown: String { onOneLine.escaped(keepsMarkup: false) }

    /// A text that may hold Markdown of its own, such as `code`, on one line, without links and tags.
    var tamedMarkdown: String { onOneLine.escaped(keepsMarkup: true) }

    /// The candidate's words in quotation marks. What is too long to read again is left out behind them.
    var quotedMarkdown: String {
        let line = onOneLine
        let shown = line.cut(atWordsWithin: 240)
        return "“\(shown.escaped(keepsMarkup: false))”" + (shown == line ? "" : " […]")
    }

    /// The text as a block quotation, in its own lines, without links and tags.
    var blockQuotation: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { "> " + String($0).escaped(keepsMarkup: true, isOfSeveralLines: contains(where: \.isNewline)) }
            .joined(separator: "\n")
    }

    /// The text with each run of white space as one blank.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The first words, as many as fit into so many characters; at least one.
    private func cut(atWordsWithin limit: Int) -> String {
        guard count > limit else { return self }
        let start = prefix(limit + 1)
        return String(start.lastIndex(of: " ").map { start[..<$0] } ?? start.prefix(limit))
    }

    /// `keepsMarkup` leaves emphasis and code spans as they are. In a text of several lines a code span may begin on
    /// another one, so there a tag is escaped wherever it stands.
    private func escaped(keepsMarkup: Bool, isOfSeveralLines: Bool = false) -> String {
        let characters = Array(self)
        var result = ""
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if keepsMarkup, !isOfSeveralLines, character == "`", let end = characters.endOfCode(from: index) {
                result += String(characters[index..<end])
                index = end
                continue
            }
            if characters.isActive(index, keepsMarkup: keepsMarkup) { result.append("\\") }
            result.append(character)
            index += 1
        }
        return result
    }
}

extension [Character] {
    /// Whether the character would do something.
    fileprivate func isActive(_ index: Int, keepsMarkup: Bool) -> Bool {
        let previous = index > 0 ? self[index - 1] : " "
        let next = index + 1 < count ? self[index + 1] : " "
        switch self[index] {
        case "<": return next.isLetter || "/!?".contains(next)
        case "&": return self[(index + 1)...].prefix(32).prefix { $0 != " " }.contains(";")
        case "]" where keepsMarkup: return "([:".contains(next)
        case "\\": return !keepsMarkup
        case "`", "*", "[", "]": return !keepsMarkup
        case "_": return !keepsMarkup && !(previous.isWordPart && next.isWordPart)
        case "~": return !keepsMarkup && (previous == "~" || next == "~")
        case "#", ">", "-", "+", "=": return !keepsMarkup && index == 0
        case ".", ")": return !keepsMarkup && index > 0 && self[..<index].allSatisfy(\.isNumber)
        default: return false
        }
    }

    /// Where the code span ends that begins here, if it does end.
    fileprivate func endOfCode(from start: Int) -> Int? {
        let length = self[start...].prefix { $0 == "`" }.count
        var index = start + length
        while index < count {
            let run = self[index...].prefix { $0 == "`" }.count
            if run == length { return index + run }
            index += Swift.max(run, 1)
        }
        return nil
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
