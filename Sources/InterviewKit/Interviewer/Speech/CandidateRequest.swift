/// What a candidate asks for in words that a command does. Told by code, so that no model promises what it cannot do.
enum CandidateRequest {
    /// The commands by the words that ask for them.
    private static let wishes: [(Command, [String])] = [
        (.repeat, ["repeat", "say that again", "say it again", "once more", "question again", "read it again"]),
        (.hint, ["hint", "hints", "clue", "clues", "tip", "help me", "give me help", "some help", "a nudge"]),
        (
            .skip,
            [
                "skip", "next question", "move on", "another question", "other question", "different question",
                "next one", "go on to", "pass on this", "pass this", "i pass", "change the question", "new question",
            ]
        ),
        (
            .pause,
            ["pause", "take a break", "have a break", "a break", "continue later", "come back later", "tomorrow"]
        ),
        (
            .end,
            [
                "end", "stop", "finish", "quit", "enough", "terminate", "wrap up", "leave", "done with this", "exit",
                "my feedback", "the feedback",
            ]
        ),
    ]

    /// The command that does what the message asks for; nil where none does, or it cannot be told which.
    static func command(in message: String) -> Command? {
        let search = TermSearch(message.replacing("’", with: "'"))
        let found = wishes.filter { $0.1.contains(where: search.contains) }.map(\.0)
        return found.count == 1 ? found[0] : nil
    }

    /// Whether the message asks for nothing but to hear the question again.
    static func isForRepetition(_ message: String) -> Bool {
        SpeechGuard.words(in: message) <= 12 && command(in: message) == .repeat
    }
}
