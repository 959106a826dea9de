internal import InterviewKit

extension ChatScreen {
    package var isHelpShown: Bool { help != nil }

    mutating func showHelp() { help = HelpText(Self.help) }

    /// The commands and keys of the chat screen.
    package static let help = [
        KeyHelpGroup(
            "Commands (alone on a line)", Command.allCases.map { KeyHelp("/" + $0.rawValue, $0.summary) }),
        KeyHelpGroup(
            "Keys",
            [
                KeyHelp("Enter", "send the answer, or do the command; a new line while ``` is open in the draft"),
                KeyHelp("Ctrl-J, Alt-Enter", "new line; a paste is one edit and sends nothing"),
                KeyHelp("Ctrl-G", "write it in your own editor, VISUAL or EDITOR"),
                KeyHelp("Up, Alt-P", "what you sent before, from the first line on"),
                KeyHelp("Down, Alt-N", "what you sent after it, and then your draft again"),
                KeyHelp("PgUp, PgDn, wheel", "scroll; Esc goes back to the end"),
                KeyHelp("Alt-<, Alt->", "the beginning, the end; Home and End with no draft"),
                KeyHelp("Alt-, Alt-.", "move wide code sideways; ← and → with no draft"),
                KeyHelp("Ctrl-R", "find in the transcript"),
                KeyHelp("Shift and the mouse", "select text: without Shift the wheel scrolls and the rest is idle"),
                KeyHelp("Esc", "stop the interviewer, when at the end of the transcript"),
                KeyHelp("F1", "this help"),
                KeyHelp("Ctrl-L", "draw the screen anew"),
                KeyHelp("Ctrl-Z", "leave for the shell; fg comes back"),
                KeyHelp("Ctrl-C", "leave; the interview is paused"),
                KeyHelp("Ctrl-D", "the same, while nothing is typed"),
            ]),
        KeyHelpGroup(
            "When the interview is over",
            [
                KeyHelp("↑ ↓ Space", "scroll"),
                KeyHelp("q", "leave, as Enter does"),
                KeyHelp("?", "this help"),
            ]),
        KeyHelpGroup(
            "In the draft",
            [
                KeyHelp("← → Ctrl-B F", "a character back, on"),
                KeyHelp("Ctrl-← → Alt-B F", "a word back, on"),
                KeyHelp("↑ ↓ Ctrl-P N", "a line up, down"),
                KeyHelp("Home End Ctrl-A E", "to the line's beginning, end"),
                KeyHelp("Ctrl-Home End", "to the draft's beginning, end"),
                KeyHelp("Backspace, Ctrl-H", "take away the character before"),
                KeyHelp("Delete, Ctrl-D", "take away the one behind"),
                KeyHelp("Ctrl-U K", "cut to the line's beginning, end"),
                KeyHelp("Ctrl-W", "cut back to the last blank"),
                KeyHelp("Alt-Backspace D", "cut the word before, behind"),
                KeyHelp("Ctrl-Y", "put in what was cut; cuts in a row are one"),
                KeyHelp("Alt-Y", "then: what was cut before it instead"),
                KeyHelp("Ctrl-_ Alt-_", "undo, redo"),
                KeyHelp("Ctrl-T", "swap two characters"),
                KeyHelp("Alt-U L C", "the word in capitals, in small letters, with one capital"),
            ]),
    ]
}
