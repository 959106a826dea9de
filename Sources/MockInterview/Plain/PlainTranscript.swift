internal import InterviewKit
internal import TerminalUI

/// What is said in an interview that is held line by line: who speaks stands before it, what arrives bit by bit comes in
/// whole sentences, and nothing is said twice. A value, kept in step with the machine.
struct PlainTranscript: Sendable {
    /// Whether whoever types sees their own answers of this sitting already.
    private let hidesAnswers: Bool
    private var messages = 0
    /// How many messages an earlier sitting left.
    private var earlier = 0
    private var questions = 0
    private var hasReport = false
    /// What has been said of the speech under way, before it is stored.
    private var begun = ""

    init(hidesAnswers: Bool) {
        self.hidesAnswers = hidesAnswers
    }

    /// Takes note of what an earlier sitting left.
    mutating func resume(_ record: InterviewRecord) { earlier = record.messages.count }

    /// The lines to print now. A blank one ends what somebody says.
    mutating func news(of machine: InterviewMachine) -> [String] {
        var lines: [String] = []
        for message in machine.record.messages.dropFirst(messages) {
            messages += 1
            lines += stored(message, machine.record.turns[message.id], of: machine.record.plan.questions)
        }
        switch machine.phase {
        case .speaking(let move, let text): lines += more(text, move, machine)
        // What was begun is stored next, now or when it is tried again.
        case .saving, .blocked: break
        case .opening, .thinking, .awaitingAnswer, .assessing, .reporting, .over:
            // It was stopped, and is not kept.
            if !begun.isEmpty { lines.append("") }
            begun = ""
        }
        if machine.phase == .over, !hasReport {
            hasReport = true
            if let report = machine.report { lines += ["Feedback", "", PlainMarkdown.text(report.content), ""] }
        }
        return lines
    }

    /// A message that is stored, as far as it has not been said already.
    private mutating func stored(_ message: Message, _ turn: Turn?, of count: Int) -> [String] {
        guard let line = TranscriptLine(message, turn: turn) else { return [] }
        let isQuestion = line.speaker == .interviewer && (turn?.move ?? .question) == .question
        if isQuestion { questions = turn?.question ?? questions + 1 }
        if line.speaker == .candidate, hidesAnswers, messages > earlier { return [] }
        let note = line.isCut ? ["[cut short]"] : []
        if line.speaker != .candidate, !begun.isEmpty, line.text.hasPrefix(begun) {
            let rest = line.text.dropFirst(begun.count).drop(while: \.isWhitespace)
            begun = ""
            return (rest.isEmpty ? [] : [PlainMarkdown.text(String(rest))]) + note + [""]
        }
        let label = isQuestion ? "Question \(questions) of \(count)" : line.speaker.rawValue
        let text = line.speaker == .candidate ? line.text : PlainMarkdown.text(line.text)
        return ["\(label): \(([text] + note).joined(separator: " "))", ""]
    }

    /// What has come of a speech since the last time. Speech is released sentence by sentence.
    private mutating func more(_ text: String, _ move: Turn.Move, _ machine: InterviewMachine) -> [String] {
        let text = text.drop(while: \.isWhitespace)
        guard text.count > begun.count || !text.hasPrefix(begun) else { return [] }
        let isNew = begun.isEmpty || !text.hasPrefix(begun)
        let piece = isNew ? text : text.dropFirst(begun.count).drop(while: \.isWhitespace)
        guard piece.contains(where: { !$0.isWhitespace }) else { return [] }
        begun = String(text)
        while begun.last?.isWhitespace == true { begun.removeLast() }
        let said = PlainMarkdown.text(String(piece))
        guard isNew else { return [said] }
        let speaker = TranscriptLine.speaker(move).rawValue
        let label =
            move == .question
            ? "Question \(machine.questionNumber) of \(machine.record.plan.questions)" : speaker
        return ["\(label): \(said)"]
    }
}
