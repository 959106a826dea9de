internal import InterviewKit

/// The screen when the interview is over: there is nothing to answer any more, so keys read and leave.
extension ChatScreen {
    /// Whether it is read only. A draft that was typed before the end, and a command, are still shown.
    var isAtEnd: Bool { machine.phase == .over && composer.text.isEmpty }

    /// Takes a key that does not scroll. Nothing can be typed but a command.
    mutating func read(_ key: Key, at now: Timestamp) -> [Effect] {
        switch key {
        case .character("q"): return leave(at: now)
        case .character("?"): showHelp()
        case .character("/"): input.handle(key, columns: size.columns)
        default: break
        }
        return []
    }

    /// A command that was begun and not sent is no draft to hand back.
    mutating func forgetCommand() {
        if composer.text.hasPrefix("/") { input.send() }
    }
}
