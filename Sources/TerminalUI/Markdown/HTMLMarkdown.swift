/// Messages as parts of a page of HTML, read as the screens read them. What was written becomes text in the few elements
/// below and nothing else: tags stand there as they were typed, links as their words with the address behind, images as
/// theirs; no attribute takes a word of it.
package enum HTMLMarkdown {
    /// The elements that others' text can bring about.
    package static let elements: Set<String> = [
        "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong",
        "table",
        "tbody", "td", "th", "thead", "tr", "ul",
    ]

    /// Markdown. Its headings of the first level become elements of the level `topHeading`, deeper ones accordingly, but
    /// none above `h3`; without a level they are paragraphs, so that no message can take part in the page's outline.
    package static func markdown(_ text: String, topHeading: Int? = nil) -> String {
        var writer = Writer(topHeading: topHeading)
        for passage in GrowingMarkdown(text).passages { writer.write(passage) }
        writer.close(to: 0)
        return writer.html
    }

    /// What the candidate wrote: every character as typed, code between fences apart. Of a fence nothing is left unless it
    /// says more than a language's name.
    package static func answer(_ text: String) -> String {
        AnswerReader.passages(text).filter { !isBareFence($0.content) }.map { passage in
            let text = HTMLText.escaped(passage.content.text)
            return passage.shape == .code
                ? "<pre><code>\(text)</code></pre>" : "<p class=\"typed\">\(text)</p>"
        }.joined(separator: "\n")
    }

    private static func isBareFence(_ content: StyledText) -> Bool {
        content.runs.first?.style == .muted && content.text.wholeMatch(of: #/ *(`+|~+) *[\w+#.-]* */#) != nil
    }

    private struct Writer {
        let topHeading: Int?
        private(set) var html = ""
        /// The quotations and lists that are open, the outermost first; of a list its last item, too.
        private var open: [Element] = []

        init(topHeading: Int?) { self.topHeading = topHeading }

        private enum Element: String {
            case quotation = "blockquote"
            case bullets = "ul"
            case numbers = "ol"

            init(_ origin: Margin.Origin) {
                switch origin {
                case .quotation: self = .quotation
                case .item(nil): self = .bullets
                case .item: self = .numbers
                }
            }
        }

        // MARK: Blocks

        mutating func write(_ passage: Passage) {
            let margins = passage.margins.compactMap { margin in margin.origin.map { ($0, margin.isContinued) } }
            let kept = margins.prefix { $0.1 }.count
            close(to: kept + 1)
            if open.count > kept {
                // The next item of the same list, or something else.
                if margins.count > kept, case .item(let number) = margins[kept].0,
                    open[kept] == Element(margins[kept].0)
                {
                    html += "</li>\n" + Self.item(number)
                } else {
                    close(to: kept)
                }
            }
            for (origin, _) in margins.dropFirst(open.count) {
                let element = Element(origin)
                open.append(element)
                html += "<\(element.rawValue)>\n"
                if case .item(let number) = origin { html += Self.item(number) }
            }
            html += block(passage)
        }

        /// Closes what is open beyond so many elements.
        mutating func close(to count: Int) {
            while open.count > count {
                let element = open.removeLast()
                html += element == .quotation ? "</blockquote>\n" : "</li>\n</\(element.rawValue)>\n"
            }
        }

        private static func item(_ number: Int?) -> String { number.map { "<li value=\"\($0)\">" } ?? "<li>" }

        private func block(_ passage: Passage) -> String {
            let content = passage.content
            switch passage.shape {
            case .rule: return "<hr>\n"
            case .code: return "<pre><code>\(HTMLText.escaped(content.text))</code></pre>\n"
            case .table(let table): return self.table(table, content)
            case .prose where content.count == 0: return ""
            case .prose:
                guard let level = passage.headingLevel else { return "<p>\(inline(content))</p>\n" }
                guard let topHeading else { return "<p class=\"heading\">\(inline(content))</p>\n" }
                let element = "h\(max(3, min(6, topHeading + level - 1)))"
                return "<\(element)>\(inline(content))</\(element)>\n"
            }
        }

        private func table(_ table: Table, _ content: StyledText) -> String {
            func row(_ cells: [Range<Int>], _ element: String) -> String {
                "<tr>" + cells.map { "<\(element)>\(inline(content, $0))</\(element)>" }.joined() + "</tr>\n"
            }
            let head = table.rows.prefix(1).map { row($0, "th") }.joined()
            let body = table.rows.dropFirst().map { row($0, "td") }.joined()
            return "<table>\n<thead>\n\(head)</thead>\n<tbody>\n\(body)</tbody>\n</table>\n"
        }

        // MARK: Within a line

        private func inline(_ content: StyledText, _ range: Range<Int>? = nil) -> String {
            let range = range ?? 0..<content.count
            var html = ""
            var index = content.runs.isEmpty ? 0 : content.run(at: range.lowerBound)
            while index < content.runs.count, content.runs[index].start < range.upperBound {
                let end = index + 1 < content.runs.count ? content.runs[index + 1].start : content.count
                let part = max(content.runs[index].start, range.lowerBound)..<min(end, range.upperBound)
                html += Self.styled(String(content[part]), content.runs[index].style)
                index += 1
            }
            return html
        }

        private static func styled(_ text: String, _ style: Style) -> String {
            let text = HTMLText.escaped(text).replacing("\n", with: "<br>\n")
            switch style {
            case .strong: return "<strong>\(text)</strong>"
            case .emphasis: return "<em>\(text)</em>"
            case .code: return "<code>\(text)</code>"
            case .muted: return "<span class=\"muted\">\(text)</span>"
            default: return text
            }
        }
    }
}
