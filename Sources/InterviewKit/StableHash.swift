extension StringProtocol {
    /// A 64-bit FNV-1a hash of the text's UTF-8, which does not change from run to run as `Hasher` does. It keeps nothing from
    /// whoever wants to know the text.
    package var stableHash: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
