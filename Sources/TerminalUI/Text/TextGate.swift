/// The one gate for untrusted text: what models, databases, pastes, files and errors say passes here before it becomes
/// cells or leaves for a terminal. Newline and tab pass; every other control character and every bidirectional control
/// becomes a visible symbol; a cluster has at most 8 marks; styling is never taken from content.
package enum TextGate {
    /// The most combining or zero-width marks that one cluster keeps.
    static let mostMarks = 8

    /// The text by grapheme cluster, as cells show it. Newline (CR LF too) and tab are clusters of their own.
    package static func clusters(_ text: String) -> [DisplayCluster] {
        Array(DisplayClusters(text))
    }

    /// The text for a terminal that is written to without curses: newline and tab pass, the rest is made visible,
    /// sequences of emoji stay whole.
    package static func printable(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var marks = 0
        var isAfterCarriageReturn = false
        for scalar in text.unicodeScalars {
            if isAfterCarriageReturn, scalar != "\n" { result += "␍" }
            isAfterCarriageReturn = scalar == "\r"
            if isAfterCarriageReturn { continue }
            if scalar == "\n" || scalar == "\t" {
                result.unicodeScalars.append(scalar)
                marks = 0
            } else if let symbol = symbol(for: scalar) {
                result += symbol
                marks = 0
            } else if scalar.isMark {
                marks += 1
                if marks <= mostMarks { result.unicodeScalars.append(scalar) }
            } else {
                marks = 0
                result.unicodeScalars.append(scalar)
            }
        }
        if isAfterCarriageReturn { result += "␍" }
        return result
    }

    /// How many columns a line takes when it is painted into a frame.
    package static func columns(of text: String) -> Int {
        text.isPlain ? text.utf8.count : DisplayClusters(text).reduce(0) { $0 + $1.columns }
    }

    /// The visible stand-in for a scalar that must not reach a terminal, or nil.
    static func symbol(for scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
        case 0x7F: "␡"
        // C1; bidirectional controls; separators that some terminals take for line ends; interlinear annotations.
        case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFFF9...0xFFFB: "\u{FFFD}"
        default: nil
        }
    }
}

extension StringProtocol {
    /// Whether it is printable ASCII throughout, of which each byte is a cluster of one column that shows as it is: the usual
    /// case, and a tenth of the work.
    var isPlain: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
}

extension Unicode.Scalar {
    /// Whether it takes no room of its own: combining and enclosing marks, joiners and other format characters.
    fileprivate var isMark: Bool {
        guard value >= 0x80 else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }
}
