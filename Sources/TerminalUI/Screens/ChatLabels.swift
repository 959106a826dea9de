package import InterviewKit

/// The words the chat screen is given from outside: what the store and the interviewer are called, what to say at the
/// beginning, and how a notice is worded.
package struct ChatLabels: Sendable {
    /// For the header, for example `MongoDB`, or ``thisMachine``.
    package var store: String
    /// What the store is called that is a file here.
    package static let thisMachine = "this machine"
    /// For the header, for example a model's name or `question bank`.
    package var interviewer: String
    /// What the candidate should know before the first question; empty for nothing.
    package var introduction: String
    /// Words a notice as a sentence.
    package var sentence: @Sendable (Notice) -> String
    /// Words what waits on this machine for the store; empty when that is worth no word.
    package var backlog: @Sendable (Backlog) -> String

    package init(
        store: String, interviewer: String, introduction: String, sentence: @escaping @Sendable (Notice) -> String,
        backlog: @escaping @Sendable (Backlog) -> String = { _ in "" }
    ) {
        self.store = store
        self.interviewer = interviewer
        self.introduction = introduction
        self.sentence = sentence
        self.backlog = backlog
    }
}
