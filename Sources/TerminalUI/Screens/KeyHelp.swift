/// One line of a screen's help: keys or a command, and what they do there. Tests press every one.
package struct KeyHelp: Hashable, Sendable {
    /// As people write them, for example `Ctrl-A` or `/hint`.
    package let keys: String
    package let does: String

    package init(_ keys: String, _ does: String) {
        self.keys = keys
        self.does = does
    }
}

/// A group of such lines under a title.
package struct KeyHelpGroup: Hashable, Sendable {
    package let title: String
    package let lines: [KeyHelp]

    package init(_ title: String, _ lines: [KeyHelp]) {
        self.title = title
        self.lines = lines
    }
}
