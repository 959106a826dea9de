package import InterviewKit

/// The interview on the screen: header, transcript, composer. A value: keys and events in, effects and frames out.
package struct ChatScreen: Sendable {
    package private(set) var machine: InterviewMachine
    var input = ChatComposer()
    let labels: ChatLabels
    var transcript: ChatTranscript
    /// The help, while it covers the screen.
    var help: HelpText?
    /// Set while the composer gives way to a search of the transcript.
    var finder: TranscriptFinder?
    /// Set when the candidate insists on leaving while a write is still under way.
    package private(set) var isLeavingAtOnce = false
    /// What waits on this machine for the store.
    package private(set) var backlog = Backlog.empty
    /// When the candidate or the interviewer last did something. The minutes on the question are those of that moment: two
    /// clocks that tick by themselves are more than an idle screen may write.
    private var lastDeed: Timestamp?
    private(set) var size = Size(columns: 80, rows: 24)
    /// Rows that most keys leave as they are.
    private var headerRows = KeptRows<ChatHeader>()
    private var rules = KeptRows<ChatRule>()
    private var keyRow = KeptRows<Bool>()

    package init(machine: InterviewMachine, labels: ChatLabels) {
        self.machine = machine
        self.labels = labels
        transcript = ChatTranscript(introduction: labels.introduction)
    }

    /// What is being typed.
    package var composer: Composer { input.composer }

    /// What the candidate wrote and no store has acknowledged: an answer being stored, then the drafts.
    package var unsent: String {
        guard case .saving(let message?) = machine.phase, message.role == .user else {
            return input.unsent.joined(separator: "\n")
        }
        return ([message.content] + input.unsent).joined(separator: "\n")
    }

    /// Starts the interview; to be called once.
    package mutating func begin(at now: Timestamp) -> [Effect] {
        let effects = machine.begin(at: now)
        follow()
        return effects
    }

    /// Takes what an effect came to.
    package mutating func handle(_ event: InterviewEvent, at now: Timestamp) -> [Effect] {
        let effects = machine.handle(event, at: now)
        if case .minutePassed = event {} else { lastDeed = now }
        if case .opened(let record) = event { input.recall(record.messages) }
        // What pieces say is taken over by the next frame.
        if !event.isPiece { follow() }
        return effects
    }

    /// Takes a key.
    package mutating func handle(_ key: Key, at now: Timestamp) -> [Effect] {
        lastDeed = now
        if help != nil {
            if help?.handle(key) == true { help = nil }
            return []
        }
        input.remark = ""
        machine.dismissPassingNotice()
        if scroll(key) || find(key) { return [] }
        switch key {
        case .enter: return enter(at: now)
        case .escape: return escape(at: now)
        case .function(1): showHelp()
        case .control("d") where input.text.isEmpty: return leave(at: now)
        case _ where isAtEnd: return read(key, at: now)
        default: input.handle(key, columns: composerColumns)
        }
        return []
    }

    /// Takes the draft back from an editor that was given `original`.
    package mutating func take(edited: String, of original: String) { input.take(edited: edited, of: original) }

    /// Takes how much waits for the store now.
    package mutating func take(_ backlog: Backlog) {
        if self.backlog.waiting > 0, backlog.waiting == 0, backlog.setAside == self.backlog.setAside {
            say("\(labels.store) is back, and has everything.")
        }
        self.backlog = backlog
    }

    /// Takes the draft that was kept when the interview was left, in front of what has been typed since.
    package mutating func take(keptDraft draft: String) {
        if !draft.isEmpty { input.giveBack(draft) }
    }

    /// Says something above the composer until the next key.
    package mutating func say(_ remark: String) { input.remark = remark }

    /// Ctrl-C, or the terminal going away: a running interview is paused; the second time it is left as it is stored.
    package mutating func leave(at now: Timestamp) -> [Effect] {
        if case .saving = machine.phase, isAskedToLeave { isLeavingAtOnce = true }
        isAskedToLeave = true
        if machine.phase == .over { forgetCommand() }
        return handle(.command(.quit), at: now)
    }
    private var isAskedToLeave = false

    /// Goes back to the end; from there it stops the interviewer, whose words one sees.
    private mutating func escape(at now: Timestamp) -> [Effect] {
        let isAway = !transcript.view.isAtEnd || transcript.view.search != nil
        transcript.view.search = nil
        transcript.view.scrollToEnd()
        return isAway ? [] : handle(.interrupted, at: now)
    }

    private mutating func enter(at now: Timestamp) -> [Effect] {
        var draft = input.text
        isAskedToLeave = false
        if let refusal = input.refusal() {
            say(refusal)
            return []
        }
        if let command = Command(draft: draft) {
            input.send()
            if command == .help {
                showHelp()
                return []
            }
            return handle(.command(command), at: now)
        }
        if machine.phase == .over { return leave(at: now) }
        if draft.allSatisfy(\.isWhitespace) || input.keepsBack(columns: composerColumns) { return [] }
        draft = input.text
        if machine.isAwaitingAnswer { input.send() }
        transcript.view.search = nil
        transcript.view.scrollToEnd()
        return handle(.answerSubmitted(draft), at: now)
    }

    private mutating func follow() {
        if let draft = machine.takeReturnedDraft() { input.giveBack(draft) }
        transcript.follow(machine)
    }

    /// Seconds until the next of the whole minutes in the header is full.
    package func secondsToNextMinute(at now: Timestamp) -> Double { machine.secondsToNextMinute(at: now) }

    // MARK: Drawing

    /// The screen at `size`, in whole minutes, so that an idle one does not change.
    package mutating func frame(_ size: Size, at now: Timestamp) -> Frame {
        self.size = size
        transcript.follow(machine)
        var frame = Frame(size: size)
        guard TooSmall.fits(size) else {
            TooSmall.draw(into: &frame)
            return frame
        }
        if help != nil {
            help?.draw(into: &frame)
            return frame
        }
        let composerRows = finder != nil ? 1 : isAtEnd ? 0 : input.rows(on: size, columns: composerColumns)
        let status = statusLines(at: now)
        let composerTop = size.rows - 1 - composerRows
        let statusTop = composerTop - status.lines.count
        let ruleRow = statusTop - 1

        let header = ChatHeader(machine, labels, backlog, at: now)
        headerRows.put(header, 0..<2, into: &frame) {
            header.draw(into: &$0)
            $0.fill(row: 1, with: "─", style: .rule)
        }
        draw(transcript: 2..<ruleRow, into: &frame)
        let rule = ChatRule(
            composer, transcript.view, minutes: machine.minutesOnQuestion(at: lastDeed ?? now), isFinding: finder != nil
        )
        rules.put(rule, ruleRow..<ruleRow + 1, into: &frame) { rule.draw(into: &$0, row: ruleRow) }
        for (index, line) in status.lines.enumerated() {
            frame.put(line.shown, row: statusTop + index, column: 1, style: status.style)
        }
        if let finder {
            finder.draw(transcript.view.search, into: &frame, row: composerTop)
        } else {
            if !isAtEnd {
                input.draw(into: &frame, rows: composerTop..<composerTop + composerRows, columns: composerColumns)
            }
            drawKeys(into: &frame)
        }
        return frame
    }

    private mutating func drawKeys(into frame: inout Frame) {
        let isOver = machine.phase == .over
        keyRow.put(isOver, size.rows - 1..<size.rows, into: &frame) {
            KeyLine.draw(isOver ? Self.keysAtEnd : Self.keys, into: &$0)
        }
    }

    private static let keys: [(key: String, does: String)] = [
        ("Enter", "send"), ("Ctrl-J", "new line"), ("F1", "help"), ("/hint", ""), ("/skip", ""), ("/pause", ""),
        ("/end", ""), ("Ctrl-G", "editor"),
    ]
    private static let keysAtEnd: [(key: String, does: String)] = [
        ("q", "leave"), ("F1", "help"), ("↑ ↓ PgUp PgDn", "scroll"), ("Ctrl-R", "find"),
    ]

    /// What goes on and what should be known, above the composer.
    private func statusLines(at now: Timestamp) -> (lines: [WrappedLine], style: Style) {
        let (text, style) = input.remark.isEmpty ? status(at: now) : (input.remark, .warning)
        guard !text.isEmpty else { return ([], style) }
        let wrapped = WrappedText(TextGate.printable(text), columns: size.columns - 2)
        return (Array(wrapped.lines.prefix(max(1, size.rows / 4))), style)
    }

    private func status(at now: Timestamp) -> (String, Style) {
        if let wait = machine.waitNotice(at: now) { return (labels.sentence(wait) + " Esc stops it.", .warning) }
        if let notice = machine.notice {
            let isFailure = machine.phase == .blocked || notice.isFailure
            return (labels.sentence(notice), isFailure ? .failure : .notice)
        }
        switch machine.phase {
        case .opening: return ("Opening the session …", .muted)
        case .saving(nil): return ("Saving …", .muted)
        case .thinking: return ("The interviewer is thinking …", .muted)
        case .assessing: return ("The interviewer is reading your answer …", .muted)
        case .reporting(""): return ("Interview completed. Feedback is being written …", .muted)
        case .over:
            let id = machine.record.session.sessionID
            return ("Interview completed. Enter or q leaves; mock-interview show \(id) reads it again.", .notice)
        case .saving, .speaking, .reporting, .awaitingAnswer, .blocked: return (labels.backlog(backlog), .warning)
        }
    }

    private var composerColumns: Int { max(1, size.columns - 4) }
    var page: Int { max(1, size.rows / 2) }
}
