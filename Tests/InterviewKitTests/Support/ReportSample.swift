import InterviewKit

/// Interviews to be reported on, told line by line.
enum ReportSample {
    /// One message that follows a question.
    enum Line {
        /// The candidate's, with the key points that were verified in it and the judge's number; nil where terms were
        /// looked for.
        case said(String, [(String, String)] = [], claimed: Int?, kind: Assessment.Kind = .answer)
        /// The candidate's, of which nothing is known.
        case unjudged(String)
        case interviewer(Turn.Move, String = "Go on.")
    }

    static let dawn = Timestamp(milliseconds: 1_800_000_000_000)

    static func question(_ id: String, topic: String, source: String = "", origin: Question.Origin = .bank) -> Question
    {
        Question(
            id: id, role: .java, level: .beginner, topic: topic, text: "What about \(id)?",
            keyPoints: ["one", "two", "three", "four"].map {
                KeyPoint(id: $0, sentence: "Point \($0) of \(id).", terms: [["\(id) \($0)"]], probe: "And \($0)?")
            },
            hints: ["Hint A.", "Hint B.", "Hint C."], reference: "All there is to say of \(id).", source: source,
            origin: origin)
    }

    static let locks = question("locks", topic: "concurrency", source: "JLS 17")
    static let maps = question("maps", topic: "collections", source: "java.util.Map")
    static let heap = question("heap", topic: "memory", origin: .model("gpt-tiny"))
    static let futures = question("futures", topic: "concurrency", source: "JLS 17")

    static func record(_ exchanges: [(Question, [Line])], judge: String = "judge-1") -> InterviewRecord {
        var ids = ObjectIDGenerator(seed: 5)
        var record = InterviewRecord(
            session: Session(
                id: ids.next(at: dawn), sessionID: "abc", role: .java, level: .beginner, status: .completed,
                createdAt: dawn),
            plan: Plan(sessionID: "abc", prepared: exchanges.map(\.0)))
        func append(_ role: Message.Role, _ text: String) -> ObjectID {
            let time = dawn.advanced(byMilliseconds: Int64(record.messages.count) * 1000)
            let id = ids.next(at: time)
            record.messages.append(Message(id: id, role: role, content: text, createdAt: time, sessionID: "abc"))
            return id
        }
        func turn(_ id: ObjectID, _ question: Int, _ questionID: String?, _ move: Turn.Move) {
            record.turns[id] = Turn(id: id, sessionID: "abc", question: question, questionID: questionID, move: move)
        }
        for (index, (question, lines)) in exchanges.enumerated() {
            let number = index + 1
            turn(append(.assistant, question.text), number, question.id, .question)
            for line in lines {
                switch line {
                case .interviewer(let move, let text): turn(append(.assistant, text), number, nil, move)
                case .unjudged(let text): _ = append(.user, text)
                case .said(let text, let points, let claimed, let kind):
                    let id = append(.user, text)
                    record.assessments[id] = Assessment(
                        id: id, sessionID: "abc", question: number, method: claimed == nil ? .terms : .model,
                        kind: kind, covered: points.map { .init(keyPoint: $0.0, quotation: $0.1) },
                        missing: question.keyPoints.map(\.id).filter { id in !points.contains { $0.0 == id } },
                        claimed: claimed, judge: claimed == nil ? nil : judge,
                        tokens: claimed == nil ? nil : TokenUsage(prompt: 1000, reply: 100))
                }
            }
        }
        return record
    }

    static func report(_ exchanges: [(Question, [Line])]) -> FeedbackReport {
        let questions = Dictionary(uniqueKeysWithValues: exchanges.enumerated().map { ($0.offset + 1, $0.element.0) })
        return FeedbackReport(on: record(exchanges), questions: questions)
    }

    /// Judged by a model: one good answer with a probe and a hint, one that is poor, one whose judging failed, one skipped,
    /// and one that the end came before.
    static let judged: [(Question, [Line])] = [
        (
            locks,
            [
                .said(
                    "I know locks one, and locks two too.", [("one", "know locks one"), ("two", "locks two too")],
                    claimed: 3),
                .interviewer(.probe, "And three?"),
                .said("Perhaps locks three.", [("three", "locks three")], claimed: 4),
                .interviewer(.hint, "Hint A."), .said("No more.", claimed: 4), .interviewer(.bridge),
            ]
        ),
        (
            maps,
            [
                .said("Hm, I do not know.", claimed: 0, kind: .dontKnow), .interviewer(.reframe),
                .said("It is maps four.", [("four", "It is maps four")], claimed: 2), .interviewer(.bridge),
            ]
        ),
        (heap, [.unjudged("The heap is where heap one lives."), .interviewer(.bridge)]),
        (futures, [.interviewer(.bridge)]),
        (question("pools", topic: "concurrency"), [.interviewer(.closing)]),
    ]

    /// Looked at by terms.
    static let counted: [(Question, [Line])] = [
        (
            locks,
            [
                .said("There is locks one.", [("one", "There is locks one.")], claimed: nil),
                .interviewer(.hint, "Hint A."),
                .said("And locks two.", [("two", "And locks two.")], claimed: nil), .interviewer(.bridge),
            ]
        ),
        (maps, [.interviewer(.closing)]),
    ]
}
