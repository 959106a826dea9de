/// One message of a transcript as people read it: who says it, what, and whether it broke off.
package struct TranscriptLine: Hashable, Sendable {
    /// Who speaks.
    package enum Speaker: String, Sendable {
        case interviewer = "Interviewer"
        case hint = "Hint"
        case candidate = "You"
    }

    package let speaker: Speaker
    package let text: String
    /// Whether the interviewer was cut short.
    package let isCut: Bool

    package init(speaker: Speaker, text: String, isCut: Bool = false) {
        self.speaker = speaker
        self.text = text
        self.isCut = isCut
    }

    /// nil for a message of another program's system.
    package init?(_ message: Message, turn: Turn?) {
        switch message.role {
        case .system: return nil
        case .user: speaker = .candidate
        case .assistant: speaker = Self.speaker(turn?.move)
        }
        text = message.content
        isCut = turn?.isCut ?? false
    }

    /// Who makes a move of the interviewer's.
    package static func speaker(_ move: Turn.Move?) -> Speaker {
        move == .hint ? .hint : .interviewer
    }
}
