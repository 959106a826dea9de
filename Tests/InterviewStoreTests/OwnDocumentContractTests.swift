import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Every store keeps the program's own documents alike", .serialized)
struct OwnDocumentContractTests {
    @Test("a plan stands in place of the earlier one", arguments: Backend.available)
    func plans(backend: Backend) async throws {
        try await backend.withStore { store in
            #expect(try await store.plan(of: "s1") == nil)
            let first = Plan(
                sessionID: "s1", questions: 3, minutes: 30, hardStop: true, stretchBeganAt: Documents.moment)
            let second = Plan(sessionID: "s1", questions: 50)
            for plan in [first, second, second] {
                try await store.save(plan)
                #expect(try await store.plan(of: "s1") == plan)
            }
        }
    }

    @Test("turns come by ascending id, the last one saved under an id counts", arguments: Backend.available)
    func turns(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let turns = Turn.Move.allCases.enumerated().map { number, move in
                Turn(
                    id: documents.id(), sessionID: "s1", question: number + 1,
                    questionID: number.isMultiple(of: 2) ? "java/maps" : nil, move: move)
            }
            for turn in turns.shuffled() { try await store.save(turn) }
            #expect(try await store.turns(of: "s1") == turns)
            let cut = Turn(id: turns[0].id, sessionID: "s1", question: 1, move: .question, isCut: true)
            try await store.save(cut)
            #expect(try await store.turns(of: "s1") == [cut] + turns.dropFirst())
            #expect(try await store.turns(of: "s2") == [])
        }
    }

    @Test("assessments come by ascending id, the last one saved under an id counts", arguments: Backend.available)
    func assessments(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let assessments = (1...3).map { question in
                Assessment(
                    id: documents.id(), sessionID: "s1", question: question, method: .terms,
                    covered: [
                        .init(keyPoint: "locks", quotation: "words"), .init(keyPoint: "日本\u{0}", quotation: "words"),
                    ], missing: [])
            }
            for assessment in assessments.reversed() { try await store.save(assessment) }
            try await store.save(assessments[1])
            #expect(try await store.assessments(of: "s1") == assessments)
        }
    }

    @Test("reports come oldest first, whatever their ids", arguments: Backend.available)
    func reports(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let reports = [3, 1, 2].map { (second: Int64) in
                Feedback(
                    id: documents.id(), sessionID: "s1",
                    createdAt: Documents.moment.advanced(byMilliseconds: second * 1000),
                    outcome: second == 1 ? .failed : .written, author: "qwen2.5:7b", programVersion: "0.1.0",
                    content: "# Report \(second)\n\n👩‍👩‍👧‍👦")
            }
            for report in reports { try await store.save(report) }
            #expect(try await store.feedback(on: "s1") == [reports[1], reports[2], reports[0]])
            #expect(try await store.feedback(on: "s2") == [])
        }
    }

    @Test("a report keeps all its data, and one that failed has none", arguments: Backend.available)
    func wholeReport(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let report = Self.report(documents.id())
            let written = Feedback(
                id: documents.id(), sessionID: "s1", createdAt: Documents.moment, outcome: .written,
                author: "qwen2.5:7b",
                programVersion: "0.1.0", content: report.markdown, userID: "ada", report: report)
            let failed = Feedback(
                id: documents.id(), sessionID: "s1", createdAt: Documents.moment.advanced(byMilliseconds: 1),
                outcome: .failed, author: "qwen2.5:7b", programVersion: "0.1.0", content: "It broke off.\n\nComputed.")
            for feedback in [written, failed, written] { try await store.save(feedback) }
            let kept = try await store.feedback(on: "s1")
            #expect(kept == [written, failed])
            #expect(kept.first?.report?.markdown == report.markdown)
            #expect(kept.last?.reason == "It broke off." && kept.last?.readable == "Computed.")
        }
    }

    @Test("the figures of many sessions' newest reports are read at once", arguments: Backend.available)
    func summaries(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            func feedback(
                on sessionID: String, second: Int64 = 0, outcome: Feedback.Outcome = .written, _ report: FeedbackReport?
            ) -> Feedback {
                Feedback(
                    id: documents.id(), sessionID: sessionID,
                    createdAt: Documents.moment.advanced(byMilliseconds: second * 1000), outcome: outcome,
                    author: "a", programVersion: "0", content: "# Report", report: report)
            }
            let scored = Self.report(documents.id())
            let counted = Self.report(documents.id(), method: .terms)
            let ids = ["scored", "counted", "$where", "failed", "other", "two"]
            let kept = [
                feedback(on: ids[0], scored), feedback(on: ids[1], counted), feedback(on: ids[2], nil),
                feedback(on: ids[3], outcome: .failed, nil), feedback(on: ids[4], scored),
                feedback(on: ids[5], second: 2, counted), feedback(on: ids[5], second: 1, scored),
                feedback(on: ids[5], second: 3, outcome: .failed, nil),
            ]
            for feedback in kept { try await store.save(feedback) }
            let found = try await store.feedbackSummaries(of: ["scored", "counted", "$where", "failed", "two", "none"])
            #expect(
                found.mapValues(\.result) == [
                    "scored": "3.0 of 5", "counted": "mentioned 1 of 2", "$where": nil, "two": "mentioned 1 of 2",
                ])
            for (sessionID, number) in [("scored", 0), ("counted", 1), ("$where", 2), ("two", 5)] {
                #expect(found[sessionID] == FeedbackSummary(kept[number]))
            }
            #expect(try await store.feedbackSummaries(of: []) == [:])
        }
    }

    @Test(
        "the results of many sessions' newest reports are read at once, question by question",
        arguments: Backend.available)
    func results(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let scored = Self.report(documents.id())
            let counted = Self.report(documents.id(), method: .terms)
            let kept = [
                ("scored", 0, Feedback.Outcome.written, scored), ("two", 2, .written, counted),
                ("two", 1, .written, scored),
                ("two", 3, .failed, nil), ("failed", 0, .failed, nil), ("$where", 0, .written, nil),
                ("other", 0, .written, scored),
            ].map { sessionID, second, outcome, report in
                Feedback(
                    id: documents.id(), sessionID: sessionID,
                    createdAt: Documents.moment.advanced(byMilliseconds: Int64(second) * 1000), outcome: outcome,
                    author: "a", programVersion: "0", content: "# Report", report: report)
            }
            for feedback in kept { try await store.save(feedback) }
            let found = try await store.reports(of: ["scored", "two", "failed", "$where", "none"])
            #expect(
                found == [
                    "scored": ReportResults(kept[0]), "two": ReportResults(kept[1]), "$where": ReportResults(kept[5]),
                ])
            let question = try #require(found["scored"]?.questions.first)
            #expect(question.number == 1 && question.topic == "locks" && question.state == .scored)
            #expect(question.score == scored.sections[0].score && question.score != nil)
            #expect(question.points == [.init("Point one.", isMade: true), .init("Point two.", isMade: false)])
            #expect(found["two"]?.questions.map(\.state) == [.counted] && found["$where"]?.questions == [])
            #expect(try await store.reports(of: []) == [:])
        }
    }

    /// A report that has something in every field.
    private static func report(_ answer: ObjectID, method: Assessment.Method = .model) -> FeedbackReport {
        var documents = Documents()
        let words = "a lock,\n日本 \"quoted\" 👩‍👩‍👧‍👦"
        let question = Question(
            id: "q", role: .java, level: .beginner, topic: "locks", text: "What is a lock?",
            keyPoints: ["one", "two"].map { KeyPoint(id: $0, sentence: "Point \($0).", terms: [["lock"]], probe: "?") },
            hints: [], reference: "A lock.", source: "JLS 17", origin: .model("tiny"))
        let asked = Message(
            id: documents.id(), role: .assistant, content: question.text, createdAt: Documents.moment, sessionID: "s1")
        let said = Message(
            id: answer, role: .user, content: words, createdAt: Documents.moment.advanced(byMilliseconds: 1),
            sessionID: "s1")
        let record = InterviewRecord(
            session: Session(
                id: documents.id(), sessionID: "s1", role: .java, level: .beginner, createdAt: Documents.moment),
            plan: Plan(sessionID: "s1"), messages: [asked, said],
            turns: [asked.id: Turn(id: asked.id, sessionID: "s1", question: 1, questionID: "q", move: .question)],
            assessments: [
                answer: Assessment(
                    id: answer, sessionID: "s1", question: 1, method: method,
                    covered: [.init(keyPoint: "one", quotation: words)], missing: ["two"],
                    claimed: method == .model ? 3 : nil, judge: "tiny",
                    tokens: TokenUsage(prompt: 3_000_000_000, reply: 1))
            ])
        var report = FeedbackReport(on: record, questions: [1: question])
        report.remarks = FeedbackReport.Remarks(
            author: "tiny", remarks: [.init(question: 1, text: "Say more.")], nextSteps: ["Read."], leftOut: 2)
        report.dimensions[3] = FeedbackReport.Dimension(.communication, "Clear.", quotation: words, message: answer)
        return report
    }

    @Test("a check says in one line what answers, and finds nothing wrong", arguments: Backend.available)
    func check(backend: Backend) async throws {
        try await backend.withStore { store in
            let check = try await store.check()
            #expect(check.summary.hasPrefix(store.name))
            #expect(!check.summary.contains("\n"))
            #expect(check.troubles == [])
        }
    }
}
