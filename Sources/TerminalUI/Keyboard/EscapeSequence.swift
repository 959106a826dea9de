/// What an escape sequence from a terminal means, by ECMA-48's forms and by what xterm, rxvt, the VT220 and the Linux
/// console send. A pure function of the bytes so far.
enum EscapeSequence {
    enum Meaning: Hashable {
        /// More bytes belong to it.
        case unfinished
        /// It is whole; no keys for what is swallowed.
        case keys([Key])
        case pasteBegins
        /// It is broken off, and the rest begins anew.
        case brokenOff([Key], rest: [UInt8])
        /// Alt with a character of several bytes, of which this is the first.
        case altByte(UInt8)
    }

    private static let escape: UInt8 = 0x1B
    private static let csi = UInt8(ascii: "[")
    private static let ss3 = UInt8(ascii: "O")

    /// The meaning of `bytes`, of which the first is an Escape and of which all before the last were unfinished.
    static func meaning(of bytes: [UInt8]) -> Meaning {
        guard bytes.count > 1, let last = bytes.last else { return .unfinished }
        if bytes[1] == escape { return meaningWithAlt(bytes) }
        switch bytes[1] {
        case csi: return bytes.count == 2 ? .unfinished : control(bytes, last)
        case ss3: return bytes.count == 2 ? .unfinished : shift(bytes, last)
        case 0x0D, 0x0A: return .keys([.newline])
        case 0x08, 0x7F: return .keys([.wordBackspace])
        case 0x80...: return .altByte(last)
        case 0x20...: return .keys([.alt(Character(Unicode.Scalar(last)))])
        default: return .keys([.unknown])
        }
    }

    /// Two Escapes: rxvt and PuTTY send one more before a sequence when Alt is held.
    private static func meaningWithAlt(_ bytes: [UInt8]) -> Meaning {
        guard bytes.count > 2 else { return .unfinished }
        let rest = Array(bytes.dropFirst())
        switch rest[1] {
        case csi, ss3:
            let meaning = meaning(of: rest)
            if case .keys(let keys) = meaning { return .keys(keys.map(\.withAlt)) }
            return meaning
        default: return .brokenOff([.escape], rest: rest)
        }
    }

    private static func control(_ bytes: [UInt8], _ last: UInt8) -> Meaning {
        let body = bytes.dropFirst(2)
        switch body.first {
        // The old form of a mouse report: three bytes, whatever they are.
        case UInt8(ascii: "M"):
            return body.count < 4 ? .unfinished : .keys(MouseReport.keys(button: Int(bytes[3]) - 32))
        // The Linux console's F1 to F5.
        case UInt8(ascii: "[") where body.count == 1: return .unfinished
        case UInt8(ascii: "["):
            let isFunction = (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(last)
            return .keys([isFunction ? .function(Int(last - UInt8(ascii: "A")) + 1) : .unknown])
        default: break
        }
        // rxvt ends some in `$`, which elsewhere stands before the end.
        if last == UInt8(ascii: "$"), body.count > 1 {
            return .keys([KeyNames.key(final: last, parameters: body.dropLast())])
        }
        if (0x20...0x3F).contains(last) { return .unfinished }
        if let broken = breakingOff(last) { return broken }
        let parameters = body.dropLast()
        if parameters.elementsEqual("200".utf8), last == UInt8(ascii: "~") { return .pasteBegins }
        if parameters.elementsEqual("201".utf8), last == UInt8(ascii: "~") { return .keys([]) }
        if let report = MouseReport.keys(final: last, parameters: parameters) { return .keys(report) }
        return .keys([KeyNames.key(final: last, parameters: parameters)])
    }

    private static func shift(_ bytes: [UInt8], _ last: UInt8) -> Meaning {
        if (0x30...0x3F).contains(last) { return .unfinished }
        if let broken = breakingOff(last) { return broken }
        // Enter on the keypad.
        if last == UInt8(ascii: "M") { return .keys([.enter]) }
        return .keys([KeyNames.key(final: last, parameters: bytes.dropFirst(2).dropLast())])
    }

    /// What comes of a byte that no sequence can go on with.
    private static func breakingOff(_ byte: UInt8) -> Meaning? {
        (0x40...0x7E).contains(byte) ? nil : .brokenOff([.unknown], rest: [byte])
    }

    /// Whether a person may have typed these bytes.
    static func isAmbiguous(_ bytes: [UInt8]) -> Bool {
        bytes.count < 3 || (bytes.count == 3 && bytes[1] == escape)
    }

    /// What the bytes were when nothing follows.
    static func keys(ofUnfinished bytes: [UInt8]) -> [Key] {
        guard isAmbiguous(bytes), let last = bytes.last else { return [.unknown] }
        if last == escape { return Array(repeating: .escape, count: bytes.count) }
        let alt = Key.alt(Character(Unicode.Scalar(last)))
        return bytes.count == 3 ? [.escape, alt] : [alt]
    }
}

extension Key {
    /// The key with Alt held, where that is another one.
    fileprivate var withAlt: Key {
        switch self {
        case .left: .wordLeft
        case .right: .wordRight
        case .enter: .newline
        case .backspace: .wordBackspace
        default: self
        }
    }
}
