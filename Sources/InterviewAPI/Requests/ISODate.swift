internal import InterviewKit

/// Dates as requests may write them: `2026-03-01T09:30:00Z`, with or without a fraction of a second, from 1970 to 2099.
/// The library's own reading takes days that no month has; here a date either is one or is refused.
enum ISODate {
    static func moment(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || 22...30 ~= bytes.count, bytes.last == UInt8(ascii: "Z") else { return nil }
        for (place, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")]
        where bytes[place] != Array(mark.utf8)[0] {
            return nil
        }
        if bytes.count > 20 {
            guard bytes[19] == UInt8(ascii: "."), number(bytes[20..<bytes.count - 1]) != nil else { return nil }
        }
        guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            1970...2099 ~= year, 1...12 ~= month, 1...days(of: month, in: year) ~= day, hour < 24, minute < 60,
            second < 60
        else { return nil }
        return Timestamp(iso8601: text)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        // 2000 was a leap year, and 2100 is beyond the range.
        case 2: year.isMultiple(of: 4) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
