internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("A transcript as text")
struct TranscriptTextTests {
    private func text(_ record: InterviewRecord, _ feedback: Feedback? = nil, asMarkdown: Bool = false) -> String {
        TranscriptText(record: record, feedback: feedback, asMarkdown: asMarkdown).text
    }

    @Test("it says which interview it is, who said what, and what is a hint or cut short")
    func plain() {
        let text = text(Samples.record())
        #expect(text.hasPrefix("Java interview, intermediate\n\nSession 7k2mabcdefgh, completed, 2026-0"))
        #expect(text.contains(", 12 min"))
        #expect(text.contains("Interviewer: What is a closure?"))
        #expect(text.contains("Hint: Think of variables [cut short]"))
        #expect(text.contains("You: A function with\nits surroundings."))
    }

    @Test("system messages of other programs are not part of it")
    func system() {
        #expect(!text(Samples.record()).contains("internal instructions"))
    }

    @Test("as Markdown it has headings and names in bold")
    func markdown() {
        let text = text(Samples.record(), Samples.feedback("## Question 1\n\nGood.\n\n"), asMarkdown: true)
        #expect(text.hasPrefix("# Java interview, intermediate\n"))
        #expect(text.contains("**You:**\n\nA function"))
        #expect(text.hasSuffix("# Feedback\n\n## Question 1\n\nGood."))
    }

    @Test("as plain text it has none of Markdown's marks but those that the candidate wrote")
    func marks() {
        let report = "## Question 1 (maps)\n\n> Why `equals`?\n\n**2 of 5.** 1 key point\n\n- good: \\*it\\* “`x`”\n"
        let text = text(Samples.record(), Samples.feedback(report))
        #expect(text.hasSuffix("Question 1 (maps)\nWhy equals?\n\n2 of 5. 1 key point\n\n- good: *it* “x”"))
        var record = Samples.record()
        record.messages = record.messages.map { message in
            Message(
                id: message.id, role: message.role, content: "It is **not** `b`.", createdAt: message.createdAt,
                sessionID: message.sessionID)
        }
        let messages = self.text(record)
        #expect(messages.contains("Interviewer: It is not b."))
        #expect(messages.contains("You: It is **not** `b`."))
    }

    @Test("feedback that failed, or is missing, says how to have it written")
    func withoutFeedback() {
        let failed = text(Samples.record(), Samples.feedback("the reply broke off: timeout", .failed))
        #expect(failed.contains("\n\nIt failed: the reply broke off: timeout. "))
        #expect(failed.hasSuffix(" mock-interview feedback 7k2mabcdefgh writes it again."))
        let partly = text(
            Samples.record(), Samples.feedback("the reply broke off: timeout\n\n## Overall\n\nFine.\n", .failed))
        #expect(partly.contains("It failed: the reply broke off: timeout. mock-interview feedback 7k2mabcdefgh writes"))
        #expect(partly.hasSuffix(" without the model's remarks:\n\nOverall\nFine."))
        #expect(text(Samples.record()).hasSuffix("No feedback yet; mock-interview feedback 7k2mabcdefgh writes it."))
        #expect(!text(Samples.record(.paused)).contains("feedback"))
    }
}
