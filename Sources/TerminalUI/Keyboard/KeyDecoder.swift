/// Makes keys of what curses reads byte by byte. It keeps what is not whole yet (a character of several bytes, a paste)
/// from one drain of the keyboard to the next, and swallows the escape sequences that curses does not know.
struct KeyDecoder {
    /// One thing read.
    enum Input: Hashable {
        case byte(UInt8)
        /// A key that curses knows, by its name: `KEY_LEFT`, or terminfo's, such as `kLFT5`.
        case named(String)
        case pasteBegin
        case pasteEnd
    }

    /// The largest paste that is taken; what is beyond is dropped.
    static let mostPastedBytes = 4 << 20

    private static let mostParameterBytes = 32

    private enum State {
        case ground
        case escape
        /// Within `ESC [`, with its parameters, or `ESC O`.
        case sequence(introducer: UInt8, parameters: [UInt8])
        case paste
    }

    private var state = State.ground
    private var pasted: [UInt8] = []
    /// A character of UTF-8 that is not whole yet, and whether Alt was held.
    private var partial: [UInt8] = []
    private var isPartialAlt = false

    /// The keys that this input completes: one or none, two where a broken character gives way to the next.
    mutating func decode(_ input: Input) -> [Key] {
        switch (state, input) {
        case (.paste, .pasteEnd):
            state = .ground
            defer { pasted = [] }
            return [.paste(String(decoding: pasted, as: UTF8.self).replacingLineEnds())]
        case (.paste, .byte(let byte)):
            if pasted.count < Self.mostPastedBytes { pasted.append(byte) }
            return []
        case (.paste, _), (_, .pasteEnd): return []
        case (_, .pasteBegin):
            state = .paste
            return []
        case (.escape, .named(let name)):
            state = .ground
            return [KeyNames.key(named: name).withAlt]
        case (_, .named(let name)):
            state = .ground
            return [KeyNames.key(named: name)]
        case (.ground, .byte(let byte)): return ground(byte)
        case (.escape, .byte(let byte)): return escaped(byte)
        case (.sequence(let introducer, var parameters), .byte(let byte)):
            if (0x20...0x3F).contains(byte), parameters.count < Self.mostParameterBytes {
                parameters.append(byte)
                state = .sequence(introducer: introducer, parameters: parameters)
                return []
            }
            state = .ground
            return [KeyNames.key(final: byte, parameters: parameters)]
        }
    }

    /// The key that is complete because nothing follows: a lone Escape.
    mutating func flush() -> Key? {
        switch state {
        case .ground, .paste: return nil
        case .escape:
            state = .ground
            return .escape
        case .sequence(let introducer, let parameters):
            state = .ground
            return parameters.isEmpty ? .alt(Character(Unicode.Scalar(introducer))) : .unknown
        }
    }

    private mutating func ground(_ byte: UInt8) -> [Key] {
        if !partial.isEmpty || byte >= 0x80 { return character(byte) }
        switch byte {
        case 0x1B:
            state = .escape
            return []
        case 0x0D: return [.enter]
        case 0x0A: return [.newline]
        case 0x09: return [.tab]
        case 0x08, 0x7F: return [.backspace]
        case 0x00: return [.control(" ")]
        case 0x01...0x1A: return [.control(Character(Unicode.Scalar(byte + 0x60)))]
        case 0x1C...0x1F: return [.control(Character(Unicode.Scalar(byte + 0x40)))]
        default: return [.character(Character(Unicode.Scalar(byte)))]
        }
    }

    private mutating func escaped(_ byte: UInt8) -> [Key] {
        state = .ground
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            state = .sequence(introducer: byte, parameters: [])
            return []
        case 0x1B:
            state = .escape
            return [.escape]
        case 0x0D, 0x0A: return [.newline]
        case 0x08, 0x7F: return [Key.backspace.withAlt]
        case 0x80...:
            isPartialAlt = true
            return character(byte)
        case 0x20...: return [.alt(Character(Unicode.Scalar(byte)))]
        default: return [.unknown]
        }
    }

    /// Adds a byte to a character of several.
    private mutating func character(_ byte: UInt8) -> [Key] {
        if !partial.isEmpty, byte & 0xC0 != 0x80 {
            // The character ends in its middle: it is shown as broken, and the byte begins anew.
            partial = []
            isPartialAlt = false
            return [.character("\u{FFFD}")] + ground(byte)
        }
        partial.append(byte)
        guard partial.count >= Self.length(of: partial[0]) else { return [] }
        let text = String(decoding: partial, as: UTF8.self)
        let isAlt = isPartialAlt
        partial = []
        isPartialAlt = false
        guard text.count == 1, let character = text.first else { return [.character("\u{FFFD}")] }
        return [isAlt ? .alt(character) : .character(character)]
    }

    /// How many bytes a character has that begins with this one.
    private static func length(of byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

extension Key {
    /// The key with Alt held, where that is another one.
    fileprivate var withAlt: Key {
        switch self {
        case .left: .wordLeft
        case .right: .wordRight
        case .enter: .newline
        // As readline has it, Alt-Backspace takes the word before.
        case .backspace: .control("w")
        default: self
        }
    }
}
