internal import InterviewKit

/// The transcript of the chat screen, kept in step with the machine: stored messages, then what is being said.
struct ChatTranscript: Sendable {
    var view = TranscriptView()
    private let introduction: String
    /// How many of the machine's messages are in the view.
    private var messages = 0
    /// How many blocks were made of stored messages so far, for tests.
    private(set) var madeBlocks = 0
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
            madeBlocks += 1
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
            view.removeLast()
            hasTail = false
        }
    }

    /// How many blocks will not change any more.
    var finishedBlocks: Int { view.blocks.count - (hasTail ? 1 : 0) }

    /// The id of a block put in next.
    private var nextID: Int { finishedBlocks }

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

    // MARK: Drawing

    /// The question in play as it was laid out last, and its block.
    private var pinned: (block: Int, question: PinnedQuestion)?

    /// Draws the transcript. While an answer is awaited, a question that is scrolled out of sight is shown above it.
    mutating func draw(into frame: inout Frame, rows: Range<Int>, questionInPlay: Bool) {
        let columns = frame.size.columns
        guard questionInPlay, let question, rows.count >= PinnedQuestion.fewestRows,
            !view.showsBeginning(ofBlock: question, columns: columns, rows: rows.count)
        else { return view.draw(into: &frame, rows: rows) }
        if pinned?.block != question || pinned?.question.columns != columns {
            pinned = (question, PinnedQuestion(view.blocks[question], columns: columns))
        }
        let height = pinned?.question.draw(into: &frame, rows: rows) ?? 0
        view.draw(into: &frame, rows: (rows.lowerBound + height)..<rows.upperBound)
    }
}
