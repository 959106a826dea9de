/// The escape sequences that a terminal's description gives its keys.
struct KeyTable: Sendable {
    private let keys: [[UInt8]: Key]
    private let beginnings: Set<[UInt8]>

    /// Only sequences count that begin with Escape and have more: a control character is the same key everywhere.
    init(_ keys: [[UInt8]: Key]) {
        self.keys = keys.filter { $0.key.count > 1 && $0.key.first == 0x1B }
        var beginnings: Set<[UInt8]> = []
        for sequence in self.keys.keys {
            for length in 1..<sequence.count { beginnings.insert(Array(sequence.prefix(length))) }
        }
        self.beginnings = beginnings
    }

    func key(of sequence: [UInt8]) -> Key? { keys[sequence] }

    /// Whether a longer sequence begins so.
    func isBeginning(_ sequence: [UInt8]) -> Bool { beginnings.contains(sequence) }
}
