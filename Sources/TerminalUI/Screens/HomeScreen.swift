package import InterviewKit

/// The first screen: start an interview, or choose one of the past ones. A value: keys in, choices and frames out.
package struct HomeScreen: Sendable {
    /// What the candidate chose.
    package enum Choice: Hashable, Sendable {
        case start(Role, Level)
        case resume(Session)
        case read(Session)
        case quit
    }

    /// The past interviews, as far as they are known.
    package enum Past: Sendable {
        case loading
        /// Newest first, each with the line that shows it, under a heading for these lines.
        case loaded(heading: String, [(session: Session, line: String)])
        /// Says what went wrong.
        case failed(String)
    }

    package var past: Past = .loading {
        didSet { selection = min(selection, sessions.count) }
    }
    /// How the last interview ended, until the next key; empty for nothing.
    package var message = ""
    private let title: String
    private let introduction: String
    private var role = 0
    private var level = 1
    /// 0 is the new interview, then the past ones.
    private var selection = 0

    /// `title` names the store and the interviewer; `introduction` says what they are, empty for nothing.
    package init(title: String, introduction: String) {
        self.title = title
        self.introduction = introduction
    }

    private var sessions: [(session: Session, line: String)] {
        guard case .loaded(_, let sessions) = past else { return [] }
        return sessions
    }

    /// Takes a key; answers with what was chosen by it, if anything was.
    package mutating func handle(_ key: Key) -> Choice? {
        message = ""
        switch key {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(sessions.count, selection + 1)
        case .pageUp: selection = max(0, selection - 10)
        case .pageDown: selection = min(sessions.count, selection + 10)
        case .home: selection = 0
        case .end: selection = sessions.count
        case .left where selection == 0: role = (role + Role.all.count - 1) % Role.all.count
        case .right where selection == 0: role = (role + 1) % Role.all.count
        case .tab where selection == 0: level = (level + 1) % Level.all.count
        case .backtab where selection == 0: level = (level + Level.all.count - 1) % Level.all.count
        case .enter:
            guard selection > 0 else { return .start(Role.all[role], Level.all[level]) }
            let session = sessions[selection - 1].session
            return session.status.isFinal ? .read(session) : .resume(session)
        case .character("q"), .escape, .control("d"): return .quit
        default: break
        }
        return nil
    }

    package func frame(_ size: Size) -> Frame {
        var frame = Frame(size: size)
        guard size.columns >= 40, size.rows >= 10 else {
            TooSmall.draw(into: &frame)
            return frame
        }
        frame.fill(row: 0, style: .header)
        frame.put("mock-interview", row: 0, column: 1, style: .header)
        let titleColumn = size.columns - 1 - TextGate.columns(of: title)
        if titleColumn > 17 { frame.put(title, row: 0, column: titleColumn, style: .header) }
        var row = 2
        for line in WrappedText(introduction, columns: size.columns - 2).lines.prefix(size.rows / 4)
        where !introduction.isEmpty {
            frame.put(line.shown, row: row, column: 1, style: .muted)
            row += 1
        }
        row += introduction.isEmpty ? 0 : 1
        drawNew(into: &frame, row: row)
        drawPast(into: &frame, from: row + 2)
        draw(message, into: &frame)
        KeyLine.draw(keys, into: &frame)
        return frame
    }

    /// The message stands above the keys, over the list if it is long.
    private func draw(_ message: String, into frame: inout Frame) {
        guard !message.isEmpty else { return }
        let lines = WrappedText(message, columns: frame.size.columns - 2).lines.prefix(frame.size.rows / 3)
        for (line, row) in zip(lines, (frame.size.rows - 1 - lines.count)...) {
            frame.fill(row: row, style: .plain)
            frame.put(line.shown, row: row, column: 1, style: .notice)
        }
    }

    private func drawNew(into frame: inout Frame, row: Int) {
        let style: Style = selection == 0 ? .selection : .plain
        frame.fill(row: row, style: style)
        let text = "New interview   ‹ \(Role.all[role].rawValue) ›   ‹ \(Level.all[level].rawValue) ›"
        frame.put((selection == 0 ? "› " : "  ") + text, row: row, column: 1, style: style)
    }

    private func drawPast(into frame: inout Frame, from top: Int) {
        let bottom = frame.size.rows - 3
        guard top + 1 < bottom else { return }
        switch past {
        case .loading:
            frame.put("Past interviews", row: top, column: 1, style: .muted)
            frame.put("Looking …", row: top + 1, column: 3, style: .muted)
        case .failed(let sentence):
            frame.put("Past interviews", row: top, column: 1, style: .muted)
            for (index, line) in WrappedText(sentence, columns: frame.size.columns - 4).lines.enumerated()
            where top + 1 + index < bottom {
                frame.put(line.shown, row: top + 1 + index, column: 3, style: .failure)
            }
        case .loaded(_, let sessions) where sessions.isEmpty:
            frame.put("Past interviews", row: top, column: 1, style: .muted)
            frame.put("None yet.", row: top + 1, column: 3, style: .muted)
        case .loaded(let heading, let sessions):
            frame.put(heading, row: top, column: 3, style: .muted)
            let rows = bottom - top - 1
            let first = max(0, min(selection - rows, sessions.count - rows))
            for (index, entry) in sessions.enumerated().dropFirst(first).prefix(rows) {
                let isSelected = selection == index + 1
                let row = top + 1 + index - first
                if isSelected { frame.fill(row: row, style: .selection) }
                frame.put(
                    (isSelected ? "› " : "  ") + entry.line, row: row, column: 1,
                    style: isSelected ? .selection : .plain)
            }
        }
    }

    private var keys: [(key: String, does: String)] {
        guard selection > 0 else {
            return [("Enter", "start"), ("← →", "role"), ("Tab", "level"), ("↑ ↓", "past interviews"), ("q", "quit")]
        }
        let isFinal = sessions[selection - 1].session.status.isFinal
        return [("Enter", isFinal ? "read" : "resume"), ("↑ ↓", "choose"), ("q", "quit")]
    }
}
