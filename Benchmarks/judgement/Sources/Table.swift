import Foundation
import InterviewKit

/// The results in Markdown.
struct Table {
    let judge: String
    let cases: [Case]
    let outcomes: [String: Outcome]

    private static let grades = ["strong", "middling", "weak"]

    var markdown: String {
        let judged = cases.filter { outcomes[$0.id] != nil }
        let scores = outcomes.values.contains { $0.score != nil }
        let measure = scores ? "score, 0 to 5" : "key points mentioned"
        return """
            # Judged by \(judge)

            \(judged.count) of \(cases.count) answers judged; \(cases.count - judged.count) without a judgement. \
            Compared by: \(measure).

            \(order)

            \(empty)

            \(triples)

            """
    }

    // MARK: Triples

    /// The measures of each triple that was judged whole, by the question's id, in order.
    private var judgedTriples: [(question: String, measures: [Int])] {
        var seen: [String] = []
        for one in cases where !one.isEmpty && !seen.contains(one.question.id) { seen.append(one.question.id) }
        return seen.compactMap { id in
            let measures = Self.grades.compactMap { outcomes["\(id) \($0)"]?.measure }
            return measures.count == Self.grades.count ? (id, measures) : nil
        }
    }

    private var order: String {
        let triples = judgedTriples.map(\.measures)
        func line(_ name: String, _ one: Int, _ other: Int) -> String {
            let above = triples.filter { $0[one] > $0[other] }.count
            let equal = triples.filter { $0[one] == $0[other] }.count
            return "| \(name) | \(above) | \(equal) | \(triples.count - above - equal) |"
        }
        let whole = triples.filter { $0[0] > $0[1] && $0[1] > $0[2] }.count
        let share = triples.isEmpty ? 0 : Int((Double(whole) / Double(triples.count) * 100).rounded())
        return """
            ## Order

            Strong above middling above weak: \(whole) of \(triples.count) triples (\(share)%). A tie is not above.\(byNumber)

            | | above | equal | below |
            |---|---|---|---|
            \(line("strong to middling", 0, 1))
            \(line("middling to weak", 1, 2))
            \(line("strong to weak", 0, 2))
            """
    }

    /// What the judge's own number would come to.
    private var byNumber: String {
        let numbers = judgedTriples.compactMap { triple -> [Int]? in
            let numbers = Self.grades.compactMap { outcomes["\(triple.question) \($0)"]?.numberUnderCeiling }
            return numbers.count == Self.grades.count ? numbers : nil
        }
        guard !numbers.isEmpty else { return "" }
        let whole = numbers.filter { $0[0] > $0[1] && $0[1] > $0[2] }.count
        return " By the judge's own number, under the ceiling of what was verified: \(whole)."
    }

    private var triples: String {
        let rows = judgedTriples.map { id, measures in
            let cells = Self.grades.enumerated().map { index, grade in
                let outcome = outcomes["\(id) \(grade)"]
                let found = "\(outcome?.found.count ?? 0)/\(outcome?.keyPoints ?? 0)"
                return outcome?.score == nil ? found : "\(measures[index]) (\(found))"
            }
            return "| \(id) | \(cells.joined(separator: " | ")) |"
        }
        return """
            ## Triples

            Key points found of all in brackets where there is a score.

            | question | strong | middling | weak |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    // MARK: Empty answers

    private var empty: String {
        let judged = cases.filter(\.isEmpty).compactMap { outcomes[$0.id] }
        let highest = judged.compactMap(\.measure).max().map(String.init) ?? "none"
        let atMostOne = judged.filter { ($0.measure ?? 0) <= 1 }.count
        let rows = Set(judged.map(\.grade)).sorted().map { sort in
            let these = judged.filter { $0.grade == sort }
            let counts = (0...5).map { number in "\(these.filter { $0.measure == number }.count)" }
            let claimed = these.compactMap(\.claimed).max().map(String.init) ?? "-"
            return "| \(sort) | \(counts.joined(separator: " | ")) | \(claimed) |"
        }
        return """
            ## Empty answers

            At most 1: \(atMostOne) of \(judged.count); the highest: \(highest).

            | | 0 | 1 | 2 | 3 | 4 | 5 | highest claimed by the judge |
            |---|---|---|---|---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }
}
