extension HomeScreen {
    /// The keys of the home screen.
    package static let help = [
        KeyHelpGroup(
            "New interview",
            [
                KeyHelp("Enter", "start it"),
                KeyHelp("Tab, Shift-Tab", "next, previous field"),
                KeyHelp("← →", "change the field"),
                KeyHelp("0-9, Backspace", "type the questions (1 to 50) or minutes (to 480; 0 for no limit)"),
            ]),
        KeyHelpGroup(
            "Past interviews",
            [
                KeyHelp("↑ ↓ PgUp PgDn", "choose one"),
                KeyHelp("Home, End", "the new interview; the oldest past one"),
                KeyHelp("Enter", "go on with it, or read it when it has ended"),
                KeyHelp("Ctrl-R", "read it, whether it has ended or not"),
                KeyHelp("Ctrl-E", "export it as Markdown into this folder"),
                KeyHelp("Del, Ctrl-X", "delete it, once you have confirmed"),
                KeyHelp("F2", "your progress: results over time, what was missed most"),
                KeyHelp("F5", "read the list again"),
            ]),
        KeyHelpGroup(
            "Which are listed",
            [
                KeyHelp("letters, digits", "only those with these words: id, role, level, status, date"),
                KeyHelp("Backspace, Ctrl-W, Ctrl-U", "take back a letter, a word, all of it"),
                KeyHelp("Tab, Shift-Tab", "only those of the next, previous status"),
                KeyHelp("Esc", "take back what was typed, then the status; twice more leaves"),
            ]),
        KeyHelpGroup(
            "Anywhere",
            [
                KeyHelp("F1, ?", "this help"),
                KeyHelp("Ctrl-L", "draw the screen anew"),
                KeyHelp("Ctrl-C, Ctrl-D", "leave"),
                KeyHelp("Ctrl-Z", "stop the program; fg in the shell goes on"),
            ]),
    ]
}
