import Foundation
import InterviewKit
import InterviewStore
import Testing

/// Whole interviews before a model that lies, over a real socket and into a real store. What the program promises is
/// counted afterwards by code of the tests' own, from what was stored and what was shown.
@Suite("A hostile model", .timeLimit(.minutes(10)))
struct HostileModelTests {
    static let interviews = 204
    /// How many are held at a time.
    static let atOnce = 6

    static var bank: QuestionBank {
        QuestionBank(
            folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Sources/InterviewKit/Bank/Questions").path)
    }

    /// Each role at each level.
    static let files = Role.all.flatMap { role in Level.all.map { (role: role, level: $0) } }

    @Test("whatever a model says, nothing that it made up counts or is seen, and no promise is broken")
    func counts() async throws {
        let began = ContinuousClock.now
        let tally = try await HostileServer.with { server in
            try await Workshop.with(places: Self.atOnce) { stores in
                var tally = try await Self.hostile(server, stores)
                tally.add(try await Self.paired(server, stores))
                return tally
            }
        }
        let seconds = (ContinuousClock.now - began).components.seconds
        print(
            """
            \(Self.interviews) interviews with a hostile model, \(PairedAnswers.all.count) pairs of answers, \(seconds) s. Broken \
            promises of trials:
            \(tally.table)
            """)
        for promise in Tally.Promise.allCases {
            #expect(tally.broken[promise] ?? 0 == 0, "\(promise.rawValue): \(tally.examples[promise] ?? "")")
            #expect(tally.trials[promise] ?? 0 > 0, "\(promise.rawValue) was never put to the test")
        }
        print("What the model did: \(tally.deeds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
    }

    /// Interviews with all there is, every sixth of them long enough for topics to repeat.
    private static func hostile(_ server: HostileServer, _ stores: [SQLiteStore]) async throws -> Tally {
        try await Workshop.inParallel(interviews, stores) { number, store, bank in
            let file = files[number % files.count]
            var interview = try HostileInterview(
                "hostile-\(number)", role: file.role, level: file.level,
                questions: number / files.count % 6 == 0 ? 5 : 1 + number % 2,
                candidate: Candidate(seed: UInt64(number)),
                server: server, store: store, bank: bank)
            var tally = Tally()
            try await interview.hold().count(into: &tally)
            return tally
        }
    }

    private static func paired(_ server: HostileServer, _ stores: [SQLiteStore]) async throws -> Tally {
        let pairs = PairedAnswers.all
        return try await Workshop.inParallel(pairs.count, stores) { number, store, bank in
            var tally = Tally()
            try await pairs[number].count(into: &tally, server: server, store: store, bank: bank)
            return tally
        }
    }
}
