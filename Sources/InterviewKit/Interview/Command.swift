/// What a candidate can ask for instead of answering.
package enum Command: String, CaseIterable, Hashable, Sendable {
    case hint, skip, `repeat`, pause, end, cancel, retry, help, quit

    /// A draft is a command when it is one known word behind a slash and nothing else, in whatever case, or a call for help
    /// without the slash; anything else, `/etc/hosts` included, is an answer.
    package init?(draft: String) {
        let words = draft.split(whereSeparator: \.isWhitespace)
        guard words.count == 1, let word = words.first?.lowercased() else { return nil }
        if word == "?" || word == Command.help.rawValue {
            self = .help
        } else {
            self.init(slashed: word)
        }
    }

    /// A known word behind a slash, in small letters.
    private init?(slashed word: String) {
        guard word.first == "/" else { return nil }
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
        case .cancel: "stop it for good: it cannot be resumed and gets feedback only on request; its transcript is kept"
        case .retry: "try again what failed"
        case .help: "this list; help and ? alone do the same"
        case .quit: "leave; a running interview is paused"
        }
    }
}

extension Command {
    /// How a draft looks like a command that went wrong: such a one is sent as an answer once the candidate insists.
    package enum Slip: Hashable, Sendable {
        /// One word behind a slash that is no command.
        case unknown(String)
        /// A command with more words behind it.
        case notAlone(Command)

        /// nil for a command, and for an answer: code that begins with a slash, a path, a sentence about one.
        package init?(draft: String) {
            let words = draft.split(whereSeparator: \.isWhitespace)
            guard let word = words.first, word.first == "/" else { return nil }
            if let command = Command(slashed: word.lowercased()) {
                guard words.count > 1 else { return nil }
                self = .notAlone(command)
            } else {
                guard words.count == 1, word.dropFirst().allSatisfy(\.isLetter) else { return nil }
                self = .unknown(String(word))
            }
        }

        /// What is wrong with it. `help` names what lists the commands.
        package func sentence(help: String) -> String {
            switch self {
            case .unknown(let word): "There is no command \(word) (\(help) lists them)."
            case .notAlone(let command): "/\(command.rawValue) is a command only where it stands alone."
            }
        }
    }
}
