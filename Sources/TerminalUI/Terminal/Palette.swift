internal import CNcurses

/// Which colours are used, by the background they have to read on.
package enum Palette: Sendable, CaseIterable {
    /// Colours that read on dark and on light.
    case any
    case dark
    case light
    /// None: attributes alone.
    case mono

    /// What suits a terminal as far as the environment tells. `colorFGBG` is COLORFGBG, by which rxvt, Konsole and others
    /// name the numbers of their colours, the background's last; `type` is TERM. Asking the terminal itself (OSC 11) would
    /// make the first frame wait, and leave the reply in the shell when the program ends early.
    package static func suiting(colorFGBG: String?, type: String?) -> Palette {
        if let background = colorFGBG?.split(separator: ";").last.flatMap({ Int($0) }), (0...15).contains(background) {
            return background == 7 || background > 8 ? .light : .dark
        }
        // The Linux console is black unless somebody went to lengths.
        return type == "linux" ? .dark : .any
    }

    /// The number of the colour that a style has in a terminal of so many colours; nil for attributes alone.
    func color(of style: Style, colors: Int) -> Int16? {
        guard let hue = Hue(style) else { return nil }
        return colors >= 256 ? ofMany(hue) : ofEight(hue)
    }

    /// From the cube of xterm's 256 colours, which hardly anybody redefines. By WCAG's contrast those of `any` are at least
    /// 4 to 1 on black and on white, the others 5.5 to 1 on their own background; a test computes it.
    private func ofMany(_ hue: Hue) -> Int16? {
        switch (self, hue) {
        case (.any, .interviewer): 30
        case (.any, .candidate): 28
        case (.any, .code): 97
        case (.any, .warning): 130
        case (.any, .failure): 161
        case (.dark, .interviewer): 80
        case (.dark, .candidate): 114
        case (.dark, .code): 117
        case (.dark, .warning): 221
        case (.dark, .failure): 203
        case (.light, .interviewer): 25
        case (.light, .candidate): 22
        case (.light, .code): 54
        case (.light, .warning): 94
        case (.light, .failure): 124
        case (.mono, _): nil
        }
    }

    /// Of the terminal's own eight. As xterm has them, only red and magenta read on black as well as on white.
    private func ofEight(_ hue: Hue) -> Int16? {
        switch (self, hue) {
        case (.any, .interviewer), (.any, .warning): Int16(COLOR_MAGENTA)
        case (.any, .failure), (.dark, .failure), (.light, .failure): Int16(COLOR_RED)
        case (.any, .candidate), (.any, .code): nil
        case (.dark, .interviewer), (.dark, .code): Int16(COLOR_CYAN)
        case (.dark, .candidate): Int16(COLOR_GREEN)
        case (.dark, .warning): Int16(COLOR_YELLOW)
        case (.light, .interviewer), (.light, .code): Int16(COLOR_BLUE)
        case (.light, .candidate), (.light, .warning): Int16(COLOR_MAGENTA)
        case (.mono, _): nil
        }
    }
}

/// What colours tell apart.
private enum Hue {
    case interviewer, candidate, code, warning, failure

    init?(_ style: Style) {
        switch style {
        case .interviewer, .prompt, .notice: self = .interviewer
        case .candidate: self = .candidate
        case .code: self = .code
        case .warning: self = .warning
        case .failure: self = .failure
        case .plain, .muted, .header, .selection, .rule, .key, .heading, .strong, .emphasis, .quotation, .link, .match,
            .currentMatch:
            return nil
        }
    }
}
