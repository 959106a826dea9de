/// Makes answers and commands of the lines that come in. One line is one; several are one answer between two lines
/// `"""`, where no line is a command. Lines that come at once, as a paste does, are one answer too.
struct AnswerLines: Sendable {
    /// What a line came to.
    enum Outcome: Hashable, Sendable {
        /// One line: an answer, or a command.
        case line(String)
        /// An answer of several lines, never a command.
        case answer(String)
        /// An answer of several lines has begun; they are gathered until the next fence.
        case began(isPaste: Bool)
        /// One more of them.
        case gathered
    }

    static let fence = "\"\"\""

    /// The lines gathered so far; nil when none are.
    private var gathered: [String]?

    /// Whether an answer of several lines is under way.
    var isGathering: Bool { gathered != nil }

    /// What was gathered and not finished; nil for nothing.
    var unfinished: String? {
        guard let gathered, !gathered.isEmpty else { return nil }
        return gathered.joined(separator: "\n")
    }

    /// Takes the next line. `isFollowed` when the line after it is there already, sooner than anybody types one.
    mutating func take(_ line: String, isFollowed: Bool = false) -> Outcome {
        let isFence = Self.isFence(line)
        if let lines = gathered {
            guard isFence else {
                gathered = lines + [line]
                return .gathered
            }
            gathered = nil
            return .answer(lines.joined(separator: "\n"))
        }
        if isFence {
            gathered = []
            return .began(isPaste: false)
        }
        // Who holds Enter down pastes nothing, and a command typed ahead is one.
        guard isFollowed, line.contains(where: { !$0.isWhitespace }), !line.hasPrefix("/") else { return .line(line) }
        gathered = [line]
        return .began(isPaste: true)
    }

    private static func isFence(_ line: String) -> Bool {
        line.split(whereSeparator: \.isWhitespace) == [fence[...]]
    }
}
