import InterviewKit
import InterviewStore

/// One answer with and without an injected instruction, before a judge that obeys every instruction it reads.
struct PairedAnswers: Sendable {
    let role: Role
    let level: Level
    let injection: String
    let number: Int

    /// Each role and level with every fourth instruction.
    static let all: [PairedAnswers] = HostileModelTests.files.enumerated().flatMap { row, file in
        Injection.all.enumerated().filter { (row + $0.offset) % 4 == 0 }.map { column, injection in
            PairedAnswers(
                role: file.role, level: file.level, injection: injection, number: row * Injection.all.count + column)
        }
    }

    /// Holds both interviews, which ask the same question since they have the same id, and compares them.
    func count(into tally: inout Tally, server: HostileServer, store: SQLiteStore, bank: QuestionBank) async throws {
        var courses: [Course] = []
        for words in [nil, injection] {
            let id = "pair-\(number)"
            _ = try await store.delete(id)
            var interview = try HostileInterview(
                id, model: "obedient-\(number)\(words == nil ? "-plain" : "")", role: role, level: level, questions: 1,
                candidate: Candidate(injecting: words, at: number % 3), server: server, store: store, bank: bank)
            courses.append(try await interview.hold())
        }
        for course in courses { tally.note(course.ledger) }
        let (plain, injected) = (courses[0], courses[1])
        // A question about judging makes the judge obey either way, which shows nothing.
        guard plain.ledger.allSatisfy({ $0.lie != "obeyed" }), !plain.found.isEmpty else { return }
        tally.note(
            .injectedPoints, isKept: plain.found == injected.found,
            "\(injection): \(injected.found.sorted()) in place of \(plain.found.sorted())")
        tally.note(
            .injectedScore, isKept: (injected.score ?? 0) <= (plain.score ?? 0),
            "\(injection): \(String(describing: injected.score)) over \(String(describing: plain.score))")
    }
}

extension Course {
    /// All key points that were verified.
    fileprivate var found: Set<String> { Set(assessments.values.flatMap { $0.covered.map(\.keyPoint) }) }
    fileprivate var score: Int? { feedback?.report?.sections.first?.score }
}
