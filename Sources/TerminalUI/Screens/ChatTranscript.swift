internal import InterviewKit

/// The transcript of the chat screen, kept in step with the machine: stored messages, then what is being said.
struct ChatTranscript: Sendable {
    var view = TranscriptView()
    private let introduction: String
    /// How many of the machine's messages are in the view.
    private var messages = 0
    /// Whether the view's last block is one that is still growing or waits to be stored.
    private var hasTail = false
    private var hasReport = false
    /// The block of the question in play.
    private var question: Int?

    init(introduction: String) {
        self.introduction = introduction
        appendIntroduction()
    }

    /// Takes over what changed in the machine.
    mutating func follow(_ machine: InterviewMachine) {
        for message in machine.record.messages.dropFirst(messages) {
            messages += 1
            let turn = machine.record.turns[message.id]
            guard let line = TranscriptLine(message, turn: turn) else { continue }
            put(TranscriptBlock(line, id: nextID))
            if message.role == .assistant, (turn?.move ?? .question) == .question { question = view.blocks.count - 1 }
        }
        if let tail = tail(of: machine) {
            put(tail)
            hasTail = true
        } else if let report = machine.report, report.outcome == .written, !hasReport {
            put(TranscriptBlock(feedback: report.content, id: nextID))
            hasReport = true
            // A report is read from its beginning.
            view.scroll(toBlock: view.blocks.count - 1)
        } else if hasTail {
            // What was being said is not to be stored: a hint or a report that was stopped.
            rebuild(machine)
        }
    }

    /// The id of a block put in next.
    private var nextID: Int { view.blocks.count - (hasTail ? 1 : 0) }

    private mutating func rebuild(_ machine: InterviewMachine) {
        view.removeAll()
        appendIntroduction()
        (messages, hasTail) = (0, false)
        follow(machine)
    }

    private func tail(of machine: InterviewMachine) -> TranscriptBlock? {
        switch machine.phase {
        case .saving(let message?):
            let note = message.role == .user ? "saving …" : nil
            return TranscriptLine(message, turn: machine.turnBeingSaved).map {
                TranscriptBlock($0, id: nextID, note: note)
            }
        case .speaking(let move, let text):
            return TranscriptBlock(TranscriptLine(speaker: TranscriptLine.speaker(move), text: text), id: nextID)
        case .reporting(let text) where !text.isEmpty:
            return TranscriptBlock(feedback: text, id: nextID)
        case .blocked:
            guard let message = machine.unconfirmedMessage else { return nil }
            return TranscriptLine(message, turn: machine.turnBeingSaved).map {
                TranscriptBlock($0, id: nextID, note: "not confirmed by the store")
            }
        default: return nil
        }
    }

    private mutating func put(_ block: TranscriptBlock) {
        if hasTail { view.replaceLast(block) } else { view.append(block) }
        hasTail = false
    }

    private mutating func appendIntroduction() {
        guard !introduction.isEmpty else { return }
        view.append(
            TranscriptBlock(
                id: 0, label: "", labelStyle: .muted, text: introduction, textStyle: .muted, note: nil))
    }

    /// Draws the transcript. While an answer is awaited, a question that is scrolled out of sight is shown above it.
    mutating func draw(into frame: inout Frame, rows: Range<Int>, questionInPlay: Bool) {
        view.draw(into: &frame, rows: rows)
        guard questionInPlay, let question, rows.count > 6, !view.showsBeginning(ofBlock: question) else { return }
        let shown = WrappedText(view.blocks[question].text, columns: frame.size.columns - 4).lines.prefix(3)
        let top = rows.lowerBound
        for row in rows { frame.fill(row: row, style: .plain) }
        view.draw(into: &frame, rows: (top + shown.count + 1)..<rows.upperBound)
        for (index, line) in shown.enumerated() {
            frame.put("│ " + line.shown, row: top + index, column: 1, style: .interviewer)
        }
        frame.fill(row: top + shown.count, with: "╌", style: .rule)
    }
}
