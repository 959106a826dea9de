/// Blocks of code between fences, as Markdown has them: a line of three or more ` or ~ opens one, a line of no fewer of the
/// same closes it (CommonMark 0.31, section 4.5).
enum FencedCode {
    /// The text of each block, without its fences. One that is not closed ends with the text.
    static func blocks(of text: String) -> [String] {
        var blocks: [String] = []
        var fence: Substring?
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let inner = line.drop { $0 == " " }
            let marks = inner.prefix { $0 == (fence?.first ?? inner.first) && ($0 == "`" || $0 == "~") }
            if let open = fence {
                if marks.count >= open.count, inner.dropFirst(marks.count).allSatisfy(\.isWhitespace) {
                    blocks.append(lines.joined(separator: "\n"))
                    (fence, lines) = (nil, [])
                } else {
                    lines.append(line)
                }
            } else if marks.count >= 3 {
                fence = marks
            }
        }
        if fence != nil { blocks.append(lines.joined(separator: "\n")) }
        return blocks
    }
}
