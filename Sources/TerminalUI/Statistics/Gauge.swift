/// Bars and sparklines as text: in eighths of a cell, or in ASCII where a terminal shows nothing else.
package enum Gauge: Sendable {
    case blocks
    case ascii

    private static let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// What suits the locale that an environment names.
    package static func suiting(_ environment: [String: String]) -> Gauge {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        let name = names.first { !$0.isEmpty }?.lowercased() ?? ""
        return name.contains("utf-8") || name.contains("utf8") ? .blocks : .ascii
    }

    /// A bar of at most so many columns, as long as `share`, 0 to 1, of them; what is left of them is blank, in ASCII dots.
    package func bar(_ share: Double, columns: Int) -> String {
        let share = max(0, min(share, 1))
        switch self {
        case .blocks:
            let eighths = Int((share * Double(columns * 8)).rounded())
            var bar = String(repeating: "█", count: eighths / 8)
            if !eighths.isMultiple(of: 8) { bar.append(Self.parts[eighths % 8 - 1]) }
            return bar + String(repeating: " ", count: columns - bar.count)
        case .ascii:
            let cells = Int((share * Double(columns)).rounded())
            return String(repeating: "#", count: cells) + String(repeating: ".", count: columns - cells)
        }
    }

    /// One column for each share, 0 to 1, and a gap where there is none. In ASCII the digits 0 to 9 are tenths.
    package func sparkline(_ shares: [Double?]) -> String {
        String(
            shares.map { share -> Character in
                guard let known = share.map({ max(0, min($0, 1)) }) else { return self == .blocks ? " " : "." }
                switch self {
                case .blocks: return Self.heights[min(7, Int(known * 8))]
                case .ascii: return Character(String(min(9, Int(known * 10))))
                }
            })
    }

    /// Between two figures of which the second is the later one.
    var arrow: String { self == .blocks ? "→" : "->" }
    /// Where a text was cut.
    var ellipsis: String { self == .blocks ? "…" : "." }
    /// Between two things in one line.
    var dot: String { self == .blocks ? "·" : "-" }
}
