/// What a candidate can ask for instead of answering.
package enum Command: String, CaseIterable, Hashable, Sendable {
    case hint, skip, `repeat`, pause, end, cancel, retry, help, quit

    /// A draft is a command when it is one known word behind a slash and nothing else; anything else, `/etc/hosts`
    /// included, is an answer.
    package init?(draft: String) {
        let words = draft.split(whereSeparator: \.isWhitespace)
        guard words.count == 1, let word = words.first, word.first == "/" else { return nil }
        self.init(rawValue: String(word.dropFirst()))
    }

    /// What it does, in a few words.
    package var summary: String {
        switch self {
        case .hint: "a hint for this question, up to three"
        case .skip: "leave this question and go to the next"
        case .repeat: "show the question again"
        case .pause: "stop for now; resume later by the session's id"
        case .end: "finish the interview and get feedback"
        case .cancel: "throw the interview away for good"
        case .retry: "try again what failed"
        case .help: "this list"
        case .quit: "leave; a running interview is paused"
        }
    }
}
