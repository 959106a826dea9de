internal import InterviewKit
internal import Wiring

/// What this machine keeps for a MongoDB that did not take it, as `doctor` tells it.
enum KeptReport {
    /// Nothing when nothing is kept.
    static func lines(_ program: Program) async -> [String] {
        let path = program.paths.outbox
        do throws(StoreError) {
            return lines(try await program.store.keptWrites(), path: path)
        } catch {
            return ["\nKept on this machine", "  FAILED: " + Sentences.sentence(error)]
        }
    }

    static func lines(_ kept: [KeptWrite], path: String) -> [String] {
        guard !kept.isEmpty else { return [] }
        var lines = ["\nKept on this machine, in \(path)"]
        let waiting = kept.filter { $0.refusal == nil }
        for place in Set(waiting.map(\.place)).sorted() {
            let writes = waiting.filter { $0.place == place }
            let since = writes.map(\.keptAt).min().map { ", the oldest since \(SessionLine.date($0))" } ?? ""
            lines.append(
                "  waiting for \(place): \(writes.count == 1 ? "1 write" : "\(writes.count) writes")\(since)")
        }
        if !waiting.isEmpty {
            lines.append("  They are delivered by the next command that reaches that place.")
            lines.append(Mending.line("mock-interview list, with the MONGODB_URI of that place"))
        }
        let refused = kept.filter { $0.refusal != nil }
        for write in refused.prefix(mostShown) {
            lines.append(
                "  set aside: \(write.write.title) of session \(write.write.sessionID), refused by \(write.place): \(write.refusal ?? "")"
            )
        }
        if refused.count > mostShown { lines.append("  … and \(refused.count - mostShown) more set aside") }
        if !refused.isEmpty {
            lines.append("  What was set aside is read back with its session on this machine; delete removes it.")
            lines.append(Mending.line("mock-interview export \(refused[0].write.sessionID), then delete it"))
        }
        return lines
    }

    private static let mostShown = 20
}
