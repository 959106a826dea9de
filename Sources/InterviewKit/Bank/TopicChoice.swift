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

    /// The questions in the order in which they come: by how often their topic was asked, then in the session's own order
    /// of topics, and within a topic in its own order of questions.
    func ordered(_ questions: [Question]) -> [Question] {
        let ranked = questions.map { question in
            (
                rank: rank(question.topic), place: SessionOrder.place(of: question.id, in: sessionID),
                question: question
            )
        }
        return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.question)
    }

    /// The first of these topics; nil without any.
    package func first(of topics: [Syllabus.Topic]) -> Syllabus.Topic? {
        topics.min { rank($0.name) < rank($1.name) }
    }

    private func rank(_ topic: String) -> Rank {
        Rank(times: times(topic), place: SessionOrder.place(of: topic, in: sessionID))
    }

    /// What makes one topic come before another.
    private struct Rank: Comparable {
        let times: Int
        let place: UInt64

        static func < (one: Rank, other: Rank) -> Bool { (one.times, one.place) < (other.times, other.place) }
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
