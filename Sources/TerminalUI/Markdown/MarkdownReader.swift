/// Turns a few kilobytes of GitHub-flavoured Markdown into passages.
struct MarkdownReader {
    private(set) var passages: [Passage] = []
    /// The last of the blocks that are in no other; nil when there is none.
    private(set) var last: LastBlock?

    /// The block that more text could still change, unlike those before it.
    struct LastBlock {
        enum Kind {
            case fencedCode
            /// With the line of its header: lines that stand right before a table are no part of it, and begin with it.
            case table(headerLine: Int)
            /// With what holds of its last item.
            case list(startLine: Int, passagesBefore: Int)
            case other
        }

        let kind: Kind
        /// Counted from 1.
        let startLine: Int
        /// How many passages the blocks before it came to.
        let passagesBefore: Int
    }

    /// Nested deeper than this, text is shown without telling how it is nested.
    private static let mostDepth = 12

    private var margins: [Margin] = []
    /// Whether a blank line belongs before the next passage.
    private var isSpaced = false

    /// `text` is a few kilobytes at most, which bounds the time and the depth that the worst of it can take.
    init(_ text: String) {
        guard let document = MarkdownDocument(text) else {
            passages = [Passage(content: StyledText(text, style: .plain))]
            return
        }
        document.withRoot { root in
            for node in root.children {
                var before = passages.count
                var kind = LastBlock.Kind.other
                read(node, style: .plain, depth: 0)
                switch node.kind {
                case .codeBlock where node.isFenced: kind = .fencedCode
                // The library makes a paragraph of the lines right before a table, knows no line of it, and has the table
                // begin where they do: the two stay open together.
                case .table:
                    if let last, last.startLine < 1 { before = last.passagesBefore }
                    kind = .table(
                        headerLine: node.firstChild?.next.map { $0.startLine - 2 } ?? node.startLine)
                case .list:
                    kind = .list(startLine: node.lastChild?.startLine ?? node.startLine, passagesBefore: lastItem)
                default: break
                }
                last = LastBlock(kind: kind, startLine: node.startLine, passagesBefore: before)
            }
        }
    }

    /// How many passages stand before the last item of the list read last.
    private var lastItem = 0

    // MARK: Blocks

    private mutating func read(_ node: MarkdownNode, style: Style, depth: Int) {
        guard depth < Self.mostDepth else {
            emit(InlineReader.text(of: node, style: style))
            return
        }
        switch node.kind {
        case .paragraph: emit(InlineReader.text(of: node, style: style))
        case .heading:
            emit(InlineReader.text(of: node, style: .heading), headingLevel: node.headingLevel)
            // It stands close to what it heads.
            isSpaced = false
        case .codeBlock:
            margins.append(Margin(first: "  ", rest: "  ", style: .plain))
            emit(StyledText(node.literal.withoutLastLineEnd, style: .code), shape: .code)
            margins.removeLast()
        case .htmlBlock: emit(StyledText(node.literal.withoutLastLineEnd, style: style))
        case .rule: emit(StyledText(), shape: .rule)
        case .table:
            let (content, table) = TableReader.read(node)
            emit(content, shape: .table(table))
        case .quotation:
            margins.append(Margin(first: "│ ", rest: "│ ", style: .rule, origin: .quotation))
            let before = passages.count
            for child in node.children { read(child, style: .quotation, depth: depth + 1) }
            if passages.count == before { emit(StyledText()) }
            margins.removeLast()
        case .list: readList(node, style: style, depth: depth)
        default: for child in node.children { read(child, style: style, depth: depth + 1) }
        }
    }

    private mutating func readList(_ list: MarkdownNode, style: Style, depth: Int) {
        let isTight = list.isTight
        var number = list.firstNumber
        var isFirst = true
        var before = passages.count
        for item in list.children {
            if isTight, !isFirst { isSpaced = false }
            isFirst = false
            before = passages.count
            let itemNumber = list.isOrdered ? number : nil
            let marker = Self.marker(of: item, number: itemNumber)
            margins.append(
                Margin(
                    first: marker, rest: String(repeating: " ", count: TextGate.columns(of: marker)), style: .muted,
                    origin: .item(number: itemNumber)))
            for child in item.children {
                read(child, style: style, depth: depth + 1)
                if isTight { isSpaced = false }
            }
            if passages.count == before { emit(StyledText()) }
            margins.removeLast()
            isSpaced = true
            number += 1
        }
        lastItem = before
    }

    private static func marker(of item: MarkdownNode, number: Int?) -> String {
        if item.kind == .task { return item.isTicked ? "[x] " : "[ ] " }
        return number.map { "\($0). " } ?? "• "
    }

    private mutating func emit(_ content: StyledText, shape: Passage.Shape = .prose, headingLevel: Int? = nil) {
        let isSpaced = isSpaced && !passages.isEmpty
        passages.append(
            Passage(
                content: content, shape: shape, margins: margins, isSpaced: isSpaced, headingLevel: headingLevel))
        for index in margins.indices { margins[index].isContinued = true }
        self.isSpaced = true
    }
}

extension String {
    fileprivate var withoutLastLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
