import InterviewKit

/// How an interview went: what the store holds of it, what the candidate was shown, and what the server did.
struct Course: Sendable {
    /// A text that the candidate was shown before the feedback.
    struct Shown: Sendable {
        let text: String
        /// The question in play, counted from 1; 0 before the first.
        let question: Int
        /// How many messages were stored by then.
        let messages: Int
        /// What it was shown for; nil for a notice.
        let move: Turn.Move?
    }

    /// An answer of which the judge said nothing usable.
    struct Silence: Sendable {
        /// What the judge did instead.
        let lie: String
        /// What was stored as the answer's assessment, or said after it; nil where nothing was.
        let consequence: String?
    }

    /// One question with what followed it, read off the stored messages and turns.
    struct Segment: Sendable {
        let number: Int
        let text: String
        let question: Question?
        /// Where its first message stands.
        let start: Int
        var answers: [Message] = []
        var hints = 0
        var probes = 0
    }

    let session: Session
    let plan: Plan
    let messages: [Message]
    let turns: [ObjectID: Turn]
    let assessments: [ObjectID: Assessment]
    let feedback: Feedback?
    let segments: [Segment]
    let shown: [Shown]
    let silences: [Silence]
    let ledger: [HostileServer.Deed]

    /// Reads what is stored.
    init(
        of id: String, in store: some SessionStore, bank: QuestionBank, shown: [Shown], silences: [Silence],
        ledger: [HostileServer.Deed]
    ) async throws {
        guard let session = try await store.session(id), let plan = try await store.plan(of: id) else {
            throw HostileFailure("\(id) is not stored")
        }
        self.session = session
        self.plan = plan
        messages = try await store.messages(of: id, limit: nil, skip: 0)
        turns = Dictionary(uniqueKeysWithValues: try await store.turns(of: id).map { ($0.id, $0) })
        assessments = Dictionary(uniqueKeysWithValues: try await store.assessments(of: id).map { ($0.id, $0) })
        feedback = Feedback.current(of: try await store.feedback(on: id))
        self.shown = shown
        self.silences = silences
        self.ledger = ledger
        var segments: [Segment] = []
        for (place, message) in messages.enumerated() {
            let turn = turns[message.id]
            if turn?.move == .question {
                let id = turn?.questionID
                var known = plan.prepared.first { $0.id == id }
                for level in Level.all where known == nil {
                    known = try bank.questions(session.role, level).first { $0.id == id }
                }
                segments.append(
                    Segment(number: segments.count + 1, text: message.content, question: known, start: place))
            } else if var last = segments.popLast() {
                if message.role == .user { last.answers.append(message) }
                if turn?.move == .hint { last.hints += 1 }
                if turn?.move == .probe { last.probes += 1 }
                segments.append(last)
            }
        }
        self.segments = segments
    }

    /// What the candidate had said when so many messages were stored.
    func said(by count: Int) -> [String] { messages.prefix(count).filter { $0.role == .user }.map(\.content) }
}
