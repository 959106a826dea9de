/// What a server said, fit for an error: at most 200 characters, no controls, no markup, no key.
struct CleanText {
    static let maximumCharacters = 200

    /// The key of this exchange, which a server may echo.
    let secret: String?

    func callAsFunction(_ text: String) -> String {
        // The key goes first, while it is whole: cut off at 200 characters, its beginning would stay unrecognised.
        // Scalar by scalar: as characters, a key with an accent behind it would be another.
        let hidden =
            secret.map { String(text.unicodeScalars.replacing($0.unicodeScalars, with: "…".unicodeScalars)) } ?? text
        return Self.squeeze(Self.looksLikeMarkup(hidden) ? Self.withoutMarkup(hidden) : hidden)
    }

    static func looksLikeMarkup(_ text: String) -> Bool {
        text.utf8.first { !Self.isBlank($0) } == UInt8(ascii: "<")
    }

    /// Every run of white space and control characters becomes one space. Counts Unicode scalars, of which a
    /// character has at least one: a letter under a thousand accents does not pass as one character.
    private static func squeeze(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        var owesSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || isControl(scalar) {
                owesSpace = count > 0
                continue
            }
            if owesSpace {
                result.append(" ")
                count += 1
                owesSpace = false
            }
            guard count < maximumCharacters - 1 else {
                result.append("…")
                break
            }
            result.append(scalar)
            count += 1
        }
        return String(result)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The text between the tags, without that of `<style>` and `<script>`.
    private static func withoutMarkup(_ text: String) -> String {
        var result = ""
        var rest = text.prefix(64 << 10)
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open] + " "
            let tag = rest[open...].prefix(8).lowercased()
            rest = rest[open...].dropFirst()
            for element in ["style", "script"] where tag.hasPrefix("<" + element) {
                rest = rest.firstRange(of: "</" + element).map { rest[$0.upperBound...] } ?? ""
            }
            guard let close = rest.firstIndex(of: ">") else { return result }
            rest = rest[close...].dropFirst()
        }
        return result + rest
    }
}
