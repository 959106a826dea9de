@testable import TerminalUI

/// Passages drawn by themselves, from the left edge of a frame that ends with their last line.
func draw(_ passages: [Passage], columns: Int, shift: Int = 0) -> Frame {
    let lines = passages.enumerated().flatMap { PassageLayout.lines(of: $1, at: $0, columns: columns) }
    var frame = Frame(size: Size(columns: columns, rows: lines.count))
    for (row, line) in lines.enumerated() {
        line.draw(
            passages[line.passage].content, marks: Marks(), shift: shift, into: &frame, row: row, column: 0)
    }
    return frame
}

extension Frame {
    /// What is painted in a style, row by row.
    func text(in style: Style) -> [String] {
        (0..<size.rows).map { row in
            row < size.rows ? self.row(row).filter { $0.style == style }.map(\.text).joined() : ""
        }.filter { !$0.isEmpty }
    }
}
