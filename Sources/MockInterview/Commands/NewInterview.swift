internal import InterviewKit
internal import Wiring

/// A new interview beginning now: what the candidate chose, else what is configured, else the defaults, and no more
/// questions than there are.
struct NewInterview {
    /// What the candidate chose for this one interview.
    struct Choice {
        var role: Role
        var level: Level
        var id: String?
        var questions: Int?
        var minutes: Int?
        /// Whether no minutes are to be set aside, whatever is configured.
        var isUntimed = false
        var hardStop = false
    }

    let machine: InterviewMachine
    /// What the candidate should know about it before it begins.
    let note: String?

    /// `bank` is given when nobody but the question bank asks: then the interview ends where the bank does.
    init(_ choice: Choice, settings: Settings, interviewer: any Interviewer, bank: QuestionBank?) {
        let wanted = choice.questions ?? settings.questions ?? Plan.defaultQuestions
        let there = bank.flatMap { Self.count($0, choice, wanted: wanted) } ?? wanted
        note = there < wanted ? Self.note(choice, wanted: wanted, there: there) : nil
        let now = Timestamp.now()
        var ids = ObjectIDGenerator()
        let sessionID = choice.id ?? SessionID.random()
        machine = InterviewMachine(
            new: Session(
                id: ids.next(at: now), sessionID: sessionID, role: choice.role, level: choice.level, createdAt: now),
            plan: Plan(
                sessionID: sessionID, questions: min(wanted, there),
                minutes: choice.isUntimed ? nil : choice.minutes ?? settings.minutes,
                hardStop: choice.hardStop),
            interviewer: interviewer.name, preparesQuestions: interviewer.preparesQuestions,
            programVersion: Version.current, ids: ids)
    }

    /// Questions the bank holds, as far as so many are wanted; those of other levels too, since they stand in when the
    /// level's own run out. nil when it holds none or cannot be read, which the interviewer then says itself.
    private static func count(_ bank: QuestionBank, _ choice: Choice, wanted: Int) -> Int? {
        // The first frame waits for this.
        if bank.plainlyLists(wanted, choice.role, choice.level) { return wanted }
        guard let count = try? bank.questions(choice.role, choice.level).count, count > 0 else { return nil }
        guard count < wanted else { return count }
        let others = Level.all.filter { $0 != choice.level }
        return count + others.compactMap { try? bank.questions(choice.role, $0).count }.reduce(0, +)
    }

    private static func note(_ choice: Choice, wanted: Int, there: Int) -> String {
        let questions = there == 1 ? "1 question" : "\(there) questions"
        return """
            The question bank holds \(questions) for \(choice.role.rawValue), so this interview has \(there) \
            instead of \(wanted).
            """
    }
}

extension InterviewRun {
    /// A new interview held by this run's interviewer.
    func new(_ choice: NewInterview.Choice) -> NewInterview {
        NewInterview(
            choice, settings: program.settings, interviewer: interviewer, bank: model == nil ? program.bank : nil)
    }
}
