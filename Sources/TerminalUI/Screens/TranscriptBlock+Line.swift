internal import InterviewKit

extension TranscriptBlock {
    /// A line of an interview's transcript. `note` says more than that it was cut short, if need be.
    init(_ line: TranscriptLine, id: Int, note: String? = nil) {
        self.init(
            id: id, label: line.speaker.rawValue,
            labelStyle: line.speaker == .candidate ? .candidate : .interviewer, text: line.text,
            format: line.speaker == .candidate ? .answer : .markdown,
            note: note ?? (line.isCut ? "cut short" : nil))
    }

    /// A piece of feedback.
    init(feedback text: String, style: Style = .notice, id: Int) {
        self.init(id: id, label: "Feedback", labelStyle: style, text: text, format: .markdown)
    }
}
