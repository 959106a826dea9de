extension ReviewScreen {
    /// The keys of the review screen.
    package static let help = [
        KeyHelpGroup(
            "Reading",
            [
                KeyHelp("Tab", "the transcript, the feedback"),
                KeyHelp("↑ ↓ PgUp PgDn Space", "scroll"),
                KeyHelp("Home, End", "the beginning, the end"),
                KeyHelp("← →", "choose a message, or a quotation in the feedback"),
                KeyHelp("Enter", "from the chosen quotation to its words in the transcript"),
                KeyHelp("/", "find words in the pane that has the keys; Enter stays there, Esc goes back"),
                KeyHelp("n, N", "the next place of these words, the one before"),
            ]),
        KeyHelpGroup(
            "Doing",
            [
                KeyHelp(
                    "y", "copy the chosen message, or the first in sight; in the feedback the quotation, or all of it"),
                KeyHelp("c", "copy that message's next block of code"),
                KeyHelp("e", "export as Markdown into this folder"),
                KeyHelp("f", "write the feedback again; Esc stops it"),
                KeyHelp("q, Esc, Ctrl-D", "back"),
                KeyHelp("Ctrl-C", "back, in whatever is going on"),
                KeyHelp("Ctrl-Z", "leave for the shell; fg comes back"),
                KeyHelp("Ctrl-L", "draw the screen anew"),
                KeyHelp("F1, ?", "this help"),
            ]),
    ]
}
