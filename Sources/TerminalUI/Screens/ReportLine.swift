/// One line of a report's Markdown. The program writes these reports itself, a sentence to a line, so what a line is can be
/// told from how it begins.
struct ReportLine: Hashable, Sendable {
    /// A line as it is painted.
    struct Shown: Hashable, Sendable {
        let text: String
        let indent: Int
        let style: Style
        /// Which quotation it belongs to.
        let quotation: Int?
        /// Which line of the report it comes from.
        let source: Int
    }

    private let text: String
    private let style: Style
    private let lead: String
    private let indent: Int
    private let quotation: Int?

    init(_ text: String, style: Style) {
        self.text = text
        self.style = style
        (lead, indent, quotation) = ("", 0, nil)
    }

    init(markdown line: String, quotation: Int? = nil) {
        self.quotation = quotation
        let blanks = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(blanks)
        if rest.hasPrefix("#") {
            (lead, indent, style) = ("", 0, .heading)
            text = Self.plain(rest.drop { $0 == "#" }.drop { $0 == " " })
        } else if rest.hasPrefix(">") {
            (lead, indent, style) = ("│ ", blanks, .quotation)
            text = Self.plain(rest.dropFirst().drop { $0 == " " })
        } else if rest.hasPrefix("- ") {
            (lead, indent, style) = ("• ", blanks, .plain)
            text = Self.plain(rest.dropFirst(2))
        } else {
            (lead, indent) = ("", blanks)
            style = rest.hasPrefix("**") ? .strong : .plain
            text = Self.plain(rest)
        }
    }

    func shown(columns: Int, source: Int) -> [Shown] {
        let leadColumns = TextGate.columns(of: lead)
        let lines = WrappedText(text, columns: max(8, columns - indent - leadColumns)).lines
        return lines.enumerated().map { index, line in
            // A quotation's bar stands before each of its lines, an item's mark before the first.
            let isLed = index == 0 || style == .quotation
            return Shown(
                text: (isLed ? lead : "") + line.shown, indent: indent + (isLed ? 0 : leadColumns), style: style,
                quotation: quotation, source: source)
        }
    }

    /// The text without the marks of emphasis, and without the backslashes before what would otherwise be one.
    private static func plain(_ markdown: Substring) -> String {
        var text = ""
        var rest = markdown
        while let character = rest.popFirst() {
            if character == "\\", let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol {
                text.append(next)
                rest.removeFirst()
            } else if character == "*", rest.first == "*" {
                rest.removeFirst()
            } else {
                text.append(character)
            }
        }
        return text
    }
}
