internal import InterviewKit

// The results by role, level and topic: a table for scores and one for mentions, which are never added up.

extension StatisticsText {
    /// One row of a table.
    private struct Row {
        let name: String
        /// 0 to 1.
        let share: Double
        let value: String
        let answers: Int
        /// By week or month.
        let shares: [Double?]
    }

    func tables(
        _ title: String, _ groups: [Statistics.Group], most: Int = .max, name: (String) -> String
    ) -> [[Line]] {
        let scored = groups.filter { $0.results.scores.questions > 0 }.map { group in
            let mean = group.results.scores.mean ?? 0
            return Row(
                name: inOneLine(name(group.name)), share: mean / 5, value: "\(mean)",
                answers: group.results.scores.questions,
                shares: group.timeline.map { $0.results.scores.mean.map { $0 / 5 } })
        }
        let mentioned = groups.filter { $0.results.mentions.share != nil }.map { group in
            let share = group.results.mentions.share ?? 0
            return Row(
                name: inOneLine(name(group.name)), share: share, value: Self.percent(share),
                answers: group.results.mentions.questions, shares: group.timeline.map { $0.results.mentions.share })
        }
        return [(scored, "of 5", "scores by a model"), (mentioned, "points", "key points mentioned")].filter {
            !$0.0.isEmpty
        }.map { rows, unit, what in
            table(title, unit, what, Array(rows.prefix(most)), leftOut: max(0, rows.count - most))
        }
    }

    /// What stands in the first column of any table: they are all aligned alike.
    private var names: [String] {
        let topics = statistics.topics.prefix(Self.mostTopics).map(\.name.topicHeading)
        let others = statistics.roles.map { Role(rawValue: $0.name).name } + statistics.levels.map(\.name)
        return (topics + others + ["Level"]).map(inOneLine)
    }

    private func table(_ title: String, _ unit: String, _ what: String, _ rows: [Row], leftOut: Int) -> [Line] {
        let layout = Layout(columns: columns, names: names, ellipsis: gauge.ellipsis)
        let periods = (statistics.roles.first { !$0.timeline.isEmpty }?.timeline ?? []).suffix(layout.sparkline)
        let by = statistics.length == .week ? "weeks" : "months"
        let ends = [periods.first, periods.last].compactMap(\.?.period.name)
        let span = (Set(ends).count == 1 ? Array(ends.prefix(1)) : ends).joined(separator: " to ")
        var lines = [Line("\(title): \(what)", .heading)]
        lines.append(
            Line(
                layout.line(title, unit, "", "answers", span.count <= layout.sparkline ? span : by), .muted))
        for row in rows {
            // The newest ones, where there is no room for all.
            let shares = Array(row.shares.suffix(layout.sparkline))
            lines.append(
                Line(
                    layout.line(
                        row.name, row.value, gauge.bar(row.share, columns: layout.bar), "\(row.answers)",
                        gauge.sparkline(shares))))
        }
        if leftOut > 0 { lines.append(Line("and \(leftOut) more", .muted)) }
        return lines
    }

    /// The columns of a table: a name, a figure, a bar, how many answers, and a sparkline in what is left.
    private struct Layout {
        let name: Int
        let bar: Int
        let sparkline: Int
        private let figure = 6
        private let answers = 7
        private let ellipsis: String

        init(columns: Int, names: [String], ellipsis: String) {
            self.ellipsis = ellipsis
            let widest = names.map(TextGate.columns(of:)).max() ?? 0
            name = min(widest, columns < 60 ? 10 : 26)
            bar = columns < 36 ? 4 : columns < 60 ? 5 : columns < 100 ? 16 : 30
            sparkline = max(0, columns - name - figure - bar - answers - 5)
        }

        func line(_ name: String, _ value: String, _ bar: String, _ answers: String, _ sparkline: String) -> String {
            let parts = [
                cut(name, self.name), right(value, figure), pad(bar, self.bar), right(answers, self.answers),
                " " + cut(sparkline, self.sparkline),
            ]
            return parts.joined(separator: " ").trimmedEnd
        }

        /// In exactly so many columns, its end marked where it is cut.
        private func cut(_ text: String, _ columns: Int) -> String {
            guard TextGate.columns(of: text) > columns else { return pad(text, columns) }
            var text = text
            while TextGate.columns(of: text) > max(0, columns - 1), !text.isEmpty { text.removeLast() }
            return pad(columns > 0 ? text + ellipsis : "", columns)
        }

        private func pad(_ text: String, _ columns: Int) -> String {
            text + String(repeating: " ", count: max(0, columns - TextGate.columns(of: text)))
        }

        private func right(_ text: String, _ columns: Int) -> String {
            String(repeating: " ", count: max(0, columns - TextGate.columns(of: text))) + text
        }
    }
}
