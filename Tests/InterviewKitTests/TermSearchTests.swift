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

@Suite("Judging by words")
struct TermJudgeTests {
    static let kinds: [(text: String, kind: Assessment.Kind)] = [
        ("I don't know.", .dontKnow), ("No idea, sorry", .dontKnow), ("pass", .dontKnow), ("Not sure.", .dontKnow),
        ("idk", .dontKnow), ("I do not know the name, but I would look it up", .dontKnow),
        ("I would pass the object by reference to the method and let it do the work", .answer),
        ("I am not sure, but I would first look at the logs and then restart the service", .answer),
        ("Do you mean the language or the virtual machine?", .clarification), ("Can you repeat that?", .clarification),
        ("What exactly is meant by scaling here?", .clarification), ("Maybe locks?", .answer),
        ("Because it is faster?", .answer), ("The cache would be stale.", .answer), ("fine", .answer), ("", .answer),
    ]

    @Test("says what a message is by its wording, and takes a guess for an answer", arguments: kinds)
    func kind(text: String, kind: Assessment.Kind) {
        let (question, request) = Self.request(text)
        #expect(TermJudge.assess(request, question).kind == kind)
    }

    @Test("quotes the sentence that holds a term, as it was written")
    func quotation() {
        let (question, request) = Self.request("First this. It is  *Idempotent*, so it can be repeated! Then that.")
        let assessment = TermJudge.assess(request, question)
        #expect(assessment.covered == [.init(keyPoint: "p", quotation: "It is  *Idempotent*, so it can be repeated!")])
        #expect(assessment.method == .terms && assessment.claimed == nil && assessment.missing.isEmpty)
    }

    static func request(_ text: String) -> (Question, JudgeRequest) {
        let point = KeyPoint(id: "p", sentence: "s", terms: [["idempotent"]], probe: "?")
        let question = Question(
            id: "q", role: .java, level: .beginner, topic: "t", text: "What?", keyPoints: [point], hints: [],
            reference: "", source: "")
        let play = Scene.storingAnswer.play
        let exchange = play.record.exchanges[1]
        let answer = Message(
            id: play.record.messages[0].id, role: .user, content: text, createdAt: play.now, sessionID: "abc")
        return (question, JudgeRequest(record: play.record, exchange: exchange, answer: answer))
    }
}
