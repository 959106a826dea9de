internal import Foundation
internal import InterviewKit
internal import TerminalUI

/// One session in one line.
enum SessionLine {
    /// What the fields of a line are.
    static let titles = ["Session", "Role", "Level", "Status", "Updated", "Time"]

    /// Columns that most sessions' fields find room in.
    static let usualColumns = [14, 9, 13, 10, 16, 0]

    static func text(_ session: Session) -> String { aligned(fields(session), usualColumns) }

    /// One field each for ``titles``. Other programs' names cannot break the line.
    static func fields(_ session: Session) -> [String] {
        [
            session.sessionID, session.role.rawValue, session.level.rawValue, session.status.rawValue,
            date(session.updatedAt), minutes(session.durationMinutes),
        ].map { field in String(field.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
    }

    /// The fields with one blank between them, each but the last in so many columns of a terminal, if it fits.
    static func aligned(_ fields: [String], _ columns: [Int]) -> String {
        var line = ""
        for (field, columns) in zip(fields.dropLast(), columns) {
            line += field + String(repeating: " ", count: max(0, columns - TextGate.columns(of: field)) + 1)
        }
        return line + (fields.last ?? "")
    }

    /// What a session is, for the head of a screen.
    static func title(_ session: Session) -> String {
        let parts = [
            "\(session.role.rawValue) · \(session.level.rawValue)", session.status.rawValue, date(session.updatedAt),
            minutes(session.durationMinutes), session.sessionID,
        ]
        return parts.joined(separator: "   ")
    }

    /// `YYYY-MM-DD HH:MM` in the candidate's own time zone.
    static func date(_ timestamp: Timestamp) -> String {
        let date = Date(timeIntervalSince1970: Double(timestamp.milliseconds) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        func two(_ number: Int?) -> String {
            let text = String(number ?? 0)
            return text.count == 1 ? "0" + text : text
        }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
    }

    private static let calendar = Calendar(identifier: .gregorian)

    /// Whole minutes; another program can have stored a number that is none.
    static func minutes(_ minutes: Double) -> String {
        Int(exactly: minutes.rounded()).map { "\(max(0, $0)) min" } ?? "? min"
    }
}
