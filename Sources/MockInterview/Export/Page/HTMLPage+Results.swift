internal import InterviewKit
internal import TerminalUI

// The results, drawn from the report's data: what became of each question, in figures and in pictures beside them.

extension HTMLPage {
    /// nil where no report is known as data.
    var results: Part? {
        guard let report = feedback?.report, !report.sections.isEmpty else { return nil }
        let rows = report.sections.map { row($0, report) }.joined(separator: "\n")
        return Part(
            id: "results", title: "Results",
            html: """
                \(overall(report))
                <table class="results">
                <thead><tr><th scope="col">Question</th><th scope="col">\(Self.outcomeTitle(report))</th>\
                <th scope="col">Key points</th><th scope="col">Hints</th>\
                \(times.isEmpty ? "" : "<th scope=\"col\">Time</th>")</tr></thead>
                <tbody>
                \(rows)
                </tbody>
                </table>
                \(Self.legend(report))
                """)
    }

    private static func outcomeTitle(_ report: FeedbackReport) -> String {
        report.sections.contains { $0.score != nil } ? "Score" : "Result"
    }

    // MARK: The whole interview

    private func overall(_ report: FeedbackReport) -> String {
        let points = report.sections.filter(\.isAssessed)
        let (made, all) = (points.map(\.made.count).reduce(0, +), points.map(\.keyPoints.count).reduce(0, +))
        var lines: [String] = []
        if let total = report.total {
            lines.append(
                "<p class=\"overall\"><strong>\(HTMLText.escaped("\(total)")) of 5</strong> "
                    + "\(Drawing.bar(total, of: 5, said: "\(total) of 5", isWide: true))</p>")
        }
        if all > 0 {
            let verb = report.method == .model ? "made" : "mentioned"
            lines.append(
                "<p class=\"overall\"><strong>\(made) of \(all)</strong> key points \(verb) "
                    + "\(Drawing.bar(Double(made), of: Double(all), said: "\(made) of \(all) key points", isWide: true))</p>"
            )
        }
        if report.total == nil {
            lines.append("<p>Without a model nobody can tell whether the answers were right, so there is no score.</p>")
        }
        return lines.joined(separator: "\n")
    }

    // MARK: One question

    private func row(_ section: FeedbackReport.Section, _ report: FeedbackReport) -> String {
        let topic = HTMLText.escaped(section.topic?.topicHeading ?? "")
        let level = levels[section.number].map { HTMLText.escaped($0.rawValue) } ?? ""
        let about = [topic, level].filter { !$0.isEmpty }.joined(separator: " · ")
        let isAsked = record.exchanges.contains { $0.number == section.number }
        let number = "Question \(section.number)"
        let name = isAsked ? "<a href=\"#question-\(section.number)\">\(number)</a>" : number
        let minutes = times[section.number] ?? 0
        let cells = [
            (Self.outcomeTitle(report), Self.outcome(section, isScored: report.total != nil)),
            ("Key points", Self.points(section)),
            ("Hints", section.hints == 0 ? "none" : "\(section.hints) of 3"),
            (
                "Time",
                times.isEmpty
                    ? ""
                    : Drawing.bar(minutes, of: times.values.max() ?? 0) + "<span>\(Self.duration(minutes))</span>"
            ),
        ].filter { !$0.1.isEmpty }
        return "<tr><th scope=\"row\">\(name)<span class=\"about\"><bdi>\(about)</bdi></span></th>"
            + cells.map { "<td data-label=\"\($0.0)\">\($0.1)</td>" }.joined() + "</tr>"
    }

    private static func outcome(_ section: FeedbackReport.Section, isScored: Bool) -> String {
        switch section.state {
        case .scored:
            let score = section.score ?? 0
            return Drawing.bar(Double(score), of: 5) + "<span>\(score) of 5</span>"
        case .counted: return "<span>\(isScored ? "no score" : "answered")</span>"
        case .notAssessed: return "<span>not assessed</span>"
        case .skipped: return "<span>skipped</span>"
        case .unanswered: return "<span>not answered</span>"
        }
    }

    private static func points(_ section: FeedbackReport.Section) -> String {
        guard section.isAssessed, !section.keyPoints.isEmpty else { return "–" }
        return Drawing.points(section.keyPoints) + "<span>\(section.made.count) of \(section.keyPoints.count)</span>"
    }

    private static func legend(_ report: FeedbackReport) -> String {
        guard report.sections.contains(where: { $0.isAssessed && !$0.keyPoints.isEmpty }) else { return "" }
        let verb = report.method == .model ? "made" : "mentioned"
        return """
            <p class="legend">Key points: <span>\(Drawing.mark(.unaided)) \(verb) at once</span> \
            <span>\(Drawing.mark(.aided)) \(verb) after a hint or a follow-up question</span> \
            <span>\(Drawing.mark(.missed)) missed</span></p>
            """
    }

    // MARK: Time

    /// Minutes from a question to the last word on it, by its number. None where they come to more than the interview
    /// took: then somebody paused in between, and nobody knows during which.
    private var times: [Int: Double] {
        let pairs = record.exchanges.map { exchange in
            let end = exchange.lines.last?.message.createdAt ?? exchange.question.createdAt
            return (exchange.number, end.minutes(since: exchange.question.createdAt))
        }
        let sum = pairs.map(\.1).reduce(0, +)
        guard session.durationMinutes > 0, sum > 0, sum <= session.durationMinutes + 1 else { return [:] }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static func duration(_ minutes: Double) -> String {
        minutes < 1 ? "under 1 min" : SessionLine.minutes(minutes)
    }
}
