import InterviewKit
import InterviewStore

/// Holds one interview with the program's own parts: a model over a socket, the interviewer with its checks, the conductor,
/// the machine and a store. The candidate's deeds come from a seed.
struct HostileInterview {
    private let id: String
    private let server: HostileServer
    private let store: SQLiteStore
    private let bank: QuestionBank
    private let conductor: Conductor
    private let events: AsyncStream<InterviewEvent>
    private var machine: InterviewMachine
    private var candidate: Candidate
    private let modelName: String

    private var shown: [Course.Shown] = []
    private var speech: Course.Shown?
    private var notice: Notice?
    private var silences: [Course.Silence] = []
    /// How many judgements the server had written before the answer that is being judged; nil when none is.
    private var judgedBefore: Int?
    private var hasReport = false
    private var failures = 0
    private var retries = 0
    /// Whether the candidate does not wait for the next question to be written.
    private var isHasty = false

    /// The most things that a candidate does in one interview.
    private static let mostDeeds = 300

    init(
        _ id: String, model name: String? = nil, role: Role, level: Level, questions: Int, candidate: Candidate,
        server: HostileServer, store: SQLiteStore, bank: QuestionBank
    ) throws {
        self.id = id
        self.server = server
        self.store = store
        self.bank = bank
        self.candidate = candidate
        modelName = name ?? id
        let interviewer = ModelInterviewer(model: try server.model(modelName), bank: bank, judgeSeconds: 2)
        let (events, input) = AsyncStream.makeStream(of: InterviewEvent.self)
        self.events = events
        conductor = Conductor(store: store, interviewer: interviewer) { input.yield($0) }
        var ids = ObjectIDGenerator()
        let now = Timestamp.now()
        machine = InterviewMachine(
            new: Session(id: ids.next(at: now), sessionID: id, role: role, level: level, createdAt: now),
            plan: Plan(sessionID: id, questions: questions), interviewer: interviewer.name,
            preparesQuestions: candidate.isErratic, programVersion: "test")
    }

    /// Holds it to its end.
    mutating func hold() async throws -> Course {
        await conductor.run(machine.begin(at: .now()))
        var deeds = 0
        for await event in events {
            await take(machine.handle(event, at: .now()))
            while machine.ending == nil, let deed = try await nextDeed() {
                deeds += 1
                guard deeds < Self.mostDeeds else { throw HostileFailure("\(id) finds no end") }
                await take(machine.handle(deed, at: .now()))
            }
            if machine.ending != nil { break }
        }
        await conductor.finish()
        return try await Course(
            of: id, in: store, bank: bank, shown: shown, silences: silences,
            ledger: try await server.ledger(of: modelName))
    }

    /// Runs the effects, and keeps what the candidate sees.
    private mutating func take(_ effects: [Effect]) async {
        await conductor.run(effects)
        switch machine.phase {
        case .reporting, .over: hasReport = true
        case .speaking(let move, let text):
            speech = Course.Shown(
                text: text, question: machine.questionNumber, messages: machine.record.messages.count, move: move)
        default:
            if let speech { shown.append(speech) }
            speech = nil
        }
        // With the feedback the key points are told.
        guard machine.notice != notice, !hasReport else { return }
        notice = machine.notice
        if let notice {
            shown.append(
                Course.Shown(
                    text: "\(notice)", question: machine.questionNumber, messages: machine.record.messages.count,
                    move: nil))
        }
    }

    /// What the candidate does now; nil while the interviewer is at work.
    private mutating func nextDeed() async throws -> InterviewEvent? {
        switch machine.phase {
        case .awaitingAnswer:
            guard machine.questionInPreparation == nil || isHasty else { return nil }
            isHasty = candidate.dice.falls(25)
            try await lookForConsequences()
            return try await answerOrCommand()
        case .blocked:
            retries += 1
            return .command(retries < 3 ? .retry : .end)
        case .over:
            try await lookForConsequences()
            return .command(.quit)
        case .opening, .saving, .thinking, .speaking, .assessing, .reporting: return nil
        }
    }

    private mutating func answerOrCommand() async throws -> InterviewEvent {
        var deed = candidate.deed(on: try questionInPlay())
        if case .judgeFailed? = machine.notice {
            failures += 1
            deed = failures < 6 ? candidate.deedAfterFailure() : .command(.skip)
        }
        switch deed {
        case .answer(let text):
            judgedBefore = try await judgements().count
            return .answerSubmitted(text)
        case .command(let command):
            if command == .retry { judgedBefore = try await judgements().count }
            return .command(command)
        }
    }

    private func questionInPlay() throws -> Question? {
        let questionID = machine.record.turns.values.filter { $0.move == .question }
            .max { $0.question < $1.question }?.questionID
        let prepared = machine.record.plan.prepared
        let known = try prepared + Level.all.flatMap { try bank.questions(machine.record.session.role, $0) }
        return known.first { $0.id == questionID }
    }

    /// Whether anything came of an answer about which the judge said nothing usable.
    private mutating func lookForConsequences() async throws {
        guard let before = judgedBefore else { return }
        judgedBefore = nil
        let replies = try await judgements().dropFirst(before)
        guard let last = replies.last, !replies.contains(where: \.usable) else { return }
        let messages = try await store.messages(of: id, limit: nil, skip: 0)
        guard let place = messages.lastIndex(where: { $0.role == .user }) else { return }
        let stored = try await store.assessments(of: id).first { $0.id == messages[place].id }
        let said = messages[(place + 1)...].first?.content
        silences.append(Course.Silence(lie: last.lie, consequence: stored.map { "\($0)" } ?? said))
    }

    private func judgements() async throws -> [HostileServer.Deed] {
        try await server.ledger(of: modelName).filter { $0.task == "judge" }
    }
}
