/// Something that is not as it should be, and what to do about it.
package struct Trouble: Hashable, Sendable {
    /// What is wrong, in words that need no full stop.
    package let what: String
    /// The command that mends it or, where none can, one that shows more of it; a sentence where it takes more than one.
    package let mend: String

    package init(_ what: String, mend: String) {
        self.what = what
        self.mend = mend
    }
}
