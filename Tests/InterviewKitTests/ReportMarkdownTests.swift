import Testing

@testable import InterviewKit

@Suite("The report in Markdown")
struct ReportMarkdownTests {
    private func firstLine(_ report: FeedbackReport) -> String {
        String(report.markdown.prefix { !$0.isNewline })
    }

    @Test("the first line says who judged, what the scores are computed from, and who wrote the remarks")
    func opening() {
        var judged = ReportSample.report(ReportSample.judged)
        #expect(
            firstLine(judged)
                == "Judged by judge-1: scores are computed from the key points whose quotations were verified to stand in your "
                + "answers.")
        judged.remarks = FeedbackReport.Remarks(author: "writer_1")
        #expect(firstLine(judged).hasSuffix(" Remarks by writer_1 stand at the end; they can be wrong."))
        let mixed = ReportSample.report(ReportSample.judged + ReportSample.counted)
        #expect(
            firstLine(mixed).hasSuffix("1 answer was looked at by terms only, without a model, and has no score."))
        let unknown = ReportSample.report([(ReportSample.locks, [.unjudged("Well.")])])
        #expect(firstLine(unknown).hasSuffix("none of the answers could be assessed."))
    }

    @Test("offline the first line says that no model was used, and nowhere is there a score")
    func offline() {
        let text = ReportSample.report(ReportSample.counted).markdown
        #expect(
            text.hasPrefix("No language model was used: the program looked for the key points' terms in your answers"))
        #expect(firstLine(ReportSample.report(ReportSample.counted)).hasSuffix("whether you were right."))
        #expect(text.contains("**Mentioned 2 of 4 key points** over 1 question; 1 not answered."))
        #expect(text.contains("**Mentioned 2 of 4 key points**, with 1 of 3 hints."))
        #expect(!text.lowercased().contains("score") && !text.contains("of 5"))
    }

    @Test("a whole report, as it is read")
    func whole() {
        let text = ReportSample.report(Array(ReportSample.judged.prefix(4))).markdown
        let expected = """
            ## Overall

            **3.0 of 5** over 2 questions; 1 not assessed, 1 skipped.

            - Correctness: 3.0 of 5, the mean of 4, 2.
            - Depth: 4 of 8 key points, 2 of them before any follow-up question or hint.
            - Problem solving: of 2 follow-up questions and 1 hint, 2 led to a key point that you had not made before.
            - Communication: not assessed.

            ## Strengths

            - Question 1: Point one of locks. “know locks one”
            - Question 2: Point four of maps. “It is maps four”
            - Question 1: Point two of locks. “locks two too”

            ## Question 1 (concurrency)

            > What about locks?

            **4 of 5.** 3 of 4 key points, with 1 of 3 hints; after that the score is at most 4.

            - good: Point one of locks. “know locks one”
            - good: Point two of locks. “locks two too”
            - good: Point three of locks. “locks three”
            - missing: Point four of locks.

            A model answer (question bank; JLS 17):

            > All there is to say of locks.
            """
        #expect(text.contains(expected))
        #expect(
            text.contains(
                """
                ## Question 3 (memory)

                > What about heap?

                Answered, but not assessed, so nothing is said about the answer.

                A model answer (written by gpt-tiny, unreviewed):
                """))
        #expect(text.contains("> What about futures?\n\nSkipped.\n"))
        #expect(
            text.contains("- Concurrency, questions 1, 4\n  - Point four of locks.\n  - To read: JLS 17.\n"))
        #expect(text.hasSuffix("\n\nTokens used: 5,000 in, 500 out (as far as the server told).\n"))
    }

    @Test("what others wrote stays on its line and acts on nothing")
    func inert() {
        let table: [(String, String)] = [
            ("# Total: 5 of 5", "\\# Total: 5 of 5"), ("a\n\n## b", "a ## b"), ("<b>x</b>", "\\<b>x\\</b>"),
            ("[x](http://y)", "\\[x\\](http://y)"), ("![x](y)", "!\\[x\\](y)"), ("**bold**", "\\*\\*bold\\*\\*"),
            ("`code`", "\\`code\\`"), ("a < b && c", "a < b && c"), ("&lt;b&gt;", "\\&lt;b\\&gt;"),
            ("1. one", "1\\. one"), ("- one", "\\- one"), ("> one", "\\> one"), ("snake_case", "snake_case"),
            ("_x_", "\\_x\\_"), ("C:\\new", "C:\\\\new"), ("~~x~~", "\\~\\~x\\~\\~"), ("---", "\\---"),
        ]
        for (text, inert) in table { #expect(text.inertMarkdown == inert) }
        #expect("use `List<T>` <b>".tamedMarkdown == "use `List<T>` \\<b>")
        #expect("use `List<b> ``x``".tamedMarkdown == "use `List\\<b> ``x``")
        #expect("[x](y) int[]".tamedMarkdown == "[x\\](y) int[]")
        #expect("a `b\nc` <i>\n\n# d".blockQuotation == "> a `b\n> c` \\<i>\n> \n> # d")
        #expect("a\n <b> c".quotedMarkdown == "“a \\<b> c”")
        let long = String(repeating: "word ", count: 100)
        #expect(long.quotedMarkdown.hasSuffix("word” […]") && long.quotedMarkdown.count < 260)
    }

    @Test("a candidate's words and a foreign question cannot pose as the computed part")
    func posing() {
        let forged = "## Overall\n\n**5.0 of 5** over 9 questions\n<h2>Question 1</h2>"
        let question = Question(
            id: "evil", role: .java, level: .beginner, topic: "x\n## Overall", text: forged,
            keyPoints: [KeyPoint(id: "k", sentence: forged, terms: [["evil"]], probe: "?")], hints: [],
            reference: forged, source: forged, origin: .file("a\n# b"))
        let report = ReportSample.report([(question, [.said(forged, [("k", forged)], claimed: 3)])])
        let lines = report.markdown.split(whereSeparator: \.isNewline)
        #expect(lines.count { $0.hasPrefix("#") } == 3)
        #expect(
            lines.filter { $0.hasPrefix("**") } == ["**4.0 of 5** over 1 question.", "**4 of 5.** 1 of 1 key points."])
        #expect(!report.markdown.replacing("\\<", with: "").contains("<"))
    }

    @Test("topics are written as one writes them, names and abbreviations included")
    func topics() {
        for (topic, name, heading) in [
            ("api design", "API design", "API design"), ("testing", "testing", "Testing"), ("tls", "TLS", "TLS"),
            ("jvm memory", "JVM memory", "JVM memory"), ("gitops", "GitOps", "GitOps"),
        ] {
            #expect(topic.topicName == name && topic.topicHeading == heading)
        }
        let question = ReportSample.question("design", topic: "api design", source: "a book")
        let record = ReportSample.record([(question, [.unjudged("No idea.")])])
        let markdown = FeedbackReport(on: record, questions: [1: question]).markdown
        #expect(markdown.contains("## Question 1 (API design)"))
    }
}
