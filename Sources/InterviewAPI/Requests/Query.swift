internal import InterviewKit

/// The parameters of a query: each known, each given once. `session_id[$ne]` is simply not a known one.
struct Query {
    private let values: [String: String]

    init(_ text: Substring, known: Set<String>) throws(Refusal) {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(parts[0]),
                let value = PercentEncoding.decoded(parts.dropFirst().first ?? "")
            else { throw .malformed("The query is not percent-encoded UTF-8.") }
            guard known.contains(name) else {
                throw .malformed(
                    "The query has an unknown parameter; known are \(known.sorted().joined(separator: ", ")).")
            }
            guard values.updateValue(value, forKey: name) == nil else { throw .malformed("\(name) is given twice.") }
        }
        self.values = values
    }

    /// A `session_id`, if one is given.
    func sessionID() throws(Refusal) -> String? {
        guard let text = values["session_id"] else { return nil }
        guard SessionID.isValid(text) else { throw .malformed(Rules.sessionID) }
        return text
    }

    /// A status, if one is given.
    func status() throws(Refusal) -> Status? {
        guard let text = values["status"] else { return nil }
        guard let status = Status(rawValue: text) else { throw .malformed(Rules.status) }
        return status
    }

    /// A whole number in decimal digits, if one is given.
    func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = values[name] else { return nil }
        guard 1...9 ~= text.utf8.count, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let number = Int(text), range.contains(number)
        else { throw .malformed("\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).") }
        return number
    }
}

/// Percent-encoding (RFC 3986, section 2.1).
enum PercentEncoding {
    /// The text behind it; nil when it is broken or not UTF-8.
    static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.first != UInt8(ascii: "+")
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// The rules that more than one request is held to, in the words of a refusal.
enum Rules {
    static let sessionID = "session_id must be 1 to 64 letters, digits, _ or -."
    static let status = "status must be one of \(Status.allCases.map(\.rawValue).joined(separator: ", "))."
    /// Bytes of a body.
    static let largestBody = 1024 * 1024
    /// Levels of nesting in a body.
    static let deepestBody = 32
    /// Minutes; about two years.
    static let minutes = 0.0...1_000_000
}
