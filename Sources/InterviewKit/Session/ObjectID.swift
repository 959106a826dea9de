/// A 12-byte document id: 4 bytes of seconds, 5 random bytes, 3 bytes of a counter, all big-endian
/// (BSON specification, ObjectId). Ids that one generator makes in a second order
/// as they were made, until its counter wraps.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 24 lower-case hexadecimal digits.
    package let hex: String

    /// Takes exactly 24 hexadecimal digits, of either case.
    package init?(hex: String) {
        guard hex.utf8.count == 24,
            hex.utf8.allSatisfy({
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                    || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "F") ~= $0
            })
        else { return nil }
        self.hex = hex.lowercased()
    }

    init(bytes: [UInt8]) {
        self.hex = bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    package var description: String { hex }

    package static func < (left: ObjectID, right: ObjectID) -> Bool { left.hex < right.hex }
}

/// Makes ``ObjectID`` values; a value itself, so that a state machine that holds one stays a pure function of its events.
package struct ObjectIDGenerator: Sendable {
    private let random: [UInt8]
    private var counter: UInt32

    /// Starts from the given randomness, the process's own by default.
    package init(seed: UInt64 = .random(in: .min ... .max)) {
        random = (0..<5).map { UInt8(truncatingIfNeeded: seed >> ($0 * 8)) }
        counter = UInt32(truncatingIfNeeded: seed >> 40) & 0xFF_FFFF
    }

    /// The next id, stamped with the seconds of `moment`.
    package mutating func next(at moment: Timestamp) -> ObjectID {
        counter = (counter + 1) & 0xFF_FFFF
        let seconds = UInt32(truncatingIfNeeded: moment.milliseconds / 1000)
        var bytes = (0..<4).map { UInt8(truncatingIfNeeded: seconds >> (24 - $0 * 8)) }
        bytes += random
        bytes += (0..<3).map { UInt8(truncatingIfNeeded: counter >> (16 - $0 * 8)) }
        return ObjectID(bytes: bytes)
    }
}

extension ObjectID: Codable {
    package func encode(to encoder: any Encoder) throws {
        switch DocumentDialect.of(encoder.userInfo) {
        case .extendedJSON: try ["$oid": hex].encode(to: encoder)
        case .plainJSON: try hex.encode(to: encoder)
        }
    }

    package init(from decoder: any Decoder) throws {
        let text: String?
        switch DocumentDialect.of(decoder.userInfo) {
        case .extendedJSON: text = try [String: String](from: decoder)["$oid"]
        case .plainJSON: text = try String(from: decoder)
        }
        guard let text, let id = ObjectID(hex: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an ObjectId"))
        }
        self = id
    }
}
