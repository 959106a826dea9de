/// Keeps what a model thinks aloud, between `<think>` and `</think>`, out of its reply. The tags may be split over any
/// number of pieces.
struct ThoughtFilter: Hashable, Sendable {
    struct Output: Hashable, Sendable {
        var text = ""
        var isThinking = false
    }

    private static let opening = "<think>"
    private static let closing = "</think>"

    private var isThinking = false
    /// The end of what came, as long as it may be the beginning of a tag.
    private var held = ""
    private var hasText = false

    /// The part of the reply in `piece`, and whether there was thought in it.
    mutating func push(_ piece: String) -> Output {
        var output = Output()
        var rest = Substring(held + piece)
        held = ""
        while !rest.isEmpty {
            // A closing tag without its opening one is dropped too: some templates open the thought in the prompt.
            guard let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) else {
                emit(rest, to: &output)
                break
            }
            emit(rest[..<start], to: &output)
            rest = rest[start...]
            if rest.utf8.starts(with: Self.opening.utf8) {
                isThinking = true
                output.isThinking = true
                rest = rest.dropFirst(Self.opening.utf8.count)
            } else if rest.utf8.starts(with: Self.closing.utf8) {
                isThinking = false
                rest = rest.dropFirst(Self.closing.utf8.count)
            } else if Self.opening.utf8.starts(with: rest.utf8) || Self.closing.utf8.starts(with: rest.utf8) {
                held = String(rest)
                break
            } else {
                emit(rest.prefix(1), to: &output)
                rest = rest.dropFirst()
            }
        }
        return output
    }

    /// What was held back and turned out to be no tag.
    mutating func end() -> Output {
        var output = Output()
        emit(Substring(held), to: &output)
        held = ""
        return output
    }

    /// White space before the first word of the reply is dropped: models put some after their thoughts.
    private mutating func emit(_ text: Substring, to output: inout Output) {
        guard !text.isEmpty else { return }
        if isThinking {
            output.isThinking = true
            return
        }
        let visible = hasText ? text : text.drop(while: \.isWhitespace)
        hasText = hasText || !visible.isEmpty
        output.text += visible
    }
}
