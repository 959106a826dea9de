/// A key as the candidate means it.
package enum Key: Hashable, Sendable {
    case character(Character)
    /// What was pasted, in one piece; its line ends are newlines.
    case paste(String)
    /// So many bytes of the paste before were too many, and are left out.
    case pasteCut(Int)
    case enter
    /// Ctrl-J, Alt-Enter, and Shift-Enter where the terminal tells it from Enter.
    case newline
    case tab
    case backtab
    case escape
    case backspace
    /// Alt-Backspace, and Ctrl-Backspace where the terminal tells it from Backspace.
    case wordBackspace
    case delete
    case left
    case right
    case up
    case down
    case home
    case end
    case pageUp
    case pageDown
    case wordLeft
    case wordRight
    /// Ctrl-Home and Ctrl-End.
    case textStart
    case textEnd
    /// Ctrl and a lower case letter, a blank, or one of `\ ] ^ _`.
    case control(Character)
    /// Alt and a character.
    case alt(Character)
    case function(Int)
    /// The mouse wheel: lines to scroll, up by a negative number.
    case wheel(Int)
    /// A key that means nothing here.
    case unknown
}

/// What a terminal reports.
package enum TerminalEvent: Hashable, Sendable {
    case key(Key)
    case resized(Size)
    /// Ctrl-C, or the signal.
    case interrupted
    /// Nobody is at the other end any more.
    case hungUp
}
