/// Which topic comes next in an interview: those asked least often first, in an order of the session's own, and none in
/// more than 40% of the questions as long as there are others.
package struct TopicChoice: Sendable {
    private let sessionID: String
    private let times: [String: Int]
    private let most: Int

    /// `asked` are the topics of the questions asked so far, `questions` is how many the whole interview has.
    package init(sessionID: String, asked: [String], questions: Int) {
        self.sessionID = sessionID
        times = asked.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        most = Self.most(of: questions)
    }

    /// The most questions that one topic may have of so many.
    package static func most(of questions: Int) -> Int { max(1, questions * 2 / 5) }

    /// How often a topic was asked.
    func times(_ topic: String) -> Int { times[topic] ?? 0 }

    /// Whether a topic has had its share.
    func isUsedUp(_ topic: String) -> Bool { times(topic) >= most }

    /// The first of these topics; nil without any.
    package func first(of topics: [Syllabus.Topic]) -> Syllabus.Topic? {
        topics.min { rank($0.name) < rank($1.name) }
    }

    private func rank(_ topic: String) -> (Int, UInt64, String) {
        (times(topic), SessionOrder.place(of: topic, in: sessionID), topic)
    }
}

/// An order that is a session's own: it looks shuffled, is always the same for that session, so that a resumed interview
/// goes on where it was, and does not change for the rest when something is added.
enum SessionOrder {
    /// The place of something, by its name, among others.
    static func place(of name: String, in sessionID: String) -> UInt64 {
        var generator = SeededGenerator(text: sessionID + "\n" + name)
        return generator.next()
    }
}
