internal import Foundation

/// A text as it is searched: letter case, accents, kinds of blanks and of quotation marks folded.
///
/// Only those marks go that SQLite's tokenizer drops as well, which are the accents of Latin, Greek and Cyrillic
/// letters; in other scripts a mark makes another letter.
struct FoldedText {
    private(set) var scalars: [Unicode.Scalar] = []
    /// The scalar before, as it stood in the text.
    private var previous: Unicode.Scalar = " "

    init(_ text: String) {
        scalars.reserveCapacity(text.utf8.count)
        append(text)
    }

    /// The text by character, for finding out where a place in it came from: `origins` has for each scalar the number
    /// of its character.
    static func mapped(_ text: some StringProtocol) -> (text: FoldedText, origins: [Int]) {
        var folded = FoldedText("")
        var origins: [Int] = []
        for (number, character) in text.enumerated() {
            folded.append(String(character))
            while origins.count < folded.scalars.count { origins.append(number) }
        }
        return (folded, origins)
    }

    private mutating func append(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for scalar in text.unicodeScalars { append(scalar) }
        } else {
            for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars { append(scalar) }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        defer { previous = scalar }
        switch scalar.value {
        case 0x41...0x5A: scalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case 0x20, 0x09...0x0D: appendBlank()
        case ..<0x80: scalars.append(scalar)
        // MongoDB does not know İ as an i, nor SQLite ǡ as an a.
        case 0x0307 where previous == "I", 0x0304 where previous == "\u{307}" && scalars.last == "a":
            scalars.append(scalar)
        case 0x0300...0x0331 where Self.isAccent(scalar): break
        case 0x2018, 0x2019: scalars.append("'")
        case 0x201C, 0x201D: scalars.append("\"")
        case 0x2010, 0x2011: scalars.append("-")
        case _ where scalar.properties.isWhitespace: appendBlank()
        case _ where scalar.properties.changesWhenLowercased:
            scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        default: scalars.append(scalar)
        }
    }

    /// One blank stands for any number.
    private mutating func appendBlank() {
        if scalars.last != " " { scalars.append(" ") }
    }

    /// `sqlite3Fts5UnicodeIsdiacritic` of SQLite's FTS5.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        let bit = scalar.value - 0x0300
        return bit < 32 ? 0x0802_9FDF & (1 << bit) != 0 : 0x0003_61F8 & (1 << (bit - 32)) != 0
    }
}
