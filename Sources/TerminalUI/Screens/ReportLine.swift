/// One line of a report's Markdown. The program writes these reports itself, a sentence to a line, so what a line is can be
/// told from how it begins.
struct ReportLine: Hashable, Sendable {
    /// What it is laid out from.
    let passage: Passage
    /// Which quotation it belongs to.
    let quotation: Int?

    init(_ text: String, style: Style) {
        passage = Passage(content: StyledText(text, style: style))
        quotation = nil
    }

    init(markdown line: String, quotation: Int? = nil) {
        self.quotation = quotation
        let blanks = line.prefix { $0 == " " }
        let rest = line.dropFirst(blanks.count)
        var margins = blanks.isEmpty ? [] : [Margin(first: String(blanks), rest: String(blanks), style: .plain)]
        let content: StyledText
        if rest.hasPrefix("#") {
            content = Self.content(rest.drop { $0 == "#" }.drop { $0 == " " }, style: .heading)
        } else if rest.hasPrefix(">") {
            margins.append(Margin(first: "│ ", rest: "│ ", style: .quotation))
            content = Self.content(rest.dropFirst().drop { $0 == " " }, style: .quotation)
        } else if rest.hasPrefix("- ") {
            margins.append(Margin(first: "• ", rest: "  ", style: .plain))
            content = Self.content(rest.dropFirst(2), style: .plain)
        } else {
            content = Self.content(rest, style: .plain)
        }
        passage = Passage(content: content, margins: margins)
    }

    /// The text without the marks of emphasis and code, and without the backslashes before what would otherwise be one.
    private static func content(_ markdown: Substring, style: Style) -> StyledText {
        var content = StyledText()
        var isStrong = false
        var rest = markdown
        while let character = rest.first {
            let plain = isStrong && style == .plain ? Style.strong : style
            if character == "\\", let next = rest.dropFirst().first, next.isASCII, next.isPunctuation || next.isSymbol {
                content.append(String(next), style: plain)
                rest.removeFirst(2)
            } else if rest.hasPrefix("**") {
                isStrong.toggle()
                rest.removeFirst(2)
            } else if character == "`", let code = codeSpan(rest) {
                content.append(String(code), style: style == .heading ? style : .code)
                rest = rest[code.endIndex...].drop { $0 == "`" }
            } else {
                // A run of marks that closes nothing stands for itself.
                let marks = rest.prefix { $0 == "`" }
                content.append(String(marks.isEmpty ? rest.prefix(1) : marks), style: plain)
                rest.removeFirst(max(1, marks.count))
            }
        }
        return content
    }

    /// What stands between marks of the same length (CommonMark 0.31, section 6.1).
    private static func codeSpan(_ text: Substring) -> Substring? {
        let length = text.prefix { $0 == "`" }.count
        let start = text.index(text.startIndex, offsetBy: length)
        var place = start
        while let mark = text[place...].firstIndex(of: "`") {
            let run = text[mark...].prefix { $0 == "`" }
            if run.count == length { return start < mark ? text[start..<mark] : nil }
            place = run.endIndex
        }
        return nil
    }
}
