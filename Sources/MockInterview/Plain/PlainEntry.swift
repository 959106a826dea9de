internal import InterviewKit

/// An answer, or a command, that came in line by line.
struct PlainEntry: Hashable, Sendable {
    let text: String
    let command: Command?
    /// How it looks like a command that went wrong.
    let slip: Command.Slip?

    init(line: String) {
        text = line
        command = Command(draft: line)
        slip = Command.Slip(draft: line)
    }

    /// Several lines, which are never a command.
    init(answer: String) {
        text = answer
        (command, slip) = (nil, nil)
    }
}

/// Keeps a mistyped command back until whoever typed it insists; in a pipe nobody can.
struct PlainDoubt: Sendable {
    enum Outcome: Hashable, Sendable {
        /// This is the answer to send.
        case sent(String)
        /// Nothing is sent; says why.
        case kept(String)
    }

    /// What was kept back: an empty line sends it, any other takes its place.
    private(set) var kept: String?

    mutating func take(_ entry: PlainEntry, isInteractive: Bool) -> Outcome {
        let before = kept
        kept = nil
        if let before, entry.text == before || entry.text.allSatisfy(\.isWhitespace) { return .sent(before) }
        guard let slip = entry.slip else { return .sent(entry.text) }
        if isInteractive { kept = entry.text }
        return .kept(slip.sentence(help: "/help") + (isInteractive ? PlainWords.doubted : PlainWords.notSent))
    }
}
