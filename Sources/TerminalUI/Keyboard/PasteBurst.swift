/// Tells a paste from typing where the terminal puts no brackets around it, by what arrives at once.
///
/// The keyboard is looked at whenever something arrives, so a person's keys come one or two at a time; only while the
/// program is held up for a second or two do more of them wait. The rule, for each stretch of text (characters, Enter,
/// Ctrl-J, Tab) that arrives without a pause:
///
/// - Fewer than 32 keys are taken as typed. Whoever types ahead, `/skip` Enter `yes` Enter, is obeyed key by key.
/// - 32 or more are a paste: one edit, in which Enter breaks the line and Tab stands for itself. Nothing of it is sent,
///   whatever it ends with, because an answer sent too early cannot be taken back, and one that is not sent costs one Enter.
/// - But when its one line break is an Enter at the very end, the Enter is kept: so do programs type (`tmux send-keys`,
///   `expect`). A pasted line with its line end cannot be told from that.
/// - What follows a paste of several lines within 150 ms belongs to it, however short: a slow line brings it in parts.
struct PasteBurst {
    /// The fewest keys that are a paste.
    static let fewest = 32
    private static let longestPause = Duration.milliseconds(150)

    /// Whether what was taken last was a paste of several lines.
    private var isOpen = false

    /// How long nothing must arrive, in milliseconds, until a stretch of this many keys is over.
    static func patience(_ keys: Int) -> Int? { keys >= fewest ? 25 : nil }

    /// The keys that arrived without a pause, pastes among them put together; `pause` is the time before them.
    mutating func gather(_ keys: [Key], after pause: Duration) -> [Key] {
        if pause > Self.longestPause { isOpen = false }
        guard keys.count >= Self.fewest || isOpen else { return keys }
        var gathered: [Key] = []
        var stretch = keys.startIndex
        for index in keys.indices where !keys[index].isText {
            gathered += take(keys[stretch..<index]) + [keys[index]]
            isOpen = false
            stretch = index + 1
        }
        return gathered + take(keys[stretch...])
    }

    private mutating func take(_ stretch: ArraySlice<Key>) -> [Key] {
        guard !stretch.isEmpty else { return [] }
        let firstBreak = stretch.firstIndex { $0 == .enter || $0 == .newline }
        if isOpen { return [.paste(Self.text(of: stretch))] }
        guard stretch.count >= Self.fewest else { return Array(stretch) }
        if stretch.last == .enter, firstBreak == stretch.endIndex - 1 {
            return [.paste(Self.text(of: stretch.dropLast())), .enter]
        }
        isOpen = firstBreak != nil
        return [.paste(Self.text(of: stretch))]
    }

    private static func text(of stretch: ArraySlice<Key>) -> String {
        var text = ""
        for key in stretch {
            switch key {
            case .character(let character): text.append(character)
            // Appended as scalars: CR LF is one line end, and one Character.
            case .enter: text.unicodeScalars.append("\r")
            case .newline: text.unicodeScalars.append("\n")
            case .tab: text.append("\t")
            default: break
            }
        }
        return text.replacingLineEnds()
    }
}

extension Key {
    fileprivate var isText: Bool {
        switch self {
        case .character, .enter, .newline, .tab: true
        default: false
        }
    }
}
