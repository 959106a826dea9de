import FoundationEssentials
import Testing

@testable import InterviewKit

@Suite("The candidate's own questions", .timeLimit(.minutes(1)))
struct OwnQuestionsTests {
    static let whole = """
        role: java
        level: beginner
        questions:
          - id: kafka-order
            topic: Messaging
            text: In which order does a consumer see the messages of one topic?
            key_points:
              - id: per-partition
                sentence: Order holds within a partition only.
                terms: [[partition, partitions], [within one]]
                probe: Where does order hold, and where not?
              - id: key
                sentence: Messages with one key go to one place.
                terms:
                  - [key, keys]
                probe: How do you keep related messages together?
            hints: [Think of how a topic is cut., What is a topic made of?]
            reference: Order holds within a partition. Messages with the same key go to the same one.
            source: Kafka documentation

        """

    static func fault(_ text: String) -> String? {
        do throws(OwnQuestionFile.Fault) {
            _ = try OwnQuestionReader.questions(inYAML: text, name: "mine.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test("a file is read as it stands")
    func read() throws {
        let questions = try OwnQuestionReader.questions(inYAML: Self.whole, name: "mine.yaml")
        #expect(
            questions == [
                Question(
                    id: "own-kafka-order", role: .java, level: .beginner, topic: "messaging",
                    text: "In which order does a consumer see the messages of one topic?",
                    keyPoints: [
                        KeyPoint(
                            id: "per-partition", sentence: "Order holds within a partition only.",
                            terms: [["partition", "partitions"], ["within one"]],
                            probe: "Where does order hold, and where not?"),
                        KeyPoint(
                            id: "key", sentence: "Messages with one key go to one place.", terms: [["key", "keys"]],
                            probe: "How do you keep related messages together?"),
                    ],
                    hints: ["Think of how a topic is cut.", "What is a topic made of?"],
                    reference: "Order holds within a partition. Messages with the same key go to the same one.",
                    source: "Kafka documentation", origin: .file("mine.yaml"))
            ])
        #expect(questions[0].referenceLabel == "your file mine.yaml; Kafka documentation")
    }

    @Test("the README's example is such a file")
    func readme() throws {
        let text = try String(
            contentsOf: ArchitectureTests.sources.deletingLastPathComponent().appending(path: "README.md"),
            encoding: .utf8)
        let start = try #require(text.firstRange(of: "```yaml\n"))
        let example = text[start.upperBound...].prefix { $0 != "`" }
        let questions = try OwnQuestionReader.questions(inYAML: String(example), name: "mine.yaml")
        #expect(questions.map(\.id) == ["own-kafka-order"])
    }

    @Test("the source and the hints may be left out")
    func optional() throws {
        let lines = Self.whole.split(separator: "\n").filter { !$0.contains("hints:") && !$0.contains("source:") }
        let question = try #require(
            try OwnQuestionReader.questions(inYAML: lines.joined(separator: "\n"), name: "m.yml").first)
        #expect(question.hints.isEmpty && question.source.isEmpty && question.referenceLabel == "your file m.yml")
    }

    @Test("the bank's own files would do as well", arguments: BankTests.File.all)
    func bank(file: BankTests.File) throws {
        let text = try String(contentsOfFile: "\(BankTests.folder)/\(file.name).yaml", encoding: .utf8)
        let questions = try OwnQuestionReader.questions(inYAML: text, name: "x")
        #expect(questions.map(\.text) == (try BankTests.bank.questions(file.role, file.level)).map(\.text))
    }

    @Test(
        "the first thing that is wrong is named with its place",
        arguments: [
            ("role: java", "role: cobol", "line 1, column 7: the role is one of java, python, devops, ai-genai"),
            ("role: java\n", "", "line 1, column 1: the file lacks its field `role`"),
            (
                "level: beginner", "level: expert",
                "line 2, column 8: the level is one of beginner, intermediate, advanced"
            ),
            ("level: beginner", "level: [beginner]", "line 2, column 8: `level` must be a text"),
            ("level: beginner", "level:", "line 2, column 7: `level` is empty"),
            ("level: beginner", "level: beginner\nlevle: x", "line 3, column 1: the file has no field `levle`"),
            ("level: beginner", "role: java", "the field `role` is there twice"),
            ("    topic: Messaging\n", "", "line 4, column 5: a question lacks its field `topic`"),
            ("    topic: Messaging", "    topic: 'a\u{1}b'", "this is not YAML: control characters are not allowed"),
            ("    topic: Messaging", "    topic: \"a\\eb\"", "line 5, column 12: `topic` holds control characters"),
            (
                "    topic: Messaging", "    topic: one two three four five",
                "line 5, column 12: `topic` is longer than 4 words"
            ),
            ("id: kafka-order", "id: kafka order", "line 4, column 9: `id` is longer than 1 words"),
            (
                "[[partition, partitions], [within one]]", "[partition]",
                "line 10, column 17: each entry of `terms` must be a list"
            ),
            ("[[partition, partitions], [within one]]", "[]", "line 10, column 16: a key point has 1 to 20 terms"),
            ("[[partition, partitions], [within one]]", "[[]]", "line 10, column 16: a key point has 1 to 20 terms"),
            (
                "[[partition, partitions], [within one]]", "[[consumer]]",
                "line 10, column 16: all of the terms stand in the question"
            ),
            ("[[partition, partitions], [within one]]", "[['']]", "line 10, column 18: `terms` is empty"),
            (
                "Where does order hold, and", "Which partition, and",
                "line 11, column 16: the probe reveals the term partition"
            ),
            (
                "      - id: key\n", "      - id: per-partition\n",
                "line 12, column 13: two key points of the question have this id"
            ),
            ("the same key go", "the same name go", "mentions no term of the key point key"),
            ("    hints: [", "    hints: [a, b, c, ", "line 17, column 12: a question has at most 3 hints"),
            (
                "    hints: [Think of how a topic is cut., What is a topic made of?]", "    hints: none",
                "`hints` must be a list"
            ),
            (
                "  - id: kafka-order", "  - just a line\n  - id: kafka-order",
                "line 4, column 5: here a question was expected"
            ),
            ("role: java", "role: [java", "this is not YAML"),
            ("role: java", "role: \"java", "this is not YAML"),
            ("role: java", "\tx: 1\nrole: java", "line 1"),
            ("role: java", "- role: java", "this is not YAML"),
        ])
    func faults(part: String, replacement: String, fault: String) throws {
        try #require(Self.whole.contains(part))
        let text = Self.whole.replacing(part, with: replacement, maxReplacements: 1)
        #expect(Self.fault(text)?.contains(fault) == true, "\(Self.fault(text) ?? "nothing")")
    }

    @Test(
        "files that are nothing of the kind",
        arguments: ["", "\n\n", "# only a comment", "just text", "- 1\n- 2", "{}", "---\na: 1\n---\nb: 2\n"])
    func other(text: String) {
        #expect(Self.fault(text) != nil)
    }

    @Test("an id twice in a file, and the most questions of one")
    func many() {
        let entries = Self.whole.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3).joined(
            separator: "\n")
        #expect(Self.fault(Self.whole + entries)?.contains("the id is used a second time") == true)
        let head = "role: java\nlevel: beginner\nquestions:\n"
        let numbered = { (count: Int) in
            head + (0..<count).map { entries.replacing("kafka-order", with: "k\($0)") }.joined()
        }
        #expect(Self.fault(numbered(500)) == nil)
        #expect(Self.fault(numbered(501)) == "line 4, column 3: a file holds 1 to 500 questions")
        #expect(Self.fault(head + "  []\n") == "line 4, column 3: a file holds 1 to 500 questions")
    }

