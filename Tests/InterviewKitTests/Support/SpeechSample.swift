import InterviewKit

/// A question with key points, and interviews in which something is to be said about it.
enum SpeechSample {
    static let question = Question(
        id: "sample-pool", role: .java, level: .intermediate, topic: "concurrency",
        text: """
            A service gives background work to a fixed pool of 20 threads. When a remote system gets slow, so does the \
            service, and later it dies of an OutOfMemoryError. What went wrong, and how would you set this up?
            """,
        keyPoints: [
            KeyPoint(
                id: "unbounded",
                sentence: "The pool's queue is unbounded, so waiting tasks pile up until memory is gone.",
                terms: [["unbounded", "unlimited queue"], ["LinkedBlockingQueue"], ["pile up", "piles up"]],
                probe: "Where do tasks go while all twenty threads are busy?"),
            KeyPoint(
                id: "timeouts",
                sentence: "Calls to the remote system need timeouts, or a slow peer holds every thread.",
                terms: [["timeout", "deadline"], ["circuit-breaker", "Resilience4j"]],
                probe: "What keeps one call from occupying its thread for minutes?"),
            KeyPoint(
                id: "reject",
                sentence: "Decide what happens to work that does not fit, such as running it in the caller.",
                terms: [["backpressure", "back-pressure"], ["CallerRunsPolicy", "rejection handler"]],
                probe: "What should happen to the next task once there is more work than the pool can take?"),
        ],
        hints: [
            "What becomes of work that arrives while every thread is waiting for the slow system?",
            "Look at what stands between those who hand work in and the threads that take it out.",
            "The central idea is back-pressure: the pool has to be able to say that it is full.",
        ],
        reference: """
            The pool's queue is unbounded, so tasks pile up. I give it a bounded one with a CallerRunsPolicy, which makes \
            back-pressure, and set a timeout on each remote call.
            """,
        source: "java.util.concurrent")

    /// One thing said after the question.
    enum Line {
        case candidate(String, Assessment.Kind? = .answer, covered: [(String, String)] = [])
        case interviewer(String, Turn.Move)
    }

    static let answer = Line.candidate("All the threads wait for the slow remote system, so work is waiting too.")

    /// An interview with one question and what was said on it.
    static func record(_ lines: [Line] = [answer], question: Question? = question, text: String? = nil)
        -> InterviewRecord
    {
        var ids = ObjectIDGenerator(seed: 5)
        let dawn = Timestamp(milliseconds: 1_800_000_000_000)
        var record = InterviewRecord(
            session: Session(
                id: ids.next(at: dawn), sessionID: "abc", role: question?.role ?? .java,
                level: question?.level ?? .beginner, createdAt: dawn),
            plan: Plan(sessionID: "abc", prepared: question.map { [$0] } ?? []))
        var second: Int64 = 0
        func say(_ role: Message.Role, _ content: String) -> ObjectID {
            second += 1
            let time = dawn.advanced(byMilliseconds: second * 1000)
            let message = Message(
                id: ids.next(at: time), role: role, content: content, createdAt: time, sessionID: "abc")
            record.messages.append(message)
            return message.id
        }
        let asked = say(.assistant, text ?? question?.text ?? "What is a lock?")
        record.turns[asked] = Turn(
            id: asked, sessionID: "abc", question: 1, questionID: question?.id, move: .question)
        for line in lines {
            switch line {
            case .candidate(let text, let kind, let covered):
                let id = say(.user, text)
                guard let kind else { continue }
                record.assessments[id] = Assessment(
                    id: id, sessionID: "abc", question: 1, method: .model, kind: kind,
                    covered: covered.map { Assessment.Covered(keyPoint: $0.0, quotation: $0.1) }, missing: [])
            case .interviewer(let text, let move):
                let id = say(.assistant, text)
                record.turns[id] = Turn(id: id, sessionID: "abc", question: 1, move: move)
            }
        }
        return record
    }

    static func request(
        _ move: Turn.Move, _ lines: [Line] = [answer], keyPoint: String? = "unbounded", question: Question? = question,
        text: String? = nil
    ) -> SpeechRequest {
        SpeechRequest(
            record: record(lines, question: question, text: text), question: 1, move: move,
            keyPoint: move == .probe ? keyPoint : nil)
    }
}
