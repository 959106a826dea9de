/// Python's special names, such as `__init__`, which Markdown would take for strong emphasis. In an interview they are
/// names, with or without backticks: their outer underscores are hidden from the parser behind a noncharacter.
enum SpecialNames {
    private static let standIn = Array("\u{FDD0}".utf8)
    private static let underscore = UInt8(ascii: "_")

    /// The text with a stand-in for the underscores around each special name.
    static func hidden(_ text: String) -> String {
        guard text.utf8.contains(underscore) else { return text }
        var result: [UInt8] = []
        var word: [UInt8] = []
        for byte in text.utf8 {
            if isOfName(byte) {
                word.append(byte)
            } else {
                result += hidden(word)
                word = []
                result.append(byte)
            }
        }
        return String(decoding: result + hidden(word), as: UTF8.self)
    }

    /// What was hidden, as it was.
    static func revealed(_ text: String) -> String {
        guard text.utf8.contains(standIn[0]) else { return text }
        return text.replacing("\u{FDD0}", with: "_")
    }

    private static func hidden(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 4, word.prefix(2) == [underscore, underscore], word.suffix(2) == [underscore, underscore],
            word[2] != underscore, word[word.count - 3] != underscore
        else { return word }
        return standIn + standIn + word[2..<word.count - 2] + standIn + standIn
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), underscore:
            true
        default: false
        }
    }
}
