internal import CNcurses

/// Reads keys through curses. Bytes are taken one by one and made into characters here: curses' own wide reading loses a
/// character that arrives in two parts.
@MainActor
struct Keyboard {
    private static let pasteBegin: CInt = 0x1001
    private static let pasteEnd: CInt = 0x1002
    /// Milliseconds that tell a lone Escape from the beginning of a sequence.
    private static let escapeDelay: CInt = 25

    /// Reading from a pad never repaints the screen, as reading from a window may.
    private let pad: UnsafeMutablePointer<WINDOW>
    private var decoder = KeyDecoder()

    init?() {
        guard let pad = newpad(1, 1) else { return nil }
        self.pad = pad
        keypad(pad, true)
        nodelay(pad, true)
        set_escdelay(Self.escapeDelay)
        define_key("\u{1B}[200~", Self.pasteBegin)
        define_key("\u{1B}[201~", Self.pasteEnd)
    }

    /// Hands over every key there is. False when nothing at all could be read.
    mutating func drain(_ onKey: (Key) -> Void) -> Bool {
        var hasRead = false
        while true {
            let code = wgetch(pad)
            guard code != ERR else { break }
            hasRead = true
            for key in decoder.decode(Self.input(code)) { onKey(key) }
        }
        if let key = decoder.flush() { onKey(key) }
        return hasRead
    }

    private static func input(_ code: CInt) -> KeyDecoder.Input {
        if let byte = UInt8(exactly: code) { return .byte(byte) }
        switch code {
        case pasteBegin: return .pasteBegin
        case pasteEnd: return .pasteEnd
        default: return .named(keyname(code).map { String(cString: $0) } ?? "")
        }
    }
}
