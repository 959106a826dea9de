/// Makes keys of the bytes a terminal sends. It keeps what is not whole yet (a character of several bytes, an escape
/// sequence, a paste) from one byte to the next, and swallows the sequences that mean nothing here.
struct KeyDecoder {
    private enum State {
        case ground
        /// An escape sequence so far, the Escape included.
        case sequence([UInt8])
        case paste
    }

    /// The most bytes an escape sequence has; a longer one is no sequence.
    private static let longestSequence = 64

    private let table: KeyTable
    private var state = State.ground
    private let mostPastedBytes: Int
    private var pasted: PastedBytes
    /// A character of UTF-8 that is not whole yet, and whether Alt was held.
    private var partial: [UInt8] = []
    private var isPartialAlt = false

    /// `table` has the sequences by which this terminal differs from others.
    init(table: KeyTable = KeyTable([:]), mostPastedBytes: Int = PastedBytes.most) {
        self.table = table
        self.mostPastedBytes = mostPastedBytes
        pasted = PastedBytes(most: mostPastedBytes)
    }

    /// The keys that this byte completes: mostly one or none, more where what was begun gives way to something else.
    mutating func decode(_ byte: UInt8) -> [Key] {
        switch state {
        case .ground: return ground(byte)
        case .sequence(let bytes): return extend(bytes + [byte])
        case .paste:
            pasted.append(byte)
            return pasted.isEnded ? endPaste() : []
        }
    }

    /// How long to wait for more before what was begun counts as whole, in milliseconds; nil when nothing was begun. A
    /// lone Escape is told from a sequence by this, also where a slow line has cut the sequence in two.
    var patience: Int? {
        guard case .sequence(let bytes) = state else { return nil }
        // Nobody types the beginning of a long one; what is missing is on its way.
        return EscapeSequence.isAmbiguous(bytes) ? 25 : 100
    }

    /// The keys that are whole because nothing follows: a lone Escape.
    mutating func flush() -> [Key] {
        guard case .sequence(let bytes) = state else { return [] }
        state = .ground
        return EscapeSequence.keys(ofUnfinished: bytes)
    }

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { if case .paste = state { true } else { false } }

    /// Ends a paste whose end does not come.
    mutating func endPaste() -> [Key] {
        state = .ground
        defer { pasted = PastedBytes(most: mostPastedBytes) }
        return pasted.keys
    }

    private mutating func extend(_ bytes: [UInt8]) -> [Key] {
        state = .sequence(bytes)
        if let key = table.key(of: bytes) {
            state = .ground
            return [key]
        }
        if table.isBeginning(bytes) { return [] }
        switch EscapeSequence.meaning(of: bytes) {
        case .unfinished where bytes.count < Self.longestSequence: return []
        case .keys(let keys):
            state = .ground
            return keys
        case .pasteBegins:
            state = .paste
            return []
        case .brokenOff(let keys, let rest):
            state = .ground
            return rest.reduce(into: keys) { $0 += decode($1) }
        case .altByte(let byte):
            state = .ground
            isPartialAlt = true
            return character(byte)
        case .unfinished:
            state = .ground
            return [.unknown]
        }
    }

    private mutating func ground(_ byte: UInt8) -> [Key] {
        if !partial.isEmpty || byte >= 0x80 { return character(byte) }
        switch byte {
        case 0x1B:
            state = .sequence([byte])
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
