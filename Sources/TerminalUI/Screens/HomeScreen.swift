package import InterviewKit

/// The first screen: start an interview, or choose one of the past ones. A value: keys in, wishes and frames out.
package struct HomeScreen: Sendable {
    /// What the candidate wants done.
    package enum Wish: Hashable, Sendable {
        case start(InterviewForm)
        case resume(Session)
        case review(Session)
        case export(Session)
        case statistics
        /// Find out what would go with this interview, to be told to ``confirmDeletion(of:messages:hasFeedback:)``.
        case examine(PastInterview)
        /// They have confirmed it.
        case delete(Session)
        case quit
    }

    /// What the keys move in.
    enum Focus: Hashable, Sendable {
        case form, list
    }

    /// An interview that is about to be deleted.
    struct Deletion: Hashable, Sendable {
        let interview: PastInterview
        /// What goes with it, in words; nil until that is known.
        var belongings: String?
    }

    package private(set) var past = PastList()
    /// What came of the last wish, until the next key; empty for nothing.
    package var message = ""
    private(set) var form: InterviewForm
    private(set) var focus = Focus.form
    private(set) var deletion: Deletion?
    var help: HelpText?
    /// Whether Escape was pressed where there was nothing to take back: the next one leaves.
    private var isAskedToLeave = false
    let title: String
    let introduction: String
    /// What else should be known before an interview begins; empty for nothing.
    package var advice = ""
    /// Rows of the list that were drawn last, a guess until then, and the first interview in them.
    var listRows = 20
    var listTop = 0

    private static let mostFilterCharacters = 200

    /// `title` names the store and the interviewer; `introduction` says what they are, empty for nothing.
    package init(title: String, introduction: String, form: InterviewForm) {
        self.title = title
        self.introduction = introduction
        self.form = form
    }

    // MARK: The list

    /// Takes what happened to the list, and answers with the page to read next, if one is needed.
    package mutating func follow(_ change: (inout PastList) -> Void = { _ in }) -> PastList.Request? {
        change(&past)
        return past.advance(rows: listRows)
    }

    /// The sessions whose reports' figures are to be read now, at once; empty for none.
    package mutating func followResults() -> [String] {
        let place = min(listTop, past.selected)
        return past.advanceResults(from: max(place, past.selected - listRows + 1), rows: listRows)
    }

    /// Whether ``follow(_:)`` is to be called again without anything having happened.
    package var hasMoreToExamine: Bool { past.hasMoreToExamine(rows: listRows) }

    /// Shows the list anew, as after an interview; that one is chosen then.
    package mutating func reload(choosing session: String? = nil) {
        if session != nil { focus = .list }
        past.reload(choosing: session)
    }

    /// Asks whether the interview that was examined is to go with all this. Nothing is asked if the candidate has changed
    /// their mind meanwhile.
    package mutating func confirmDeletion(of session: Session, messages: String, hasFeedback: Bool) {
        guard deletion?.interview.session.sessionID == session.sessionID else { return }
        deletion?.belongings = messages + (hasFeedback ? " and its feedback" : "")
    }

    /// Gives up asking, because what would go cannot be found out.
    package mutating func abandonDeletion(_ sentence: String) {
        deletion = nil
        message = sentence
    }

    // MARK: Keys

    /// Takes a key; answers with what is wanted, if anything is.
    package mutating func handle(_ key: Key) -> Wish? {
        message = ""
        let isInsisting = isAskedToLeave && key == .escape
        isAskedToLeave = false
        if help != nil {
            if help?.handle(key) == true { help = nil }
            return nil
        }
        if isInsisting { return .quit }
        if let deletion { return answer(key, to: deletion) }
        switch key {
        case .function(1): help = HelpText(Self.help)
        case .character("?") where past.filter.isEmpty: help = HelpText(Self.help)
        case .function(2): return .statistics
        case .function(5): past.reload()
        case .control("d"): return .quit
        case .escape: escape()
        case .enter: return focus == .form ? .start(form) : open()
        case .up: moveUp()
        case .down: moveDown()
        case .pageUp: move(by: -max(1, listRows - 1))
        case .pageDown: move(by: max(1, listRows - 1))
        case .wheel(let lines): move(by: lines)
        case .home: goHome()
        case .end:
            focus = .list
            past.moveToEnd()
        default: return handleInFocus(key)
        }
        return nil
    }

    private mutating func handleInFocus(_ key: Key) -> Wish? {
        if focus == .form, form.handle(key) {
            message = form.refusal ?? ""
            return nil
        }
        switch key {
        case .tab: past.setStatus(nextStatus(1))
        case .backtab: past.setStatus(nextStatus(-1))
        case .control("r"): return chosen.map { .review($0.session) }
        case .control("e"): return chosen.map { .export($0.session) }
        case .delete, .control("x"):
            guard let chosen else { return nil }
            deletion = Deletion(interview: chosen)
            return .examine(chosen)
        default: typeFilter(key)
        }
        return nil
    }

    /// The interview that the commands mean; none while the form has the keys.
    private var chosen: PastInterview? { focus == .list ? past.chosen : nil }

    private func open() -> Wish? {
        chosen.map { $0.session.status.isFinal ? .review($0.session) : .resume($0.session) }
    }

    private mutating func answer(_ key: Key, to deletion: Deletion) -> Wish? {
        let isConfirmed = key == .character("y") || key == .character("Y")
        if isConfirmed {
            guard deletion.belongings != nil else { return nil }
            self.deletion = nil
            return .delete(deletion.interview.session)
        }
        self.deletion = nil
        message = "Nothing was deleted."
        return nil
    }

    /// Takes back, one after the other, what was typed and the status; then asks once more before it leaves.
    private mutating func escape() {
        if !past.filter.isEmpty {
            past.setFilter("")
        } else if past.status != nil {
            past.setStatus(nil)
        } else {
            isAskedToLeave = true
            message = "Esc again leaves."
        }
    }

    private mutating func moveUp() {
        if focus == .list, past.selected == 0 { focus = .form } else if focus == .list { past.move(by: -1) }
    }

    private mutating func moveDown() {
        if focus == .form { focus = .list } else { past.move(by: 1) }
    }

    private mutating func move(by steps: Int) {
        if steps > 0 { focus = .list }
        if focus == .list { past.move(by: steps) }
    }

    private mutating func goHome() {
        past.move(by: -past.selected)
        focus = .form
    }

    private func nextStatus(_ steps: Int) -> Status? {
        let all: [Status?] = [nil, .active, .paused, .completed, .cancelled]
        let index = all.firstIndex(of: past.status) ?? 0
        return all[(index + steps + all.count) % all.count]
    }

    private mutating func typeFilter(_ key: Key) {
        var text = past.filter
        switch key {
        case .character(let character): text.append(character)
        case .paste(let pasted): text += pasted.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        case .backspace: _ = text.popLast()
        case .control("u"): text = ""
        case .control("w"):
            while text.last?.isWhitespace == true { text.removeLast() }
            while let last = text.last, !last.isWhitespace { text.removeLast() }
        default: return
        }
        if text.first == " " { text.removeFirst() }
        text = String(text.prefix(Self.mostFilterCharacters))
        guard text != past.filter else { return }
        focus = .list
        past.setFilter(text)
    }
}
