internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// A transcript with its feedback, as Markdown or as plain text.
struct TranscriptText {
    let record: InterviewRecord
    let feedback: Feedback?
    let asMarkdown: Bool

    var text: String {
        let session = record.session
        var parts = [
            heading("\(session.role.name) interview, \(session.level.rawValue)"),
            "Session \(session.sessionID), \(session.status.rawValue), \(SessionLine.date(session.createdAt)), "
                + SessionLine.minutes(session.durationMinutes),
        ]
        for message in record.messages {
            guard let line = TranscriptLine(message, turn: record.turns[message.id]) else { continue }
            // What the candidate wrote stands as they wrote it.
            let text = asMarkdown || line.speaker == .candidate ? line.text : PlainMarkdown.text(line.text)
            parts.append(said(line.speaker.rawValue, text + (line.isCut ? " [cut short]" : "")))
        }
        if let feedback {
            parts.append(heading("Feedback"))
            if let reason = feedback.reason {
                parts.append(
                    "It failed: \(reason.ended) mock-interview feedback \(session.sessionID) writes it again."
                        + (feedback.readable == nil
                            ? "" : " Until then, what was computed without the model's remarks:"))
            }
            if let readable = feedback.readable {
                parts.append(asMarkdown ? readable.trimmed : PlainMarkdown.text(readable))
            }
        } else if session.status == .completed && record.exchanges.contains(where: \.isAnswered) {
            parts.append("No feedback yet; mock-interview feedback \(session.sessionID) writes it.")
        }
        return parts.joined(separator: "\n\n")
    }

    private func heading(_ text: String) -> String { asMarkdown ? "# " + text : text }

    private func said(_ who: String, _ words: String) -> String {
        asMarkdown ? "**\(who):**\n\n\(words)" : "\(who): \(words)"
    }
}
