/// A week or a month of the candidate's own calendar.
package struct Period: Hashable, Comparable, Sendable {
    package enum Length: String, Codable, Sendable {
        /// An ISO 8601 week, from Monday.
        case week
        case month
    }

    package let length: Length
    /// Weeks since the one of 1970-01-01, or months since January of the year 0.
    package let number: Int

    /// The week or month that holds a day, counted from 1970-01-01.
    package init(_ length: Length, ofDay day: Int) {
        self.length = length
        switch length {
        // The first of January 1970 was a Thursday.
        case .week: number = Self.floor(day + 3, 7)
        case .month:
            let date = Self.date(ofDay: day)
            number = date.year * 12 + date.month - 1
        }
    }

    private init(_ length: Length, number: Int) {
        self.length = length
        self.number = number
    }

    /// `2026-W48` or `2026-11`.
    package var name: String {
        switch length {
        case .week:
            // A week belongs to the year of its Thursday.
            let thursday = number * 7
            let year = Self.date(ofDay: thursday).year
            let week = (thursday - Self.day(year: year, month: 1, day: 1)) / 7 + 1
            return "\(year)-W\(Self.two(week))"
        case .month: return "\(Self.floor(number, 12))-\(Self.two(number - Self.floor(number, 12) * 12 + 1))"
        }
    }

    /// The next one.
    package var next: Period { Period(length, number: number + 1) }

    package static func < (one: Period, other: Period) -> Bool { one.number < other.number }

    /// Weeks as long as half a year holds them all, otherwise months.
    package static func length(from first: Int, to last: Int) -> Length { last - first <= 182 ? .week : .month }

    /// The day of the year, month and day by the Gregorian calendar, counted from 1970-01-01. After H. Hinnant,
    /// chrono-Compatible Low-Level Date Algorithms.
    package static func day(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = floor(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(ofDay day: Int) -> (year: Int, month: Int) {
        let day = day + 719_468
        let era = floor(day, 146_097)
        let dayOfEra = day - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month)
    }

    static func floor(_ number: Int, _ divisor: Int) -> Int {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
