/// What was killed, to be yanked again: the newest 60, as in Emacs.
struct KillRing: Hashable, Sendable {
    private var kills: [String] = []
    /// Which of them a yank takes, counted back from the newest.
    private var turned = 0

    static let most = 60

    /// The text that a yank inserts; nil when nothing was killed yet.
    var current: String? { kills.isEmpty ? nil : kills[kills.count - 1 - turned] }

    /// Takes up a kill. One right behind another, `isJoined`, makes one text with it, in front of it or behind.
    mutating func take(_ text: String, isJoined: Bool, isBackward: Bool) {
        turned = 0
        if isJoined, let last = kills.popLast() {
            kills.append(isBackward ? text + last : last + text)
        } else {
            kills.append(text)
            if kills.count > Self.most { kills.removeFirst() }
        }
    }

    /// Goes on to the kill before; behind the oldest comes the newest.
    mutating func turn() {
        if !kills.isEmpty { turned = (turned + 1) % kills.count }
    }
}
