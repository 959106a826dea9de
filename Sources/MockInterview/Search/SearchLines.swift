internal import InterviewKit
internal import TerminalUI

/// Results as they are printed: text by part, some of which stand out.
enum SearchLines {
    typealias Part = (text: String, isMarked: Bool)

    /// For a program, one line: session, date, role, level, question, number of the message, who said it, the line; apart by
    /// one tab.
    static func forPipe(_ result: SearchResult) -> [Part] {
        let session = result.hit.session
        let fields = [
            session.sessionID, SessionLine.date(result.hit.message.createdAt), session.role.rawValue,
            session.level.rawValue, result.question.map { "\($0)" } ?? "", "\(result.number)",
            result.speaker.rawValue,
        ].map(withoutTabs)
        return [(fields.joined(separator: "\t") + "\t", false)] + parts(result.line, result.marks)
    }

    /// For a person, two lines: the place, then who says what there, cut to `columns` around the first mark.
    static func forTerminal(_ result: SearchResult, columns: Int) -> [[Part]] {
        let session = result.hit.session
        let place =
            (result.question.map { "question \($0), " } ?? "") + "message \(result.number)"
        let heading = [
            session.sessionID, SessionLine.date(result.hit.message.createdAt),
            "\(session.role.rawValue) · \(session.level.rawValue)", place,
        ].map(withoutTabs).joined(separator: "  ")
        let speaker = "    \(result.speaker.rawValue): "
        let (line, marks) = cut(result.line, result.marks, columns: max(20, columns - speaker.count))
        return [[(heading, false)], [(speaker, false)] + parts(line, marks)]
    }

    /// The line with what is before the first mark and behind the last column replaced by `…`, if it has not room.
    static func cut(_ line: String, _ marks: [Range<Int>], columns: Int) -> (String, [Range<Int>]) {
        let line = withoutTabs(line)
        guard TextGate.columns(of: line) > columns else { return (line, marks) }
        let characters = Array(line)
        let widths = characters.map { TextGate.columns(of: String($0)) }
        // A third of the room shows what leads to the mark.
        var start = marks.first?.lowerBound ?? 0
        var used = 0
        while start > 0, used + widths[start - 1] <= columns / 3 {
            start -= 1
            used += widths[start]
        }
        // Near the beginning there is nothing to cut.
        if widths[..<start].reduce(0, +) <= 1 { start = 0 }
        var end = start
        used = start > 0 ? 1 : 0
        while end < characters.count, used + widths[end] <= columns - 1 {
            used += widths[end]
            end += 1
        }
        let isWhole = end == characters.count
        let lead = start > 0 ? 1 : 0
        let text = (lead > 0 ? "…" : "") + String(characters[start..<end]) + (isWhole ? "" : "…")
        let shifted = marks.compactMap { mark -> Range<Int>? in
            let shown = mark.clamped(to: start..<end)
            return shown.isEmpty ? nil : shown.lowerBound - start + lead..<shown.upperBound - start + lead
        }
        return (text, shifted)
    }

    private static func parts(_ line: String, _ marks: [Range<Int>]) -> [Part] {
        let characters = Array(withoutTabs(line))
        var parts: [Part] = []
        var place = 0
        for mark in marks where mark.lowerBound >= place && mark.upperBound <= characters.count {
            parts.append((String(characters[place..<mark.lowerBound]), false))
            parts.append((String(characters[mark]), true))
            place = mark.upperBound
        }
        return parts + [(String(characters[place...]), false)]
    }

    /// Nothing that other programs stored can break a line or a field.
    private static func withoutTabs(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
