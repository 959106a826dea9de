/// A paste in brackets on its way in.
struct PastedBytes {
    /// The largest paste that is taken whole, 4 MiB; what is beyond is left out, and said.
    static let most = 4 << 20

    private static let end = Array("\u{1B}[201~".utf8)

    private let most: Int
    private var bytes: [UInt8] = []
    private var dropped = 0
    /// Where the paste was cut, once it was.
    private var cut: Int?
    /// Whether the bracket behind it has come.
    private(set) var isEnded = false

    init(most: Int = Self.most) { self.most = most }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
        if byte == UInt8(ascii: "~"), bytes.suffix(Self.end.count).elementsEqual(Self.end) {
            isEnded = true
            bytes.removeLast(Self.end.count)
        }
        // The last bytes stay: they may be the bracket's.
        if bytes.count >= most + 4_096 { drop(keeping: Self.end.count) }
    }

    /// The paste, and how much of it is left out.
    var keys: [Key] {
        var whole = self
        whole.drop(keeping: 0)
        let paste = Key.paste(String(decoding: whole.bytes, as: UTF8.self).replacingLineEnds())
        return whole.dropped > 0 ? [paste, .pasteCut(whole.dropped)] : [paste]
    }

    /// Drops what is beyond the most, but for the last bytes; never half of a character.
    private mutating func drop(keeping kept: Int) {
        guard bytes.count > most + kept || cut != nil else { return }
        var place = cut ?? most
        while cut == nil, place > most - 4, place > 0, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        cut = place
        dropped += bytes.count - kept - place
        bytes.removeSubrange(place..<bytes.count - kept)
    }
}
