/// Turns what the candidate wrote into passages: every character as typed, code between fences in lines that are not
/// wrapped. Nothing else of Markdown is looked for, since an answer must be shown as it was written.
enum AnswerReader {
    static func passages(_ text: String) -> [Passage] {
        var passages: [Passage] = []
        var fence: CodeFence?
        var lines: [Substring] = []

        func close(_ shape: Passage.Shape) {
            guard !lines.isEmpty else { return }
            let style: Style = shape == .code ? .code : .plain
            passages.append(
                Passage(content: StyledText(lines.joined(separator: "\n"), style: style), shape: shape))
            lines = []
        }

        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            if let open = fence {
                if open.isClosed(by: line) {
                    close(.code)
                    passages.append(Passage(content: StyledText(String(line), style: .muted)))
                    fence = nil
                    continue
                }
            } else if let opened = CodeFence(line) {
                close(.prose)
                passages.append(Passage(content: StyledText(String(line), style: .muted)))
                fence = opened
                continue
            }
            lines.append(line)
        }
        close(fence == nil ? .prose : .code)
        return passages
    }
}
