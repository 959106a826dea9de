internal import InterviewKit
internal import TerminalUI

/// The page's pictures in SVG. The figures stand beside them as text; colours come from the page's style.
enum Drawing {
    /// How much of something there is. `said` is for who does not see it, where the figures are not in the text.
    static func bar(_ value: Double, of most: Double, said: String? = nil, isWide: Bool = false) -> String {
        let share = most > 0 && value.isFinite ? max(0, min(1, value / most)) : 0
        let width = isWide ? 240 : 80
        let filled = (share * Double(width) * 10).rounded() / 10
        let name = said.map { "role=\"img\" aria-label=\"\(HTMLText.escaped($0))\"" } ?? "aria-hidden=\"true\""
        return """
            <svg class="bar" \(name) viewBox="0 0 \(width) 8" width="\(width)" height="8">\
            <rect class="rest" width="\(width)" height="8" rx="2"/><rect class="part" width="\(filled)" height="8" rx="2"/></svg>
            """
    }

    /// What became of a key point.
    enum Mark: String {
        case unaided, aided, missed
    }

    /// One mark for each key point, with its sentence where a pointer rests on it.
    static func points(_ points: [FeedbackReport.Point]) -> String {
        let width = points.count * 14
        let marks = points.enumerated().map { index, point in
            let mark: Mark = point.quotation == nil ? .missed : point.isUnaided ? .unaided : .aided
            return circle(mark, at: index * 14 + 7, "<title>\(HTMLText.escaped(point.sentence))</title>")
        }
        return """
            <svg class="points" aria-hidden="true" viewBox="0 0 \(width) 14" width="\(width)" height="14">\
            \(marks.joined())</svg>
            """
    }

    /// A mark by itself, for the legend.
    static func mark(_ mark: Mark) -> String {
        "<svg class=\"points\" aria-hidden=\"true\" viewBox=\"0 0 14 14\" width=\"14\" height=\"14\">\(circle(mark, at: 7))</svg>"
    }

    /// Told apart by shape as well as by colour: full, half, empty.
    private static func circle(_ mark: Mark, at x: Int, _ title: String = "") -> String {
        let ring = "<circle class=\"\(mark.rawValue)\" cx=\"\(x)\" cy=\"7\" r=\"5\">\(title)</circle>"
        guard mark == .aided else { return ring }
        return ring + "<path class=\"half\" d=\"M\(x) 2a5 5 0 0 1 0 10z\"/>"
    }
}
