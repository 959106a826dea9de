/// Gathers what stands in a paragraph, a heading or a table's cell: text with the styles of its parts. Walks without
/// recursion, since emphasis can be nested as deep as it likes.
struct InlineReader {
    private var result = StyledText()
    /// The styles of the nodes that are open, the outermost first.
    private var styles: [Style]
    /// Where the links that are open begin.
    private var linkStarts: [Int] = []

    /// The text of everything below a node.
    static func text(of container: MarkdownNode, style: Style) -> StyledText {
        var reader = InlineReader(styles: [style])
        var node = container.firstChild
        while let current = node {
            reader.enter(current)
            if let child = current.firstChild {
                node = child
                continue
            }
            var left = current
            reader.leave(left)
            while left.next == nil, let parent = left.parent, parent != container {
                left = parent
                reader.leave(left)
            }
            node = left.next
        }
        return reader.result
    }

    private init(styles: [Style]) {
        self.styles = styles
    }

    private var style: Style { styles.last ?? .plain }

    private mutating func enter(_ node: MarkdownNode) {
        let inner: Style
        switch node.kind {
        case .text, .html, .htmlBlock: (inner, _) = (style, result.append(node.literal, style: style))
        case .code, .codeBlock: (inner, _) = (.code, result.append(node.literal, style: .code))
        // Who writes in a chat breaks lines where they mean to, as GitHub takes it in comments.
        case .softBreak, .lineBreak: (inner, _) = (style, result.append("\n", style: style))
        case .emphasis: inner = style == .plain || style == .quotation ? .emphasis : style
        case .strong: inner = style == .heading || style == .link ? style : .strong
        case .strikethrough: (inner, _) = (.muted, result.append("~~", style: .muted))
        case .link: inner = .link
        case .image: (inner, _) = (.link, result.append("image: ", style: .muted))
        case .paragraph, .heading:
            if result.count > 0 { result.append("\n", style: style) }
            inner = style
        default: inner = style
        }
        if node.kind == .link || node.kind == .image { linkStarts.append(result.count) }
        styles.append(inner)
    }

    private mutating func leave(_ node: MarkdownNode) {
        styles.removeLast()
        switch node.kind {
        case .strikethrough: result.append("~~", style: .muted)
        case .link, .image:
            guard let start = linkStarts.popLast() else { return }
            let shown = String(result[start..<result.count])
            let address = node.address
            if shown.isEmpty {
                result.append(address, style: .link)
            } else if !address.isEmpty, ![shown, "http://" + shown, "mailto:" + shown].contains(address) {
                result.append(" (\(address))", style: .muted)
            }
        default: break
        }
    }
}

/// Gathers a table's cells.
enum TableReader {
    static func read(_ node: MarkdownNode) -> (StyledText, Table) {
        var content = StyledText()
        var rows: [[Range<Int>]] = []
        for row in node.children {
            var cells: [Range<Int>] = []
            for cell in row.children {
                let start = content.count
                content.append(InlineReader.text(of: cell, style: rows.isEmpty ? .strong : .plain))
                cells.append(start..<content.count)
                content.append("\n", style: .plain)
            }
            rows.append(cells)
        }
        return (content, Table(rows: rows, alignments: node.alignments))
    }
}
