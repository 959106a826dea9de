internal import InterviewKit
internal import TerminalUI

extension HTMLPage {
    /// All that was said, in order, under the question it belongs to.
    var transcript: Part? {
        let questions = Dictionary(record.exchanges.map { ($0.question.id, $0.number) }) { first, _ in first }
        var html = ""
        var isOpen = false
        for message in record.messages {
            guard let line = TranscriptLine(message, turn: record.turns[message.id]) else { continue }
            if let number = questions[message.id] {
                html += isOpen ? "</section>\n" : ""
                html += "<section id=\"question-\(number)\" aria-labelledby=\"question-\(number)-title\">\n"
                html += "<h3 id=\"question-\(number)-title\">Question \(number)</h3>\n"
                isOpen = true
            }
            html += Self.said(line, at: message.createdAt)
        }
        html += isOpen ? "</section>\n" : ""
        return Part(
            id: "transcript", title: "Transcript",
            html: html.isEmpty ? "<p>Nothing was said in this interview.</p>" : html)
    }

    private static func said(_ line: TranscriptLine, at moment: Timestamp) -> String {
        let name =
            switch line.speaker {
            case .interviewer: "interviewer"
            case .hint: "hint"
            case .candidate: "candidate"
            }
        // What the candidate wrote stands as they wrote it.
        let words =
            line.speaker == .candidate ? HTMLMarkdown.answer(line.text) : HTMLMarkdown.markdown(line.text)
        let cut = line.isCut ? " <span class=\"muted\">[cut short]</span>" : ""
        return """
            <article class="said \(name)">
            <p class="who"><strong>\(line.speaker.rawValue)</strong> \(time(moment, isClockOnly: true))\(cut)</p>
            <div dir="auto">
            \(words)
            </div>
            </article>

            """
    }
}