    @Test("aliases are refused before anything is unfolded, wherever they stand")
    func bombs() {
        var laughs = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
        for (one, other) in zip("bcdefghi", "abcdefgh") {
            laughs += "\(one): &\(one) [" + Array(repeating: "*\(other)", count: 9).joined(separator: ",") + "]\n"
        }
        #expect(Self.fault(laughs) == "line 2: aliases (*name) are not understood here")
        // As a key, an alias is unfolded by whoever compares keys.
        #expect(Self.fault(laughs + "? *i\n: 1\n")?.contains("aliases") == true)
        #expect(Self.fault("{\"a\":&x [1],\"b\":*x}")?.contains("aliases") == true)
        #expect(Self.fault("- &x a\n-\n  *x")?.contains("aliases") == true)
        #expect(Self.fault("- !!str &x a\n- [*x]")?.contains("aliases") == true)
        #expect(
            Self.fault(Self.whole.replacing("role: java", with: "role: &r java\nx: {<<: *r}"))?.contains("aliases")
                == true)
    }

    @Test("stars and ampersands in texts are no aliases")
    func stars() {
        for text in ["R&D and C++ & co.", "a * b", "**really** the order", "`*args`, &c.", "int *p"] {
            #expect(
                Self.fault(
                    Self.whole.replacing("Kafka documentation", with: "Kafka: '\(text)'").replacing("Kafka: ", with: "")
                ) == nil, "\(text)")
        }
    }

    private static let nested: [String: String] = [
        "flow sequences": String(repeating: "[", count: 500_000),
        "flow mappings": String(repeating: "{a: ", count: 200_000),
        "block sequences": String(repeating: "- ", count: 400_000), "keys": String(repeating: "? ", count: 400_000),
        "closed sequences": String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
        "block mappings": (0..<900).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
        "a value": "role: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
    ]

    @Test("deep nesting ends in a sentence", arguments: nested.keys.sorted())
    func nesting(of name: String) async throws {
        let text = try #require(Self.nested[name])
        // On a thread of the pool, whose stack is the smaller one.
        #expect(await Task.detached { Self.fault(text) }.value != nil)
    }

    // MARK: Folders

    @Test("a folder's files are read by name, bad ones passed over, the rest joined to the bank's")
    func folder() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.whole, to: "b.yaml")
        try folder.write(
            Self.whole.replacing("kafka-order", with: "second").replacing("beginner", with: "advanced"), to: "c.yml")
        try folder.write("role: java\nlevel: [", to: "a.yaml")
        try folder.write(Self.whole, to: "d.yaml")
        try folder.write(Self.whole, to: "notes.txt")
        try folder.write(Self.whole, to: ".hidden.yaml")
        let bank = QuestionBank(folder: BankTests.folder, ownFolder: folder.path)
        #expect(bank.ownFiles.map(\.name) == ["a.yaml", "b.yaml", "c.yml", "d.yaml"])
        #expect(bank.ownFiles.map(\.questions.count) == [0, 1, 1, 0])
        #expect(bank.ownFiles[0].fault?.line != nil)
        #expect(
            bank.ownFiles[3].fault?.description
                == "line 4, column 9: the id is used a second time; the first is in b.yaml")
        let count = try BankTests.bank.questions(.java, .beginner).count
        #expect(try bank.questions(.java, .beginner).count == count + 1)
        #expect(try bank.questions(.java, .beginner).last?.origin == .file("b.yaml"))
        #expect(try bank.questions(.java, .advanced).last?.id == "own-second")
        #expect(try bank.questions(.python, .beginner) == BankTests.bank.questions(.python, .beginner))
    }

    @Test("they are asked, found again for judging, and count for their topic")
    func asked() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.whole, to: "mine.yaml")
        let bank = QuestionBank(folder: BankTests.folder, ownFolder: folder.path)
        let course = try QuestionChoiceTests.course(
            .init(role: .java, level: .beginner), id: "x", questions: 50, bank: bank)
        let own = try #require(course.first { $0.id == "own-kafka-order" })
        var sitting = Sitting()
        sitting.ask(own)
        #expect(try bank.question(of: sitting.record.exchanges[0], in: sitting.record) == own)
        #expect(try bank.topics(in: sitting.record).times("messaging") == 1)
        // Once the file is gone the question is without its data, and nothing fails.
        #expect(try BankTests.bank.question(of: sitting.record.exchanges[0], in: sitting.record) == nil)
    }

    @Test("what is no readable file, too large or no text is passed over; a link to a file is a file")
    func files() throws {
        let folder = try TemporaryFolder()
        try folder.write(String(repeating: "#", count: OwnQuestionFile.mostBytes + 1), to: "large.yaml")
        try folder.write(
            Self.whole + String(repeating: "#", count: OwnQuestionFile.mostBytes - Self.whole.utf8.count),
            to: "just.yaml")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/folder.yaml", withIntermediateDirectories: false)
        try Data([0x61, 0xFF, 0xFE]).write(to: URL(filePath: folder.path + "/latin.yaml"))
        try folder.write(Self.whole.replacing("kafka-order", with: "linked"), to: "elsewhere.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.yaml", withDestinationPath: folder.path + "/elsewhere.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/nowhere.yaml", withDestinationPath: folder.path + "/none")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/zero.yaml", withDestinationPath: "/dev/zero")
        let faults = OwnQuestionFile.all(in: folder.path).reduce(into: [:]) {
            $0[$1.name] = $1.fault?.description ?? ""
        }
        #expect(
            faults == [
                "large.yaml": "it is larger than 1 MiB", "just.yaml": "", "folder.yaml": "it is not a file",
                "latin.yaml": "it is not UTF-8 text", "link.yaml": "", "nowhere.yaml": "it is not a file",
                "zero.yaml": "it is not a file",
            ])
    }

    @Test("without a folder, or with an empty one, there is nothing and nothing is wrong")
    func none() throws {
        #expect(QuestionBank(folder: BankTests.folder).ownFiles.isEmpty)
        #expect(QuestionBank(folder: BankTests.folder, ownFolder: "/nowhere/at/all").ownFiles.isEmpty)
        #expect(OwnQuestionFile.all(in: try TemporaryFolder().path).isEmpty)
    }

    @Test("a folder of very many files is read up to its bound")
    func tooMany() throws {
        let folder = try TemporaryFolder()
        for number in 0..<OwnQuestionFile.mostFiles + 2 { try folder.write("", to: "\(1000 + number).yaml") }
        let files = OwnQuestionFile.all(in: folder.path)
        #expect(files.count == OwnQuestionFile.mostFiles + 2)
        #expect(files.suffix(2).allSatisfy { $0.fault?.description == "there are more than 100 files" })
    }
}

/// A folder of a test's own, removed with it.
private final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/own-questions-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    }
}
