import Foundation
import InterviewKit
import InterviewStore

/// Where interviews are held beside each other, each with a store that no other uses meanwhile.
enum Workshop {
    /// Runs `body` with so many stores in a folder of their own, which is gone afterwards.
    static func with<Result>(places: Int, _ body: ([SQLiteStore]) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(
            try (0..<places).map { try SQLiteStore(path: folder.appending(path: "\($0)/sessions.sqlite").path) })
    }

    /// Makes trials number 0 up to `count`, one at a time in each store; answers with what they counted together.
    static func inParallel(
        _ count: Int, _ stores: [SQLiteStore],
        _ trial: @escaping @Sendable (Int, SQLiteStore, QuestionBank) async throws -> Tally
    ) async throws -> Tally {
        let bank = HostileModelTests.bank
        return try await withThrowingTaskGroup(of: Tally.self) { group in
            for (place, store) in stores.enumerated() {
                group.addTask {
                    var tally = Tally()
                    for number in stride(from: place, to: count, by: stores.count) {
                        tally.add(try await trial(number, store, bank))
                    }
                    return tally
                }
            }
            var tally = Tally()
            for try await part in group { tally.add(part) }
            return tally
        }
    }
}
