internal import InterviewKit

extension ChatScreen {
    /// The commands and keys of the chat screen.
    package static let help = [
        KeyHelpGroup(
            "Commands (alone on a line)", Command.allCases.map { KeyHelp("/" + $0.rawValue, $0.summary) }),
        KeyHelpGroup(
            "Keys",
            [
                KeyHelp("Enter", "send the answer, or do the command"),
                KeyHelp("Ctrl-J, Alt-Enter", "new line"),
                KeyHelp("PgUp, PgDn, wheel", "scroll; Esc goes back to the end"),
                KeyHelp("Alt-<, Alt->", "the beginning, the end; Home and End with no draft"),
                KeyHelp("Alt-, Alt-.", "move wide code sideways; ← and → with no draft"),
                KeyHelp("Ctrl-R", "find in the transcript"),
                KeyHelp("Esc", "stop the interviewer talking"),
                KeyHelp("Ctrl-A E U K W Y", "line start, line end, cut to start, to end, word; paste"),
                KeyHelp("Ctrl-C", "leave; the interview is paused"),
            ]),
    ]
}
