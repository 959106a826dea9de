/// Blocks of code between fences, as Markdown has them.
enum FencedCode {
    /// The text of each block, without its fences. One that is not closed ends with the text.
    static func blocks(of text: String) -> [String] { read(text).blocks }

    /// Whether the text ends in a block that is not closed.
    static func isOpen(in text: String) -> Bool { read(text).isOpen }

    private static func read(_ text: String) -> (blocks: [String], isOpen: Bool) {
        var blocks: [String] = []
        var fence: CodeFence?
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = fence {
                if open.isClosed(by: line) {
                    blocks.append(lines.joined(separator: "\n"))
                    (fence, lines) = (nil, [])
                } else {
                    lines.append(line)
                }
            } else {
                fence = CodeFence(line)
            }
        }
        if fence != nil { blocks.append(lines.joined(separator: "\n")) }
        return (blocks, fence != nil)
    }
}
