internal import CNcurses

/// How styles look: attributes alone, or with colours besides, never with a background. What a style tells is also said
/// in words or by a mark, so nothing is lost without it.
@TerminalActor
struct Theme {
    private let attributes: [UInt32]

    /// Colours are used where the terminal has them and `NO_COLOR` is not set, or empty (no-color.org). Call it once
    /// curses has begun.
    init(_ palette: Palette) {
        let refusal = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
        let isColored = palette != .mono && refusal.isEmpty && has_colors() && start_color() == OK
        let colors = Int(tigetnum("colors"))
        if isColored {
            let background = use_default_colors() == OK ? Int16(-1) : Int16(COLOR_BLACK)
            for style in Style.allCases {
                guard let color = palette.color(of: style, colors: colors) else { continue }
                init_pair(Self.pair(of: style), color, background)
            }
        }
        attributes = Style.allCases.map { style in
            guard isColored, palette.color(of: style, colors: colors) != nil else { return Self.monochrome(style) }
            return Self.attribute(style) | terminal_color_pair(Int32(Self.pair(of: style)))
        }
    }

    /// What curses is told to paint a style with.
    func attributes(of style: Style) -> UInt32 { attributes[Int(style.rawValue)] }

    private static func pair(of style: Style) -> Int16 { Int16(style.rawValue) + 1 }

    /// What is added to a colour.
    private static func attribute(_ style: Style) -> UInt32 {
        switch style {
        case .interviewer, .candidate, .failure, .prompt: terminal_bold
        default: 0
        }
    }

    /// How a style looks without colour. Bright black would be the colour for what is muted, but some palettes make it
    /// the background's.
    private static func monochrome(_ style: Style) -> UInt32 {
        switch style {
        case .plain, .notice, .code: 0
        case .muted, .rule: terminal_dim
        case .header, .interviewer, .candidate, .warning, .prompt, .key, .heading, .strong: terminal_bold
        case .emphasis, .link, .match: terminal_underline
        case .quotation: terminal_dim
        case .currentMatch: terminal_reverse
        case .failure: terminal_bold | terminal_underline
        case .selection: terminal_reverse
        }
    }
}
