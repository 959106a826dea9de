internal import CCmark
internal import Synchronization

/// Markdown parsed by cmark-gfm. Owns what the library allocated and frees it; nodes are reached inside a closure only.
struct MarkdownDocument: ~Copyable {
    private let parser: OpaquePointer
    private let root: OpaquePointer

    /// nil when there is no memory. The library takes quadratic time for some texts: pass it a few kilobytes at a time.
    init?(_ text: String) {
        guard Self.areExtensionsReady, let parser = cmark_parser_new(CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
            return nil
        }
        for name in Self.extensions {
            // The library keeps the extension itself for as long as the process runs.
            cmark_find_syntax_extension(name).map { _ = cmark_parser_attach_syntax_extension(parser, $0) }
        }
        var text = SpecialNames.hidden(text)
        let parsed = Self.turn.withLock { _ in
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
            }
            return UInt(bitPattern: cmark_parser_finish(parser))
        }
        guard let root = OpaquePointer(bitPattern: parsed) else {
            cmark_parser_free(parser)
            return nil
        }
        self.parser = parser
        self.root = root
    }

    deinit {
        cmark_node_free(root)
        cmark_parser_free(parser)
    }

    /// The document's node, which like all below it must not leave `body`.
    borrowing func withRoot<Result>(_ body: (MarkdownNode) -> Result) -> Result {
        body(MarkdownNode(pointer: root))
    }

    /// For as long as it reads inlines, the library notes in a table of the whole process which characters the extensions of this
    /// parser look for: while one ends, another would take `~~` for text.
    private static let turn = Mutex(())

    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

    /// Registering them writes to the library's globals: it happens once.
    private static let areExtensionsReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()
}
