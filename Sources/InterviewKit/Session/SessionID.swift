/// Rules for `session_id`.
package enum SessionID {
    /// Digits and letters that are not mistaken for one another when read aloud or copied by hand (Crockford base 32).
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

    /// Twelve random characters, 60 bits: unique enough to be a shard key, short enough to type a prefix of.
    package static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<12).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] })
    }

    /// Whether `text` has the form of a random one, so that nobody need be asked whether it is taken.
    package static func isRandom(_ text: String) -> Bool {
        text.count == 12 && text.allSatisfy(alphabet.contains)
    }

    /// Whether `text` may name a new session: 1 to 64 of A–Z, a–z, 0–9, `_` and `-`.
    package static func isValid(_ text: String) -> Bool {
        1...64 ~= text.utf8.count
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
