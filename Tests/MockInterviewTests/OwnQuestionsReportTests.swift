internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("What is said about the candidate's own question files")
struct OwnQuestionsReportTests {
    static let whole = """
        role: devops
        level: advanced
        questions:
          - id: one
            topic: capacity
            text: What happens when a queue has no bound?
            key_points:
              - {id: memory, sentence: It fills the memory., terms: [[memory]], probe: What does it use up?}
            reference: It fills the memory until the kernel ends the process.

        """

    @Test("doctor names each file with its number of questions, or the place and the reason")
    func doctor() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.whole, to: "mine.yaml")
        try folder.write("role: devops\nlevel: hard\nquestions: []\n", to: "bad.yml")
        #expect(
            OwnQuestionsReport.lines(QuestionBank(folder: "/nowhere", ownFolder: folder.path)) == [
                "\nYour own questions: \(folder.path)",
                "  bad.yml: passed over, line 2, column 8: the level is one of beginner, intermediate, advanced",
                "    mend: ${EDITOR:-vi} '\(folder.path)/bad.yml'",
                "  mine.yaml: 1 question for devops, advanced",
            ])
        let none = OwnQuestionsReport.lines(QuestionBank(folder: "/nowhere", ownFolder: "/nowhere"))
        #expect(none.count == 2 && none[1].contains("none"))
        #expect(OwnQuestionsReport.lines(QuestionBank(folder: "/nowhere")).isEmpty)
    }

    @Test("an interview begins with the files that are passed over, and only with the first of many")
    func warnings() throws {
        let folder = try TemporaryFolder()
        let bank = { QuestionBank(folder: "/nowhere", ownFolder: folder.path) }
        try folder.write(Self.whole, to: "mine.yaml")
        #expect(OwnQuestionsReport.warnings(bank()).isEmpty)
        try folder.write("", to: "a.yaml")
        #expect(OwnQuestionsReport.warnings(bank()) == ["Your file questions/a.yaml is passed over: it is empty."])
        for name in ["b", "c", "d", "e"] { try folder.write("", to: name + ".yaml") }
        let many = OwnQuestionsReport.warnings(bank())
        #expect(many.count == 4 && many[3] == "So are 2 more; mock-interview doctor names them.")
    }
}
