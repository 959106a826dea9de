package import InterviewKit

/// A past interview to read: its transcript and the feedback on it, side by side where there is room, one behind the other
/// where there is not. A value: keys in, wishes and frames out.
package struct ReviewScreen: Sendable {
    /// What the candidate wants done.
    package enum Wish: Hashable, Sendable {
        case leave
        /// Copy this, which is called so.
        case copy(String, name: String)
        case export
        case writeFeedback
        case stopWriting
    }

    enum Pane: Hashable, Sendable {
        case transcript, feedback
    }

    /// What came of the last wish, until the next key; empty for nothing.
    package var message = ""
    let title: String
    var transcript: ReviewTranscript
    var feedback: FeedbackPane
    var focus = Pane.transcript
    var help: HelpText?
    /// The words to find, while they are being typed.
    var finding: SearchLine?
    /// How much of new feedback has been written; nil while none is being written.
    private(set) var progress: String?
    /// The columns drawn last; a guess until then.
    var columns = 80
    let isAnswered: Bool

    /// The width from which on both panes are seen at once.
    static let wideColumns = 120

    package init(_ record: InterviewRecord, feedback: Feedback?, title: String) {
        self.title = title
        isAnswered = record.exchanges.contains(where: \.isAnswered)
        transcript = ReviewTranscript(record)
        self.feedback = FeedbackPane(feedback, isAnswered: isAnswered)
    }

    var isWide: Bool { columns >= Self.wideColumns }

    // MARK: Writing feedback

    /// Takes how far the writing of new feedback is.
    package mutating func follow(progress: String) {
        if self.progress != nil { self.progress = progress }
    }

    /// Takes what the writing came to: new feedback, or none and the old one stays. `message` says which.
    package mutating func endWriting(_ new: Feedback?, message: String) {
        progress = nil
        self.message = message
        guard let new else { return }
        feedback = FeedbackPane(new, isAnswered: isAnswered)
        // Words that are being typed are looked for where they were.
        if finding == nil { focus = .feedback }
        if focus == .feedback { finding = nil }
    }

    // MARK: Keys

    /// Takes a key; answers with what is wanted, if anything is.
    package mutating func handle(_ key: Key) -> Wish? {
        message = ""
        if help != nil {
            if help?.handle(key) == true { help = nil }
            return nil
        }
        if finding != nil {
            find(key)
            return nil
        }
        switch key {
        case .function(1), .character("?"): help = HelpText(Self.help)
        case .tab, .backtab: focus = focus == .transcript ? .feedback : .transcript
        case .up: scroll(by: -1)
        case .down: scroll(by: 1)
        case .wheel(let lines): scroll(by: lines)
        case .pageUp: scroll(by: -page)
        case .pageDown, .character(" "): scroll(by: page)
        case .home: if focus == .transcript { transcript.scrollToTop() } else { feedback.scrollToTop() }
        case .end: if focus == .transcript { transcript.scrollToEnd() } else { feedback.scrollToEnd() }
        case .left: choose(by: -1)
        case .right: choose(by: 1)
        case .enter: jump()
        case .character("/"): beginFinding()
        case .character("n") where searched != nil: goToMatch(1)
        case .character("N") where searched != nil: goToMatch(-1)
        default: return command(key)
        }
        return nil
    }

    private mutating func command(_ key: Key) -> Wish? {
        switch key {
        case .character("y"): return copy()
        case .character("c"): return copyCode()
        case .character("e"): return .export
        case .character("f"): return writeFeedback()
        case .escape where progress != nil: return .stopWriting
        case .escape where searched != nil:
            endSearch(returns: false)
            return nil
        case .escape, .character("q"), .control("d"): return .leave
        default: return nil
        }
    }

    private var page: Int { focus == .transcript ? transcript.page : feedback.page }

    private mutating func scroll(by lines: Int) {
        if focus == .transcript { transcript.scroll(by: lines) } else { feedback.scroll(by: lines) }
    }

    private mutating func choose(by steps: Int) {
        if focus == .transcript {
            if !transcript.choose(by: steps) { message = "There is no message to choose." }
        } else if !feedback.choose(by: steps) {
            message = "The feedback quotes nothing."
        }
    }

    /// Goes from the chosen quotation to the message that it stands in.
    private mutating func jump() {
        guard focus == .feedback else { return message = "Enter goes from a quotation in the feedback to its message." }
        guard let quoted = feedback.quotation else {
            return message = feedback.quotations.isEmpty ? "The feedback quotes nothing." : "← → choose a quotation."
        }
        guard transcript.choose(quoted) else {
            return message = "The message of this quotation is not in the transcript."
        }
        // Where both are seen, the next quotation is chosen at once.
        if !isWide { focus = .transcript }
    }

    private mutating func copy() -> Wish? {
        if focus == .feedback {
            if let quoted = feedback.quotation { return .copy(quoted.quotation, name: "the quotation") }
            if !feedback.markdown.isEmpty { return .copy(feedback.markdown, name: "the feedback") }
        } else if let current = transcript.current {
            return .copy(current.text, name: current.name)
        }
        message = "There is nothing to copy."
        return nil
    }

    private mutating func copyCode() -> Wish? {
        guard focus == .transcript, let code = transcript.nextCode() else {
            message = "There is no block of code in this message."
            return nil
        }
        return .copy(code.text, name: code.name)
    }

    private mutating func writeFeedback() -> Wish? {
        guard isAnswered else {
            message = "Nothing was answered, so there is nothing to give feedback on."
            return nil
        }
        guard progress == nil else { return nil }
        progress = ""
        return .writeFeedback
    }
}
