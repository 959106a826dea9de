import InterviewKit

/// One answer to one question, to be judged on its own.
struct Case {
    /// Names it in the results: the question's id and the grade.
    let id: String
    let question: Question
    /// `strong`, `middling`, `weak`, or what an empty answer does instead of answering.
    let grade: String
    let isEmpty: Bool
    let answer: String

    /// All cases in order: for each role and level its triples, then one empty answer of each sort to its first question.
    static func all(_ bank: QuestionBank, _ files: AnswerFiles) throws -> [Case] {
        let empty = try files.empty()
        var cases: [Case] = []
        var number = 0
        for role in Role.all {
            for level in Level.all {
                let questions = try bank.questions(role, level)
                let triples = try files.triples(role, level)
                for triple in triples {
                    guard let question = questions.first(where: { $0.id == triple.question }) else { continue }
                    for (grade, answer) in [
                        ("strong", triple.strong), ("middling", triple.middling), ("weak", triple.weak),
                    ] {
                        cases.append(Case(question, grade, isEmpty: false, answer))
                    }
                }
                guard let question = questions.first(where: { $0.id == triples.first?.question }) ?? questions.first
                else { continue }
                for (sort, answers) in empty.sorted(by: { $0.key < $1.key }) where !answers.isEmpty {
                    cases.append(Case(question, sort, isEmpty: true, answers[number % answers.count]))
                }
                number += 1
            }
        }
        return cases
    }

    private init(_ question: Question, _ grade: String, isEmpty: Bool, _ answer: String) {
        id = "\(question.id) \(grade)"
        self.question = question
        self.grade = grade
        self.isEmpty = isEmpty
        self.answer = answer
    }

    /// An interview in which the question was just asked and answered.
    var request: JudgeRequest {
        var ids = ObjectIDGenerator()
        let asked = Timestamp(milliseconds: 1_800_000_000_000)
        let answered = Timestamp(milliseconds: 1_800_000_060_000)
        let session = Session(
            id: ids.next(at: asked), sessionID: "benchmark", role: question.role, level: question.level,
            createdAt: asked)
        let message = Message(
            id: ids.next(at: asked), role: .assistant, content: question.text, createdAt: asked, sessionID: "benchmark")
        let answer = Message(
            id: ids.next(at: answered), role: .user, content: answer, createdAt: answered, sessionID: "benchmark")
        let turn = Turn(
            id: message.id, sessionID: "benchmark", question: 1, questionID: question.id, move: .question)
        let record = InterviewRecord(
            session: session, plan: Plan(sessionID: "benchmark"), messages: [message, answer],
            turns: [message.id: turn])
        return JudgeRequest(record: record, exchange: record.exchanges[0], answer: answer)
    }
}
