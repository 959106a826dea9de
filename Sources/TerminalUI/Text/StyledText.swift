/// A text with a style for each of its parts. Places in it are bytes from its start.
struct StyledText: Hashable, Sendable {
    private(set) var text = ""
    /// Where each style begins, ascending.
    private(set) var runs: [Run] = []

    struct Run: Hashable, Sendable {
        let start: Int
        let style: Style
    }

    init() {}

    init(_ text: String, style: Style) {
        append(text, style: style)
    }

    var count: Int { text.utf8.count }

    mutating func append(_ addition: String, style: Style) {
        guard !addition.isEmpty else { return }
        if runs.last?.style != style { runs.append(Run(start: count, style: style)) }
        text += addition
    }

    mutating func append(_ other: StyledText) {
        for (index, run) in other.runs.enumerated() {
            let end = index + 1 < other.runs.count ? other.runs[index + 1].start : other.count
            append(String(other[run.start..<end]), style: run.style)
        }
    }

    subscript(range: Range<Int>) -> Substring {
        text[index(range.lowerBound)..<index(range.upperBound)]
    }

    func index(_ offset: Int) -> String.Index {
        text.utf8.index(text.startIndex, offsetBy: offset)
    }

    func offset(_ index: String.Index) -> Int {
        text.utf8.distance(from: text.startIndex, to: index)
    }

    func offsets(_ range: Range<String.Index>) -> Range<Int> {
        offset(range.lowerBound)..<offset(range.upperBound)
    }

    /// The run that a place is in.
    func run(at offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}
