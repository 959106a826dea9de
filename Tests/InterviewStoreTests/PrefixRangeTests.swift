import Testing

@testable import InterviewStore

@Suite("A prefix as a range")
struct PrefixRangeTests {
    @Test(
        "ends before the first string that does not start with the prefix",
        arguments: [
            ("a", "b"), ("az", "a{"), ("日", "旦"), ("\u{D7FF}", "\u{E000}"), ("a\u{10FFFF}", "b"), ("\u{7F}", "\u{80}"),
            ("e\u{301}", "e\u{302}"),
        ])
    func upperBound(prefix: String, bound: String) throws {
        let upperBound = try #require(PrefixRange(prefix).upperBound)
        #expect(Array(upperBound.unicodeScalars) == Array(bound.unicodeScalars))
    }

    @Test("has no end where every later string starts with the prefix", arguments: ["", "\u{10FFFF}\u{10FFFF}"])
    func open(prefix: String) {
        #expect(PrefixRange(prefix).upperBound == nil)
    }
}
