import InterviewKit
import TerminalUI

/// A whole interview as a store holds it, and all that is made of one.
enum Interviews {
    private static let now = Timestamp(milliseconds: 1_800_000_600_000)

    /// Whatever a store holds can be reviewed, reported on and resumed.
    static func check(_ whole: Documents.Whole) throws {
        let record = InterviewRecord(
            session: whole.session, plan: whole.plan, messages: whole.messages,
            turns: Dictionary(whole.turns.map { ($0.id, $0) }) { _, later in later },
            assessments: Dictionary(whole.assessments.map { ($0.id, $0) }) { _, later in later })
        let minutes = record.activeMinutes(at: now)
        try hold(minutes.isFinite && minutes >= 0, "an interview of \(minutes) minutes")
        _ = record.tokens
        let questions = Dictionary(record.exchanges.map { ($0.number, whole.plan.prepared.first) }) { one, _ in one }
        let report = FeedbackReport(on: record, questions: questions.compactMapValues(\.self))
        try hold(report.total.map { (0...5).contains($0) } ?? true, "a total of \(report.total ?? 0)")
        try hold(!report.markdown.isEmpty, "a report without words")
        let feedback = Feedback.current(of: whole.feedback)
        var review = ReviewScreen(record, feedback: feedback, title: record.session.sessionID)
        for columns in [40, 130] {
            try Frames.check(review.frame(Size(columns: columns, rows: 20)), columns: columns)
        }
        resume(record)
    }

    /// Plays on for a few steps, the store and the interviewer doing all that is asked.
    private static func resume(_ record: InterviewRecord) {
        var machine = InterviewMachine(
            resuming: .matching(record.session.sessionID), interviewer: "m", programVersion: "0",
            ids: ObjectIDGenerator(seed: 1))
        var effects = machine.begin(at: now)
        var said: [InterviewEvent] = [
            .answerSubmitted("It locks a bin."), .command(.hint), .command(.skip), .command(.end),
        ]
        for _ in 0..<40 {
            let event: InterviewEvent?
            switch effects.isEmpty ? nil : effects.removeFirst() {
            case .open: event = .opened(record)
            case .write(let step): event = .written(step.kind)
            case .speak(let number, _): event = .speech(number, .finished(Spoken()))
            case .judge(let request): event = .judged(request.answer.id, .nothingToJudge)
            case .recall: event = .recalled([])
            case .report(let number, _): event = .reportFailed(number, .empty)
            case .stopSpeaking, .stopJudging, .stopPreparing, .prepare: continue
            case nil: event = said.isEmpty ? nil : said.removeFirst()
            }
            guard let event else { return }
            effects += machine.handle(event, at: now)
            _ = machine.minutes(at: now)
        }
    }

    // MARK: The sample

    static let sample: Documents.Whole = {
        let dawn = Timestamp(milliseconds: 1_800_000_000_000)
        var ids = ObjectIDGenerator(seed: 7)
        let tokens = TokenUsage(prompt: 900, reply: 40)
        let question = Question(
            id: "model-1-x", role: .java, level: .beginner, topic: "collections", text: "What does `==` compare?",
            keyPoints: [
                KeyPoint(
                    id: "identity", sentence: "It compares references.", terms: [["references"]], probe: "Of what?")
            ],
            hints: ["One.", "Two.", "Three."], reference: "It compares references.", source: "", origin: .model("m"))
        let messages = [Message.Role.assistant, .user, .assistant].enumerated().map { place, role in
            let time = dawn.advanced(byMilliseconds: Int64(place) * 1000)
            return Message(
                id: ids.next(at: time), role: role,
                content: role == .user ? "It compares **references**." : question.text,
                createdAt: time, sessionID: "s")
        }
        let assessment = Assessment(
            id: messages[1].id, sessionID: "s", question: 1, method: .model,
            covered: [.init(keyPoint: "identity", quotation: "compares **references**")], missing: [], claimed: 5,
            judge: "m",
            tokens: tokens)
        let session = Session(
            id: ids.next(at: dawn), sessionID: "s", role: .java, level: .beginner, status: .paused, createdAt: dawn,
            startedAt: dawn, durationMinutes: 12.5)
        let plan = Plan(sessionID: "s", minutes: 30, stretchBeganAt: dawn, prepared: [question], writingTokens: tokens)
        let turns = [
            Turn(
                id: messages[0].id, sessionID: "s", question: 1, questionID: question.id, move: .question,
                tokens: tokens),
            Turn(id: messages[2].id, sessionID: "s", question: 1, move: .probe, keyPoint: "identity", isCut: true),
        ]
        let record = InterviewRecord(
            session: session, plan: plan, messages: messages, turns: [turns[0].id: turns[0], turns[1].id: turns[1]],
            assessments: [assessment.id: assessment])
        let report = FeedbackReport(on: record, questions: [1: question])
        let feedback = Feedback(
            id: ids.next(at: dawn), sessionID: "s", createdAt: dawn, outcome: .written, author: "m",
            programVersion: "0",
            content: report.markdown, report: report)
        return Documents.Whole(
            session: session, plan: plan, messages: messages, turns: turns, assessments: [assessment],
            feedback: [feedback])
    }()
}
