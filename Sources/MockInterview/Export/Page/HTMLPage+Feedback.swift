internal import InterviewKit
internal import TerminalUI
internal import Wiring

extension HTMLPage {
    /// What is there of feedback, or how to come by it; nil where there is none to come by.
    var feedbackSection: Part? {
        let id = HTMLText.escaped(session.sessionID)
        guard let feedback else {
            guard session.status == .completed, record.exchanges.contains(where: \.isAnswered) else { return nil }
            let html = "<p>No feedback yet; <code>mock-interview feedback \(id)</code> writes it.</p>"
            return Part(id: "feedback", title: "Feedback", html: html)
        }
        var parts: [String] = []
        if let reason = feedback.reason {
            parts.append(
                "<p dir=\"auto\">It failed: \(HTMLText.escaped(reason.ended)) <code>mock-interview feedback \(id)</code> writes "
                    + "it again.\(feedback.readable == nil ? "" : " Until then, what was computed without the model’s remarks:")</p>"
            )
        }
        if let readable = feedback.readable {
            parts.append(
                feedback.report == nil
                    ? "<div class=\"report\" dir=\"auto\">\(HTMLMarkdown.markdown(readable, topHeading: 3))</div>"
                    : report(readable))
        }
        return Part(id: "feedback", title: "Feedback", html: parts.joined(separator: "\n"))
    }

    /// The program's own report, of which only the program begins a line with `##`: in sections, those on questions with a way
    /// to the transcript.
    private func report(_ markdown: String) -> String {
        var sections = [""]
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") { sections.append("") }
            sections[sections.count - 1] += line + "\n"
        }
        return sections.filter { !$0.trimmed.isEmpty }.map { section in
            let way = number(of: section).map {
                "\n<p class=\"way\"><a href=\"#question-\($0)\">What was said on question \($0)</a></p>"
            }
            // The report's headings are of the second level, its title is the page's.
            return
                "<section class=\"report\" dir=\"auto\">\n\(HTMLMarkdown.markdown(section, topHeading: 2))\(way ?? "")\n</section>"
        }.joined(separator: "\n")
    }

    /// Which question of the transcript a section is about.
    private func number(of section: String) -> Int? {
        guard section.hasPrefix("## Question ") else { return nil }
        let number = Int(section.dropFirst("## Question ".count).prefix { $0.isNumber })
        return record.exchanges.map(\.number).first { $0 == number }
    }
}
