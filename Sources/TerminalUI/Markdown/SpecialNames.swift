/// Python's special names, such as `__init__`, which Markdown would take for strong emphasis. In an interview they are
/// names, with or without backticks: their outer underscores are hidden from the parser behind a character for private use.
enum SpecialNames {
    private static let standIn = Array("\u{F8FE}".utf8)
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
        return text.replacing("\u{F8FE}", with: "_")
    }

    private static func hidden(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 4, word.prefix(2) == [underscore, underscore], word.suffix(2) == [underscore, underscore],
            word[2] != underscore, word[word.count - 3] != underscore
        else { return word }
        return standIn + standIn + word[2..<word.count - 2] + standIn + standIn
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, underscore: true
        default: false
        }
    }
}
