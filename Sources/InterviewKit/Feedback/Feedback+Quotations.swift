extension Feedback {
    /// One quotation of the report, and where it comes from.
    package struct Quoted: Hashable, Sendable {
        /// Which line of ``content`` holds it, counted from 0.
        package let line: Int
        package let quotation: String
        /// The `_id` of the message that it stands in.
        package let message: ObjectID
    }

    /// The quotations of a written report, in the order of its lines; empty where the report is not known as data.
    package var quoted: [Quoted] {
        guard let report, outcome == .written else { return [] }
        let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
        // Only items of lists quote the candidate; a question's text or a model answer might seem to.
        let items = lines.indices.filter { lines[$0].hasPrefix("- ") }
        var found: [Quoted] = []
        var from = 0
        for (quotation, message) in report.quotations {
            let words = quotation.quotedMarkdown
            guard let place = items.indices.dropFirst(from).first(where: { lines[items[$0]].hasSuffix(words) }) else {
                continue
            }
            found.append(Quoted(line: items[place], quotation: quotation, message: message))
            from = place + 1
        }
        return found
    }
}

extension FeedbackReport {
    /// In the order of the Markdown.
    fileprivate var quotations: [(quotation: String, message: ObjectID)] {
        func quotation(_ dimension: Dimension) -> (String, ObjectID)? {
            guard let quotation = dimension.quotation, let message = dimension.message else { return nil }
            return (quotation, message)
        }
        let remarked = { (dimension: Dimension) in dimension.name == .communication && self.remarks != nil }
        let points = sections.flatMap(\.keyPoints).compactMap { point -> (String, ObjectID)? in
            guard let quotation = point.quotation, let message = point.message else { return nil }
            return (quotation, message)
        }
        return dimensions.filter { !remarked($0) }.compactMap(quotation)
            + strengths.map { ($0.quotation, $0.message) } + points
            + dimensions.filter(remarked).compactMap(quotation)
    }
}
