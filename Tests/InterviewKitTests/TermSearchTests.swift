import InterviewKit
import Testing

@Suite("Looking for terms, and reading question files")
struct TermSearchTests {
    @Test(
        "a term is found as whole words, letter case and white space folded",
        arguments: [
            ("It uses a Hash Table.", "hash table", true), ("a hash\n   table", "hash table", true),
            ("rehash tables", "hash table", false), ("hash tables", "hash table", false), ("O(1) time", "o(1)", true),
            ("O(12)", "O(1)", false), ("use C++!", "c++", true), ("equals() and", "equals()", true),
            ("a.equals", "equals", true),
            ("snake_case", "case", false), ("naïve", "na", false), ("über", "Über", true), ("“bucket”", "bucket", true),
            ("buckets—then", "buckets", true), ("it’s a bucket…", "bucket", true), ("x2", "x", false), ("", "a", false),
            ("a", "", false), ("a", "longer than the text", false), ("aab ab", "ab", true), ("日本語", "本", false),
        ])
    func contains(text: String, term: String, isFound: Bool) {
        #expect(TermSearch(text).contains(term) == isFound)
    }

    @Test("any synonym of any term is a mention, but not one that the question itself contains")
    func mentioned() {
        let points = [
            KeyPoint(id: "a", sentence: "", terms: [["lock", "mutex"], ["monitor"]], probe: ""),
            KeyPoint(id: "b", sentence: "", terms: [["atomic"]], probe: ""),
        ]
        let search = TermSearch("A Monitor, or something atomic.")
        #expect(search.mentioned(points, askedIn: "What is it?").map(\.id) == ["a", "b"])
        #expect(search.mentioned(points, askedIn: "Is it atomic?").map(\.id) == ["a"])
        #expect(TermSearch("No idea").mentioned(points, askedIn: "What?").isEmpty)
    }

    static let whole = """
        role: java
        level: beginner
        questions:
          - id: java-beginner-x
            topic: t
            text: What?
            key_points:
              - {id: p, sentence: S., terms: [[one, two], [three]], probe: Which?}
            hints: [a, b, c]
            reference: R
            source: Book
        """

    @Test("a file is read as it stands")
    func file() throws {
        let questions = try QuestionFile.questions(inYAML: Self.whole, name: "x.yaml")
        #expect(
            questions == [
                Question(
                    id: "java-beginner-x", role: .java, level: .beginner, topic: "t", text: "What?",
                    keyPoints: [
                        KeyPoint(id: "p", sentence: "S.", terms: [["one", "two"], ["three"]], probe: "Which?")
                    ],
                    hints: ["a", "b", "c"], reference: "R", source: "Book")
            ])
    }

    @Test(
        "a file that cannot be used names itself, the place and the reason",
        arguments: [
            ("    topic: t\n", "", "questions, entry 1 has no `topic`"),
            ("role: java\n", "", "the file has no `role`"),
            (", probe: Which?", "", "questions, entry 1, key_points, entry 1 has no `probe`"),
            ("hints: [a, b, c]", "hints: {a: b}", "questions, entry 1, hints is of the wrong kind"),
            ("[one, two]", "one", "questions, entry 1, key_points, entry 1, terms, entry 1 is of the wrong kind"),
            ("role: java", "role: [java", ":"),
        ])
    func broken(part: String, replacement: String, reason: String) {
        let text = Self.whole.replacing(part, with: replacement)
        let error = #expect(throws: BankError.self) { try QuestionFile.questions(inYAML: text, name: "x.yaml") }
        #expect(error?.file == "x.yaml")
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }
}
