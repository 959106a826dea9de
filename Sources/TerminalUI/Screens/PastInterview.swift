package import InterviewKit

/// One past interview as the home screen lists it.
package struct PastInterview: Hashable, Sendable {
    package let session: Session
    /// Year, month, day, hour and minute of its last change, for example `2026-11-24 13:05`.
    let date: String
    /// For example `12 min`.
    let length: String
    /// What a filter looks into, in lower case.
    private let searched: String

    package init(_ session: Session, date: String, length: String) {
        self.session = session
        self.date = date
        self.length = length
        searched =
            [session.sessionID, session.role.rawValue, session.level.rawValue, session.status.rawValue, date]
            .joined(separator: "\n").lowercased()
    }

    /// Whether all of these words, which are in lower case, stand in it.
    func matches(_ words: [String]) -> Bool {
        words.allSatisfy { searched.utf8.holds($0.utf8) }
    }

    /// The day of its last change in a sentence, for example `24 Nov 2026`.
    var day: String {
        let numbers = date.prefix(10).split(separator: "-").compactMap { Int($0) }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard numbers.count == 3, months.indices.contains(numbers[1] - 1) else { return date }
        return "\(numbers[2]) \(months[numbers[1] - 1]) \(numbers[0])"
    }

    /// For example `java · beginner`.
    var kind: String { "\(session.role.rawValue) · \(session.level.rawValue)" }
}

extension String.UTF8View {
    /// Whether these bytes stand in it, one behind the other. Called for many thousands of rows while a filter is typed.
    fileprivate func holds(_ bytes: String.UTF8View) -> Bool {
        guard let first = bytes.first else { return true }
        var start = startIndex
        while let place = self[start...].firstIndex(of: first) {
            if self[place...].starts(with: bytes) { return true }
            start = index(after: place)
        }
        return false
    }
}
