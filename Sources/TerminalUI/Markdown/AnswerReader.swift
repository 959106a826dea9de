/// Turns what the candidate wrote into passages: every character as typed, code between fences in lines that are not
/// wrapped. Nothing else of Markdown is looked for, since an answer must be shown as it was written.
enum AnswerReader {
    static func passages(_ text: String) -> [Passage] {
        var passages: [Passage] = []
        var fence: Fence?
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
            } else if let opened = Fence(line) {
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

/// A line that opens a block of code (CommonMark 0.29, section 4.5).
private struct Fence {
    private let character: Character
    private let length: Int

    init?(_ line: Substring) {
        let indented = line.drop { $0 == " " }
        guard line.utf8.count - indented.utf8.count <= 3, let first = indented.first, first == "`" || first == "~"
        else {
            return nil
        }
        let marks = indented.prefix { $0 == first }
        guard marks.count >= 3, first == "~" || !indented.dropFirst(marks.count).contains("`") else { return nil }
        character = first
        length = marks.count
    }

    func isClosed(by line: Substring) -> Bool {
        let indented = line.drop { $0 == " " }
        let marks = indented.prefix { $0 == character }
        return line.utf8.count - indented.utf8.count <= 3 && marks.count >= length
            && indented.dropFirst(marks.count).allSatisfy { $0 == " " || $0 == "\t" }
    }
}
