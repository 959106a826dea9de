internal import FoundationEssentials
internal import InterviewKit

/// What both stores ask of a document before they take it, so that whatever one keeps can be moved to the other.
enum DocumentChecks {
    /// The most bytes that the text of one document may take.
    static let largestText = Message.mostContentBytes

    /// Throws ``StoreError/refused(_:)`` for a text that no MongoDB takes.
    static func checkSize(of text: String, in what: String) throws(StoreError) {
        guard text.utf8.count <= largestText else {
            throw .refused("\(what) is larger than the 16 MiB that a document may have")
        }
    }

    /// Throws ``StoreError/refused(_:)`` for a duration that is infinite or not a number.
    static func checkDuration(_ minutes: Double?) throws(StoreError) {
        guard minutes?.isFinite ?? true else {
            throw .refused("duration_minutes is not a finite number")
        }
    }

    /// Whether two values make the same document, byte for byte. `==` will not do: it takes strings as equal that are
    /// only canonically equivalent, such as é written in one code point and in two.
    static func areSame<Document: Encodable>(_ one: Document, _ other: Document) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let bytes = try? encoder.encode(one), let otherBytes = try? encoder.encode(other) else { return false }
        return bytes == otherBytes
    }
}
