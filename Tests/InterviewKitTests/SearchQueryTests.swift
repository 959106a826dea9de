import InterviewKit
import Testing

@Suite("What is searched for")
struct SearchQueryTests {
    @Test(
        "an argument is a word, what a shell or its own quotation marks hold together is one phrase",
        arguments: [
            (["hash", "map"], ["hash", "map"]), (["hash map"], ["hash map"]),
            (["\"hash map\" grows"], ["hash map", "grows"]), (["x “a b” y"], ["x", "a b", "y"]),
            (["\"open end"], ["open end"]), (["", "  ", "\"\"", "a"], ["a"]),
            (["AND", "-x", "a:b*"], ["AND", "-x", "a:b*"]),
        ] as [([String], [String])])
    func phrases(arguments: [String], phrases: [String]) {
        #expect(SearchQuery(arguments: arguments).phrases == phrases)
    }
}
