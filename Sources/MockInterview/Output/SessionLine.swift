internal import Foundation
internal import InterviewKit

/// One session in one line.
enum SessionLine {
    static func text(_ session: Session) -> String {
        let fields = [
            padded(session.sessionID, 14), padded(session.role.rawValue, 9), padded(session.level.rawValue, 13),
            padded(session.status.rawValue, 10), date(session.updatedAt), minutes(session.durationMinutes),
        ]
        return fields.joined(separator: " ")
    }

    /// `YYYY-MM-DD HH:MM` in the candidate's own time zone.
    static func date(_ timestamp: Timestamp) -> String {
        let date = Date(timeIntervalSince1970: Double(timestamp.milliseconds) / 1000)
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day, .hour, .minute], from: date)
        func two(_ number: Int?) -> String {
            let text = String(number ?? 0)
            return text.count == 1 ? "0" + text : text
        }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
    }

    static func minutes(_ minutes: Double) -> String { "\(Int(minutes.rounded())) min" }

    private static func padded(_ text: String, _ columns: Int) -> String {
        text.count >= columns ? text : text + String(repeating: " ", count: columns - text.count)
    }
}
