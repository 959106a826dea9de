/// What became of a text for the clipboard.
package enum ClipboardOutcome: Hashable, Sendable {
    /// It went out; no terminal says whether it took it.
    case sent
    /// So many bytes are more than terminals take.
    case tooLong(bytes: Int, most: Int)
    /// This terminal knows no such sequence.
    case unsupported
}

extension Terminal {
    /// Hands a text to the clipboard of whatever terminal shows this, also a remote one: OSC 52, `ESC ] 52 ; c ; base64 BEL`
    /// (XTerm Control Sequences, "Manipulate Selection Data"). Nothing in the text can end the sequence, since base64 has
    /// no control characters.
    package func copy(_ text: String) -> ClipboardOutcome {
        guard TerminalState.isAnsi else { return .unsupported }
        switch ClipboardSequence.sequence(for: text) {
        case .success(let sequence):
            painter.write(sequence)
            return .sent
        case .failure(let excess): return .tooLong(bytes: excess.bytes, most: ClipboardSequence.mostBytes)
        }
    }
}

/// The sequence that sets the clipboard.
enum ClipboardSequence {
    struct Excess: Error, Hashable {
        let bytes: Int
    }

    /// Terminals that bound the sequence take 74,994 bytes of base64, which is what fits into 100,000 with its frame
    /// (hterm, and those that follow it).
    static let mostEncodedBytes = 74_994
    static let mostBytes = mostEncodedBytes / 4 * 3

    static func sequence(for text: String) -> Result<String, Excess> {
        let count = text.utf8.count
        guard count <= mostBytes else { return .failure(Excess(bytes: count)) }
        return .success("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{7}")
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// RFC 4648, section 4.
    static func base64(_ bytes: [UInt8]) -> String {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for place in 0..<4 {
                encoded.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
