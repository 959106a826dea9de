@testable import InterviewKit

extension FuzzPath {
    /// Files of questions: the bank's, the syllabus's, the candidate's own.
    static let yaml = FuzzPath(
        name: "yaml",
        samples: [
            FuzzInput.sample(bankFile, 0), FuzzInput.sample(syllabusFile, 1), FuzzInput.sample(bankFile, 2),
            FuzzInput.sample(bankFile.replacing("\n", with: "\r\n"), 2),
            FuzzInput.sample("role: &a java\nlevel: *a\nquestions: [*a, {id: 1}]\n", 2),
        ],
        words: [
            "role: java\n", "level: beginner\n", "questions:\n", "  - id: ", "key_points:\n", "terms: [[", "]]",
            "probe: ", "hints: []\n",
            "&a ", "*a", "<<: ", "!!binary ", "!!set ", "? ", "- ", "| \n", ">-\n", "[[[[[[[[[[[[[[[[", "{a: {a: {a: ",
            "%YAML 1.1\n---\n",
            "---\n", "...\n", "\t", "'", "\"\\x00\"", "\"\\ud800\"", "\u{85}", "\u{2028}", "\u{FEFF}", "0x1F", "1e9999",
            "2001-01-01",
            "~", "null", "# ",
        ],
        mostBytes: 1200
    ) { bytes in
        let input = FuzzInput(bytes)
        switch input.choice % 3 {
        case 0:
            try checkReason { () throws(BankError) in
                _ = try QuestionFile.questions(inYAML: input.text, name: "f.yaml")
            }
        case 1:
            try checkReason { () throws(BankError) in
                let syllabus = try Syllabus(yaml: input.text, name: "f.yaml")
                for level in Level.all { _ = syllabus.topics(.java, level) }
                _ = syllabus.otherRole(than: .java, text: "A map?", rest: "lists")
            }
        default: try checkOwn(input.text)
        }
    }

    private static func checkReason(_ read: () throws(BankError) -> Void) throws {
        do throws(BankError) {
            try read()
        } catch {
            try hold(error.file == "f.yaml" && !error.reason.isEmpty, "an error without file or reason")
        }
    }

    private static func checkOwn(_ text: String) throws {
        do {
            let questions = try OwnQuestionReader.questions(inYAML: text, name: "f.yaml")
            try hold(!questions.isEmpty, "a file without a question is used")
            try hold(Set(questions.map(\.id)).count == questions.count, "an id is used twice")
            for question in questions {
                let texts = [question.id, question.text, question.reference, question.topic] + question.hints
                try hold(!texts.contains(where: QuestionLimits.hasControls), "a question with control characters")
                try hold(texts.prefix(3).allSatisfy { !$0.isEmpty }, "a question without its parts")
                try hold((1...8).contains(question.keyPoints.count), "\(question.keyPoints.count) key points")
                _ = TermSearch("a map of things").mentioned(question.keyPoints, askedIn: question.text)
            }
        } catch let fault as OwnQuestionFile.Fault {
            try hold(
                !fault.reason.isEmpty && fault.reason.utf8.count <= 1000, "a fault without a reason, or with a long one"
            )
            let lines = text.unicodeScalars.count { $0 == "\n" || $0 == "\r" || $0.value > 0x7F } + 2
            try hold(
                fault.line.map { (1...lines).contains($0) } ?? true, "a fault in line \(fault.line ?? 0) of \(lines)")
        }
    }

    private static let bankFile = """
        role: java
        level: beginner
        questions:
          - id: equality
            topic: collections
            text: >-
              You ask a `HashSet` whether it contains an object with equal contents
              and get false. Why?
            key_points:
              - id: identity
                sentence: A class that overrides nothing compares references.
                terms:
                  - [references, "by identity"]
                  - ['same instance', compared by ==]
                probe: What does Java look at to tell two objects apart?
            hints:
              - Think of what Object gives you.
            reference: |
              It compares references unless both methods are overridden.
            source: java.util.Set

        """

    private static let syllabusFile = """
        java:
          names: [[java, jvm], [kotlin]]
          words: [[map, maps], [thread]]
          beginner:
            collections: lists, maps and sets
          intermediate: {concurrency: "threads and locks"}
          advanced: {}

        """
}
