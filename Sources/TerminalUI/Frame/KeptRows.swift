/// Rows as they were drawn last, and what they were drawn from: drawn anew when that is another.
struct KeptRows<Facts: Equatable & Sendable>: Sendable {
    private var kept: (facts: Facts, size: Size, rows: Frame.Rows)?

    /// Has `draw` paint the rows of a blank frame, unless it would paint what it did before.
    mutating func put(_ facts: Facts, _ range: Range<Int>, into frame: inout Frame, draw: (inout Frame) -> Void) {
        if let kept, kept.facts == facts, kept.size == frame.size, kept.rows.range == range {
            return frame.put(kept.rows)
        }
        draw(&frame)
        kept = (facts, frame.size, frame.rows(range))
    }
}
