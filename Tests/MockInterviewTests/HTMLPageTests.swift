internal import Foundation
internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("An interview as a page")
struct HTMLPageTests {
    private func page(
        _ record: InterviewRecord = Samples.record(), _ feedback: Feedback? = nil, levels: [Int: Level] = [:]
    ) -> String {
        HTMLPage(record: record, feedback: feedback, levels: levels).text
    }

    /// A question of four key points with what came of it.
    private func section(_ number: Int, score: Int?, made: Int) -> [String: Any] {
        let points: [[String: Any]] = (0..<4).map { index in
            let words = ["quotation": "words", "message": Samples.id(5).hex]
            return ["id": "p\(index)", "sentence": "Point <\(index)>", "unaided": index == 0]
                .merging(index < made ? words : [:]) { $1 }
        }
        let outcome: [String: Any] = score.map { ["state": "scored", "score": $0] } ?? ["state": "counted"]
        return [
            "number": number, "question": "Why?", "topic": "http api", "hints": 1, "follow_ups": 0, "fruitful_aids": 0,
            "unassessed": 0, "key_points": points,
        ].merging(outcome) { $1 }
    }

    private func report(_ sections: [[String: Any]]) throws -> Feedback {
        let total = Score.total(sections.compactMap { $0["score"] as? Int })
        let fields: [String: Any] = [
            "method": total == nil ? "terms" : "model", "judges": [String](), "sections": sections,
            "dimensions": [String](), "strengths": [String](), "next_steps": [String](),
        ].merging(total.map { ["total": $0] } ?? [:]) { $1 }
        let report = try JSONDecoder().decode(
            FeedbackReport.self, from: try JSONSerialization.data(withJSONObject: fields))
        return Feedback(
            id: Samples.id(9), sessionID: "7k2mabcdefgh", createdAt: Samples.moment, outcome: .written, author: "qwen",
            programVersion: "0.1.0",
            content: "Judged.\n\n## Overall\n\nFine.\n\n## Question 1 (maps)\n\n- good: “<i>”\n", report: report)
    }

    @Test("it says in which language it is, allows itself nothing, and names its parts by headings")
    func head() {
        let page = page()
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(
            page.contains(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; "
            ))
        #expect(page.contains("<h1>Java interview, intermediate</h1>"))
        #expect(page.contains("<h2 id=\"transcript-title\">Transcript</h2>"))
        #expect(page.matches(of: #/<h1/#).count == 1)
        for word in ["<script", "<link", "<img", "http:", "https:", "url(", "@import"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test(
        "all that was said stands in it, in order, with what is a hint or cut short; nothing of other programs' systems"
    )
    func transcript() throws {
        let page = page()
        let question = try #require(page.firstRange(of: "<p>What is a closure?</p>"))
        let hint = try #require(page.firstRange(of: "<article class=\"said hint\">"))
        let answer = try #require(page.firstRange(of: "<p class=\"typed\">A function with\nits surroundings.</p>"))
        #expect(question.upperBound < hint.lowerBound && hint.upperBound < answer.lowerBound)
        #expect(page.contains("[cut short]"))
        #expect(page.contains("<section id=\"question-1\""))
        #expect(page.contains("datetime=\"2026-03-01T09:30:05.125Z\""))
        #expect(!page.contains("internal instructions"))
    }

    @Test("scores, key points and levels are drawn, with the figures beside")
    func scored() throws {
        let page = page(
            Samples.record(), try report([section(1, score: 3, made: 2), section(2, score: 5, made: 4)]),
            levels: [1: .advanced])
        #expect(page.contains("<strong>4.0 of 5</strong>"))
        #expect(page.contains("<strong>6 of 8</strong> key points made"))
        #expect(page.contains("<span>3 of 5</span>") && page.contains("<span>2 of 4</span>"))
        #expect(page.contains("<rect class=\"part\" width=\"48.0\""))
        #expect(page.contains("HTTP API · advanced"))
        #expect(
            page.contains("<circle class=\"missed\" cx=\"35\" cy=\"7\" r=\"5\"><title>Point &lt;2&gt;</title></circle>")
        )
        #expect(page.contains("data-label=\"Hints\">1 of 3</td>"))
        // The second was never asked in this transcript.
        #expect(page.contains("<a href=\"#question-1\">Question 1</a>") && !page.contains("#question-2"))
        #expect(page.contains("<h3>Question 1 (maps)</h3>") && page.contains("What was said on question 1"))
    }

    @Test("what was only counted has no score, and says so")
    func counted() throws {
        let page = page(Samples.record(), try report([section(1, score: nil, made: 1)]))
        #expect(page.contains("<strong>1 of 4</strong> key points mentioned"))
        #expect(page.contains("there is no score") && page.contains("<td data-label=\"Result\"><span>answered</span>"))
        #expect(!page.contains("of 5"))
    }

    @Test("the time of each question is told, unless the interview was paused in between")
    func time() throws {
        let feedback = try report([section(1, score: 3, made: 2)])
        #expect(page(Samples.record(), feedback).contains("<span>under 1 min</span>"))
        var record = Samples.record()
        record.messages.append(Samples.message(.user, "Hours later.", 20_000))
        #expect(!page(record, feedback).contains("<th scope=\"col\">Time</th>"))
    }

    @Test("feedback that failed, or is missing, says how to have it written")
    func withoutFeedback() {
        let failed = page(Samples.record(), Samples.feedback("it <broke> off\n\n## Overall\n\nFine.\n", .failed))
        #expect(failed.contains("It failed: it &lt;broke&gt; off. <code>mock-interview feedback 7k2mabcdefgh</code>"))
        #expect(failed.contains("<p>Fine.</p>"))
        #expect(page().contains("No feedback yet; <code>mock-interview feedback 7k2mabcdefgh</code>"))
        #expect(!page(Samples.record(.paused)).contains("Feedback"))
        let empty = InterviewRecord(session: Samples.session(), plan: Plan(sessionID: "7k2mabcdefgh"))
        #expect(page(empty).contains("Nothing was said in this interview."))
    }
}
