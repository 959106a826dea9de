/// Markdown as text without marks, for screen readers and for commands that print plain text: no marks of headings,
/// emphasis, quotations and code. Lists keep a dash or their numbers, code its lines as they are.
package enum PlainMarkdown {
    package static func text(_ markdown: String) -> String {
        var lines: [String] = []
        for passage in GrowingMarkdown(markdown).passages {
            if passage.isSpaced { lines.append("") }
            let content = text(of: passage)
            for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                lines.append(margins(of: passage, isFirst: index == 0) + line)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func text(of passage: Passage) -> String {
        guard case .table(let table) = passage.shape else { return passage.content.text }
        return table.rows.map { row in
            row.map { String(passage.content[$0]) }.joined(separator: ", ")
        }.joined(separator: "\n")
    }

    /// What lists put before a line; a quotation's bar is left out.
    private static func margins(of passage: Passage, isFirst: Bool) -> String {
        passage.margins.map { margin in
            let text = isFirst && !margin.isContinued ? margin.first : margin.rest
            return text.hasPrefix("│") ? "" : text.replacing("•", with: "-")
        }.joined()
    }
}
