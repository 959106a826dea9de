import Foundation
import Glibc
import Testing

@Suite("Killed (kill -9) at random points", .inTurn, .timeLimit(.minutes(60)))
struct RandomKillTests {
    enum Keeper: String, CaseIterable, CustomTestStringConvertible {
        case thisMachine = "SQLite"
        case mongoDB = "MongoDB"
        case mongoDBAway = "MongoDB, away"

        var testDescription: String { rawValue }

        static var available: [Keeper] { Database.server == nil ? [.thisMachine] : allCases }
    }

    @Test("an answer is stored once, in order, or is back in the composer", arguments: Keeper.available)
    func kills(_ keeper: Keeper) async throws {
        let kills = isSoak ? 67 : 4
        var tally = Tally()
        try await held(by: keeper) { machine in
            var answers: [String] = []
            for round in 0..<kills {
                // The bank has no more questions than that for one interview.
                if round % 30 == 0 {
                    answers = []
                    try await begin(machine, "kill-\(round / 30)")
                }
                try await kill(machine, "kill-\(round / 30)", "answer \(round)", &answers, &tally)
            }
        }
        print(
            """
            kill -9 of the program, \(keeper.rawValue): \(tally.stored + tally.inDraft) times; answers stored \
            \(tally.stored), back as drafts \(tally.inDraft); 0 lost, 0 twice, 0 out of order.
            """)
    }

    private struct Tally {
        var stored = 0
        var inDraft = 0
    }

    private func begin(_ machine: Machine, _ id: String) async throws {
        let terminal = try await machine.start(
            "new", "--role", "java", "--level", "beginner", "--id", id, "--questions", "15")
        try await terminal.shows("Question 1 of")
        try await terminal.killHard()
    }

    /// Resumes the interview, types an answer, sends it, and kills the program a moment before or after; then looks where
    /// the answer is.
    private func kill(
        _ machine: Machine, _ id: String, _ answer: String, _ answers: inout [String], _ tally: inout Tally
    ) async throws {
        let terminal = try await machine.start("resume", id)
        try await terminal.shows("Question", "› ")
        // What came back with the interview has been looked at.
        try await terminal.press("C-u")
        try await terminal.type(answer)
        try await machine.keepsDraft(answer)
        // Enter takes a few milliseconds to get there: the end comes before it, while it is obeyed, or soon after.
        let process = try await terminal.process()
        async let dead: Void = {
            try await Task.sleep(for: .microseconds(.random(in: 0...30_000)))
            _ = Glibc.kill(process, SIGKILL)
        }()
        try? await terminal.press("Enter")
        try await dead
        try await terminal.killHard()

        let stored = try await machine.interview(id).answered
        let back = try await machine.start("resume", id)
        if stored.count > answers.count {
            answers.append(answer)
            tally.stored += 1
            try await back.shows(answer)
        } else {
            tally.inDraft += 1
            try await back.shows("› \(answer)")
        }
        #expect(stored == answers, "after \(answer)")
        try await back.killHard()
    }

    private func held(by keeper: Keeper, _ body: (Machine) async throws -> Void) async throws {
        switch keeper {
        case .thisMachine: try await Machine.with { try await body($0) }
        case .mongoDB:
            try await Database.with { database in
                try await Machine.with(["MONGODB_URI": database.uri]) { try await body($0) }
            }
        case .mongoDBAway:
            // The port of tcpmux, at which nobody listens.
            try await Machine.with(["MONGODB_URI": "mongodb://127.0.0.1:1/practice"]) { try await body($0) }
        }
    }
}
