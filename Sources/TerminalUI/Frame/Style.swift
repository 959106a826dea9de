/// What a cell means, not how it looks: the terminal's theme gives it colours and attributes.
package enum Style: UInt8, Hashable, Sendable, CaseIterable {
    case plain
    case muted
    case header
    case interviewer
    case candidate
    case notice
    case warning
    case failure
    case selection
    case rule
    case prompt
    /// A key's name in a key line.
    case key
    /// Markdown's headings, strong emphasis, emphasis, code, quotations and links.
    case heading
    case strong
    case emphasis
    case code
    case quotation
    case link
    /// What was searched for, and the one place of it that the search stands at.
    case match
    case currentMatch
}
