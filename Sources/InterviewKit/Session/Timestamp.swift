package import FoundationEssentials

/// A moment in milliseconds since 1970-01-01T00:00:00Z, the resolution and range of a BSON UTC datetime.
///
/// A whole number, so that what is written to a store compares equal to what is read back.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The millisecond that contains `date`.
    package init(_ date: Date) {
        self.milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
    }

    /// The present moment by the system's clock.
    package static func now() -> Timestamp { Timestamp(Date()) }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// This moment, `milliseconds` later.
    package func advanced(byMilliseconds milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds)
    }

    /// Minutes from `earlier` to this moment, never below 0.
    package func minutes(since earlier: Timestamp) -> Double {
        max(0, (Double(milliseconds) - Double(earlier.milliseconds)) / 60_000)
    }

    /// ISO 8601 in UTC with milliseconds, as in `2026-03-01T09:30:00.125Z`.
    package var iso8601: String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let wholeSeconds = rest < 0 ? seconds - 1 : seconds
        let fraction = String(rest < 0 ? rest + 1000 : rest)
        // The library formats whole seconds; its own fractions are cut from a Double and can be 1 ms short.
        let text = Date(timeIntervalSince1970: Double(wholeSeconds)).formatted(.iso8601)
        return text.dropLast() + "." + String(repeating: "0", count: 3 - fraction.count) + fraction + "Z"
    }

    /// Reads ISO 8601 in UTC, with or without a fraction of a second.
    package init?(iso8601 text: String) {
        var text = text
        var fraction: Int64 = 0
        if let point = text.firstIndex(of: ".") {
            // Read apart: as part of a Double, `.9999999999` becomes the next second.
            let digits = text[text.index(after: point)...].prefix { ("0"..."9").contains($0) }
            guard !digits.isEmpty, let milliseconds = Int64((digits + "00").prefix(3)) else { return nil }
            fraction = milliseconds
            text.removeSubrange(point..<digits.endIndex)
        }
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        self.init(milliseconds: Int64(date.timeIntervalSince1970.rounded(.down)) * 1000 + fraction)
    }
}

extension Timestamp: Codable {
    /// In a document for MongoDB `{"$date": {"$numberLong": "…"}}`, otherwise ISO 8601 (see ``DocumentDialect``).
    package func encode(to encoder: any Encoder) throws {
        switch DocumentDialect.of(encoder.userInfo) {
        case .extendedJSON:
            try ["$date": ["$numberLong": String(milliseconds)]].encode(to: encoder)
        case .plainJSON:
            try iso8601.encode(to: encoder)
        }
    }

    package init(from decoder: any Decoder) throws {
        switch DocumentDialect.of(decoder.userInfo) {
        case .extendedJSON:
            let wrapped = try [String: [String: String]](from: decoder)
            guard let text = wrapped["$date"]?["$numberLong"], let milliseconds = Int64(text) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "not a date"))
            }
            self.init(milliseconds: milliseconds)
        case .plainJSON:
            let text = try String(from: decoder)
            guard let timestamp = Timestamp(iso8601: text) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "not a date in ISO 8601"))
            }
            self = timestamp
        }
    }
}
