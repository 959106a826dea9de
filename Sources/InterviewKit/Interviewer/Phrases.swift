/// What the interviewer says without a model: the greeting, the words between two questions, the close, and those around
/// the question's own words. Nobody waits for politeness, and nothing in it can be a verdict. What is said once a
/// question is another phrase at every question of an interview of fifty.
enum Phrases {
    static func greeting(_ session: Session, _ plan: Plan) -> String {
        let count = plan.questions == 1 ? "one question" : "\(plan.questions) questions"
        let time = plan.minutes.map { ", about \($0.counted("minute"))" } ?? ""
        return """
            Hello, and welcome. This is a practice interview for \(session.role.name) at \(session.level.rawValue) level: \
            \(count)\(time). Take the time you need, think aloud if it helps, and ask back when something is unclear.
            """
    }

    /// Between question `number` and the next.
    static func bridge(_ number: Int) -> String { pair(bridgeOpenings, bridgeEndings, number) }

    /// After question `number` was skipped.
    static func skipped(_ number: Int) -> String { pair(skipOpenings, skipEndings, number) }

    /// Before question `number` is put in another way.
    static func reframing(_ number: Int) -> String { pair(reframeOpenings, reframeEndings, number) }

    /// Before a question is said again; `count` clarifications in a row came before.
    static func repeating(_ count: Int) -> String { repetitions[count % repetitions.count] }

    /// From something else back to the question; `count` clarifications came before in the interview.
    static func wayBack(_ count: Int) -> String { pair(wayBackOpenings, wayBackEndings, count) }

    /// That there is no hint left, and what there is instead.
    static func noHintLeft(_ count: Int) -> String {
        "You have had all the hints to this question. To leave it, type /skip alone and send it. "
            + pair(stayOpenings, stayEndings, count)
    }

    /// How to get what was asked for; nil tells of all that there is.
    static func telling(_ command: Command?, _ count: Int) -> String {
        let stay = pair(stayOpenings, stayEndings, count)
        let tell =
            switch command {
            case .hint: "For a hint, type /hint alone and send it."
            case .skip: "To leave this question, type /skip alone and send it."
            case .repeat: "To see the question again, type /repeat alone and send it."
            case .pause: "To stop for now and come back later, type /pause alone and send it."
            case .end: "To finish here and get the feedback, type /end alone and send it."
            default: "Type /hint for a hint, /skip to leave this question, /repeat to see it again, or /end to finish."
            }
        return tell + " " + stay
    }

    static let closing = "Thank you, that brings us to the end. The feedback follows."

    /// The lists' lengths have no common divisor, so that a pair comes back only after the product of the two.
    private static func pair(_ one: [String], _ other: [String], _ number: Int) -> String {
        one[number % one.count] + " " + other[number % other.count]
    }

    private static let bridgeOpenings = [
        "Thank you.", "Thanks for walking me through that.", "I see.", "All right.", "Thank you for laying that out.",
        "Understood.", "Thanks, I have noted that.",
    ]
    private static let bridgeEndings = [
        "Let us go on.", "Here is the next question.", "On to something else.", "Let us turn to another subject.",
        "We move on.", "Let us change the subject.", "Now for a different matter.",
        "Let us continue with the next one.",
    ]

    private static let skipOpenings = [
        "No problem, we skip it.", "We leave that one.", "All right, we leave it there.", "That one stays open.",
        "Fine, we pass over it.", "Then we set it aside.", "Let us not dwell on it.",
    ]
    private static let skipEndings = [
        "On to the next.", "Here is another.", "Let us try something else.", "We go on.", "Next subject.",
        "Let us see what comes now.", "There is more to talk about.", "Another one, then.",
    ]

    private static let reframeOpenings = [
        "No problem.", "Nobody knows everything.", "Then let us try again.", "Not to worry.", "Fair enough.",
        "That happens.", "Let us take a step back.",
    ]
    private static let reframeEndings = [
        "Let me put it in another way.", "Let me ask it differently.", "Let us come at it from another side.",
        "Take it like this.", "Here is another way into it.", "Think of it this way.",
        "Let me turn the question around a little.", "Let me try other words.",
    ]

    private static let repetitions = [
        "Let me say the question again:", "Once more, the question:", "Here is the question again:",
        "This is what I would like to talk about:", "To go back to what I asked:", "The question was this:",
        "Let me repeat what I asked:",
    ]

    private static let wayBackOpenings = [
        "Let us come back to the question.", "Back to the interview, then.", "Let us stay with the question for now.",
        "Let us pick up where we were.", "We still have a question open.",
    ]
    private static let wayBackEndings = [
        "Take the time you need.", "What you know of it is a start.", "Say it in your own words.",
        "Begin wherever you like.", "I am listening.", "Start with what comes to mind first.",
    ]

    private static let stayOpenings = [
        "Until then, the question stands.", "Otherwise we stay with the question.", "Or go on with your answer.",
        "Until you do, we stay here.", "Otherwise, I am listening.",
    ]
    private static let stayEndings = [
        "It is up to you.", "Take the time you need.", "Either is fine.", "As you like.", "There is no hurry.",
        "You decide.",
    ]
}
