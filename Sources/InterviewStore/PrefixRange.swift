/// The strings that start with a prefix, as a range in the order of their UTF-8 bytes: unlike a pattern it needs no
/// escaping, and an index serves it.
struct PrefixRange: Equatable {
    /// The first string of the range: the prefix itself.
    let lowerBound: String
    /// The first string behind the range; nil when there is none.
    let upperBound: String?

    init(_ prefix: String) {
        lowerBound = prefix
        var scalars = Array(prefix.unicodeScalars)
        // The order of UTF-8 is the order of code points: count the last one up, or drop it when it is the very last.
        while let last = scalars.popLast() {
            if let next = Self.scalar(after: last) {
                scalars.append(next)
                upperBound = String(String.UnicodeScalarView(scalars))
                return
            }
        }
        upperBound = nil
    }

    private static func scalar(after scalar: Unicode.Scalar) -> Unicode.Scalar? {
        // U+D800 to U+DFFF are surrogates, which no string holds.
        Unicode.Scalar(scalar.value == 0xD7FF ? 0xE000 : scalar.value + 1)
    }
}
