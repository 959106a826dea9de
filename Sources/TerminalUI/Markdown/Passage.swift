/// A piece of a message that is laid out by itself: a paragraph, a block of code, a table. What lists and quotations put
/// before it stands in its margins, so that passages are a flat list.
struct Passage: Hashable, Sendable {
    enum Shape: Hashable, Sendable {
        /// Wrapped by words.
        case prose
        /// Never wrapped.
        case code
        case table(Table)
        /// A line across.
        case rule
    }

    var content: StyledText
    var shape = Shape.prose
    /// From the left edge inwards.
    var margins: [Margin] = []
    /// Whether a blank line stands before it.
    var isSpaced = false
    /// 1 to 6 for a heading; nil for everything else.
    var headingLevel: Int?
}

/// What stands to the left of a passage, such as a list's marker or the bar of a quotation.
struct Margin: Hashable, Sendable {
    /// On its first line.
    let first: String
    /// On its other lines, as wide as `first`.
    let rest: String
    let style: Style
    /// What it comes from; nil for one that only sets in.
    var origin: Origin?
    /// Whether a passage before has had its first line.
    var isContinued = false

    enum Origin: Hashable, Sendable {
        case quotation
        /// An item of a list, with its number in one that is numbered.
        case item(number: Int?)
    }
}

/// Where a table's cells are in the text of its passage: there they stand row by row, one newline behind each.
struct Table: Hashable, Sendable {
    enum Alignment: Hashable, Sendable {
        case left
        case center
        case right
    }

    /// The first is the header.
    let rows: [[Range<Int>]]
    /// One for each column.
    let alignments: [Alignment]
}
