/// A message as the transcript shows it.
package struct TranscriptBlock: Hashable, Sendable, Identifiable {
    /// How its text is to be read.
    package enum Format: Hashable, Sendable {
        /// As it is, in the block's style.
        case plain
        /// As it is, code between fences apart from the rest: what the candidate wrote.
        case answer
        /// As GitHub-flavoured Markdown.
        case markdown
    }

    /// Its place in the list.
    package var id: Int
    /// Whose it is, such as "Interviewer": in a column to the left, where the screen is narrow on a line above.
    package var label: String
    package var labelStyle: Style
    package var text: String
    package var textStyle: Style
    package var format: Format
    /// A remark such as "cut short", muted behind the text.
    package var note: String?

    package init(
        id: Int, label: String, labelStyle: Style, text: String, textStyle: Style = .plain, format: Format = .plain,
        note: String? = nil
    ) {
        self.id = id
        self.label = label
        self.labelStyle = labelStyle
        self.text = text
        self.textStyle = textStyle
        self.format = format
        self.note = note
    }

    /// What it is laid out from, and searched in.
    var passages: [Passage] {
        switch format {
        case .plain: [Passage(content: StyledText(text, style: textStyle))]
        case .answer: AnswerReader.passages(text)
        case .markdown: GrowingMarkdown(text).passages
        }
    }
}
