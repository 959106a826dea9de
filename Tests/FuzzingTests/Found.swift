/// An input that broke a promise once.
struct Found: Sendable, CustomStringConvertible {
    let path: String
    let input: [UInt8]
    let description: String

    init(_ path: String, _ description: String, _ text: String, choice: UInt8) {
        self.path = path
        self.description = description
        input = FuzzInput.sample(text, choice)
    }

    static let all: [Found] = [
        Found(
            "text", "a vowel of Hangul by itself takes one column", "z\0\0\0\u{1161}\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            choice: 10),
        Found(
            "text", "a flag wider than its line stands alone in it", "\u{1F1E9}\u{1F1EA} x", choice: 0),
        Found(
            "markdown", "the lines right before a table are shown once as they arrive",
            "x\n\none\n| a | b |\n|---|---|\n| c | d |\n\nend\n\nmore", choice: 4),
        Found(
            "markdown", "a byte order mark that is none is kept where a paragraph begins",
            "-\n\u{FEFF}[| b |\n-X\r--|\nkp; ei!\u{1}\0\0\n_a*\na\n-\u{F8FE}\n[j\u{0}4x <-k)oa*\na\n-\u{F8FE}\n[j\u{0}4",
            choice: 120),
        Found(
            "model-json", "a key with an accent behind it is hidden too",
            #"{"error":{"message":"Incorrect key sk-canary-0123456789\u0301","type":"invalid_request_error"}}"#,
            choice: 1),
    ]
}
