internal import InterviewKit

/// What a person at a terminal is told between the lines of an interview: what is expected of them, and what goes on.
enum PlainWords {
    /// How answers are given, before the first question.
    static let introduction = """
        Enter sends what you type. An answer of several lines stands between two lines \(AnswerLines.fence). \
        /hint, /skip, /repeat, /pause and /end are commands; /help says what they do.
        """

    /// Lines that came at once have begun an answer.
    static let paste = "Several lines came at once and are taken for one answer. A line \(AnswerLines.fence) sends it."

    /// An answer of several lines was begun by hand.
    static let several = "An answer of several lines. A line \(AnswerLines.fence) sends it."

    /// Something else was typed while an answer waits to be sent again.
    static let waiting = "Your answer still waits: an empty line sends it again. This line was not taken."

    /// Said behind what is wrong with a mistyped command, to a person and in a pipe.
    static let doubted = " An empty line sends it as your answer."
    static let notSent = " It was not sent."

    /// What /help says.
    static let help =
        Command.allCases.map { "/\($0.rawValue): \($0.summary)" } + [
            "\(AnswerLines.fence): a line of its own, before and behind an answer of several lines",
            "Ctrl-C or the end of input: leave; a running interview is paused",
        ]

    /// What stands before the place where the person types; nil while nothing is expected of them.
    static func prompt(_ machine: InterviewMachine, hasReturned: Bool) -> String? {
        switch machine.phase {
        case .awaitingAnswer where hasReturned: "Enter sends your answer again: "
        case .awaitingAnswer where machine.questionNumber > 0: "Your answer to question \(machine.questionNumber): "
        case .awaitingAnswer: "Your answer: "
        case .blocked: "A command, such as /retry or /quit: "
        case .over: "Enter leaves: "
        case .opening, .saving, .thinking, .speaking, .assessing, .reporting: nil
        }
    }

    /// What goes on, for when it takes a while; nil while the person or the interviewer speaks.
    static func occupation(_ phase: InterviewMachine.Phase) -> String? {
        switch phase {
        case .opening: "The session is being opened."
        case .saving: "What was said is being stored."
        case .thinking: "The interviewer is thinking."
        case .assessing: "The interviewer is reading your answer."
        case .reporting: "The feedback is being written."
        case .speaking, .awaitingAnswer, .blocked, .over: nil
        }
    }
}
