/// What the interviewer says that depends on nothing the candidate said: the greeting, the words between two questions,
/// and the close. No model is asked for them, so that nobody waits for politeness and nothing in them can be a verdict.
enum Phrases {
    static func greeting(_ session: Session, _ plan: Plan) -> String {
        let count = plan.questions == 1 ? "one question" : "\(plan.questions) questions"
        let time = plan.minutes.map { ", about \($0) minutes" } ?? ""
        return """
            Hello, and welcome. This is a practice interview for \(session.role.name) at \(session.level.rawValue) level: \
            \(count)\(time). Take the time you need, think aloud if it helps, and ask back when something is unclear.
            """
    }

    /// Between question `number` and the next.
    static func bridge(_ number: Int) -> String { bridges[number % bridges.count] }

    /// After question `number` was skipped.
    static func skipped(_ number: Int) -> String { skips[number % skips.count] }

    static let closing = "Thank you, that brings us to the end. The feedback follows."

    private static let bridges = [
        "Thank you. Let us go on.", "All right, on to something else.", "Thanks. Here is the next question.",
        "I see. Let us turn to another subject.", "Thank you, noted. We move on.",
        "Thank you for laying that out. Next:",
        "Understood. Another question.", "Thanks for walking me through that. Let us continue.",
    ]

    private static let skips = [
        "We leave that one. On to the next.", "No problem, we skip it.", "All right, we leave it there.",
    ]
}
