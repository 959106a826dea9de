internal import CCmark

/// A node of a parsed document, valid for as long as the document is.
struct MarkdownNode: Equatable {
    fileprivate let pointer: OpaquePointer

    enum Kind: Hashable {
        case quotation
        case list
        case item
        /// An item with a box before it.
        case task
        case codeBlock
        case htmlBlock
        case paragraph
        case heading
        case rule
        case table
        case text
        case softBreak
        case lineBreak
        case code
        case html
        case emphasis
        case strong
        case strikethrough
        case link
        case image
        case other
    }

    init(pointer: OpaquePointer) {
        self.pointer = pointer
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_BLOCK_QUOTE: .quotation
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: typeName == "tasklist" ? .task : .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: extensionKind
        }
    }

    /// The types of extensions are numbered as they are registered: their names tell them apart.
    private var extensionKind: Kind {
        switch typeName {
        case "table": .table
        case "strikethrough": .strikethrough
        default: .other
        }
    }

    private var typeName: String { Self.string(cmark_node_get_type_string(pointer)) }

    // MARK: The tree

    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init(pointer:)) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init(pointer:)) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init(pointer:)) }
    var lastChild: MarkdownNode? { cmark_node_last_child(pointer).map(MarkdownNode.init(pointer:)) }

    var children: some Sequence<MarkdownNode> {
        sequence(state: firstChild) { (node: inout MarkdownNode?) in
            defer { node = node?.next }
            return node
        }
    }

    // MARK: What it holds

    /// The text of a node without children.
    var literal: String { Self.string(cmark_node_get_literal(pointer)) }
    /// Where a link or an image leads.
    var address: String { Self.string(cmark_node_get_url(pointer)) }
    /// 1 to 6.
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isTicked: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    /// Whether no blank lines stand between a list's items.
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
    var firstNumber: Int { Int(cmark_node_get_list_start(pointer)) }
    /// Whether a block of code stands between fences.
    var isFenced: Bool {
        var length: CInt = 0
        var offset: CInt = 0
        var character: CChar = 0
        return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
    }
    /// The line it begins on, the first being 1.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

    var alignments: [Table.Alignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return (0..<count).map { column in
            switch letters[column] {
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .left
            }
        }
    }

    private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { SpecialNames.revealed(String(cString: $0)) } ?? ""
    }
}
