internal import Synchronization

/// A grapheme cluster in 57 bits, so that a grid of thousands of cells is copied, compared and dropped as plain memory.
///
/// Up to seven bytes of UTF-8 stand in it as they are, which is nearly every cluster; of longer ones it has the number.
struct PackedCluster: Hashable, Sendable {
    /// The bytes, the first one lowest, zero behind them; or the number of a longer cluster, marked by the highest bit. The
    /// seven bits below that are zero.
    let code: UInt64

    private static let numbered: UInt64 = 1 << 63

    init(ascii byte: UInt8) { code = UInt64(byte) }

    /// Takes what ``code`` was.
    init(code: UInt64) { self.code = code }

    init(_ text: String) {
        var code: UInt64 = 0
        var shift: UInt64 = 0
        for byte in text.utf8 {
            guard shift < 56, byte != 0 else {
                self.code = LongClusters.number(of: text).map { Self.numbered | $0 } ?? Self.standIn
                return
            }
            code |= UInt64(byte) << shift
            shift += 8
        }
        self.code = code
    }

    var isEmpty: Bool { code == 0 }

    var text: String {
        if code & Self.numbered != 0 { return LongClusters.text(code & ~Self.numbered) }
        return withUnsafeBytes(of: code.littleEndian) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// U+FFFD, for one that has no room any more.
    private static let standIn: UInt64 = 0xBD_BF_EF
}

/// The clusters of eight bytes and more that were ever shown, numbered.
private enum LongClusters {
    private struct Known: Sendable {
        var texts: [String] = []
        /// By their bytes: of two equal strings the bytes may differ.
        var numbers: [[UInt8]: UInt64] = [:]
    }

    private static let known = Mutex(Known())
    /// Hostile text must not have more of them kept without end.
    private static let most = 65_536

    static func number(of text: String) -> UInt64? {
        known.withLock { known in
            let bytes = Array(text.utf8)
            if let number = known.numbers[bytes] { return number }
            guard known.texts.count < most else { return nil }
            let number = UInt64(known.texts.count)
            known.texts.append(text)
            known.numbers[bytes] = number
            return number
        }
    }

    static func text(_ number: UInt64) -> String { known.withLock { $0.texts[Int(number)] } }
}
