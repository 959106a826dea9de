/// How long the parts of a question may be that did not come with the program, in words.
enum QuestionLimits {
    static let question = 60
    static let reference = 200
    static let sentence = 45
    static let probe = 45
    static let hint = 60
    static let term = 6
    /// The bank's own terms go as far.
    static let ownTerm = 12
    /// A candidate's own question may be longer than a model's.
    static let ownQuestion = 120
    static let ownReference = 400
    /// The most bytes of so many words: none may be so long that a limit of words means nothing.
    static func bytes(_ words: Int) -> Int { max(80, words * 16) }

    static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    /// Whether a text holds what no question needs and a terminal or a reader may take for something else: control
    /// characters other than ends of lines and tabs, or marks that turn the direction of writing.
    static func hasControls(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: false
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
            default: false
            }
        }
    }
}
