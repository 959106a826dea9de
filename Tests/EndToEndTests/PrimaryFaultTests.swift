import Foundation
import Testing

@Suite("While the primary of a replica set fails", .inTurn, .timeLimit(.minutes(60)))
struct PrimaryFaultTests {
    /// What a key may take to be seen, in milliseconds.
    private static let limit = 50.0
    private static let answers = (0..<6).map { "answer \($0) of many" }

    @Test(
        "nothing said is lost, twice or out of order, and typing does not wait for it",
        .enabled(if: Database.server != nil))
    func midInterview() async throws {
        let rounds = isSoak ? 17 : 1
        var keys: [Double] = []
        try await OwnReplicaSet.with { set in
            try await Machine.with(["MONGODB_URI": set.uri]) { machine in
                for round in 0..<rounds { keys += try await interview("round-\(round)", set, machine) }
            }
        }
        print(
            """
            Primary stepped down, paused, killed: \(rounds * 3) times in \(rounds * Self.answers.count) answers; 0 lost, \
            0 twice, 0 out of order; of \(keys.count) keys the slowest took \(Int(keys.max() ?? 0)) ms.
            """)
    }

    /// Holds an interview while the primary has one fault after the other; how long each key took to be seen.
    private func interview(_ id: String, _ set: OwnReplicaSet, _ machine: Machine) async throws -> [Double] {
        let faults = Task {
            for (fault, mend) in [("stepdown", "start"), ("pause", "continue"), ("kill", "start")] {
                try await set.be(fault)
                try await Task.sleep(for: .seconds(3))
                try await set.be(mend)
            }
        }
        var steps: [(AtPty.Step, isKey: Bool)] = [(.shows("Question 1 of"), false)]
        for answer in Self.answers {
            steps += answer.map { (.send(String($0), until: String($0)), true) }
            // Enter at once behind other keys would be part of a paste.
            steps += [.idle(seconds: 1), .send("\r"), .shows(AtPty.answered(answer)), .idle(seconds: 1)].map {
                ($0, false)
            }
        }
        let typed = try await machine.atPty(
            ["new", "--role", "java", "--level", "beginner", "--id", id], steps: steps.map(\.0))
        try await faults.value

        let keys = zip(steps, typed.notes).filter(\.0.isKey).map(\.1.milliseconds)
        // A busy machine may hold up a key or two; a program that waits for a database holds up every key of a second.
        let longest = keys.split { $0 <= Self.limit }.map(\.count).max() ?? 0
        #expect(longest < 3, "\(longest) keys in a row took longer than \(Self.limit) ms")
        let interview = try await eventually(within: .seconds(60)) {
            let interview = try await machine.interview(id)
            return interview.answered.count >= Self.answers.count ? interview : nil
        } complaint: {
            "not all answers arrive"
        }
        #expect(interview.answered == Self.answers)
        return keys
    }
}
