/// A report on the mouse: the wheel becomes a key, every other button is swallowed.
enum MouseReport {
    /// Lines that one step of the wheel scrolls.
    static let linesPerStep = 3

    /// The keys of a report in xterm's form, `CSI < button ; column ; row M`, or in urxvt's, without the `<` and 32 more;
    /// nil when it is no report.
    static func keys(final: UInt8, parameters: ArraySlice<UInt8>) -> [Key]? {
        guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
        let isExtended = parameters.first == UInt8(ascii: "<")
        let numbers = (isExtended ? parameters.dropFirst() : parameters).split(separator: UInt8(ascii: ";"))
            .map { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, let button = numbers[0] else { return isExtended ? [] : nil }
        return keys(button: isExtended ? button : button - 32)
    }

    /// The keys of a button as X11 numbers it for reports: 64 is the wheel up, 65 down; 4, 8 and 16 are modifiers.
    static func keys(button: Int) -> [Key] {
        guard button >= 64 else { return [] }
        switch button & ~0b11100 {
        case 64: return [.wheel(-linesPerStep)]
        case 65: return [.wheel(linesPerStep)]
        default: return []
        }
    }
}
