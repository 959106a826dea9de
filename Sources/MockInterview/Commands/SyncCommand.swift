internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import InterviewStore
internal import Synchronization
internal import Wiring

/// `mock-interview sync`: copies the interviews that are kept on this machine to MongoDB.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Copy the interviews that are kept on this machine to MongoDB.",
        discussion: """
            What is there already stays as it is, so it can be interrupted and repeated. Nothing is removed from this machine.

            Example: mock-interview sync
            """)

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let program = try Program(common)
        guard let sync = program.keeping.sync else {
            Output.complain(
                "There is nowhere to copy to: set MONGODB_URI to the MongoDB that the interviews of this machine should go to."
            )
            throw ExitStatus.usage
        }
        guard FileManager.default.fileExists(atPath: program.paths.database) else {
            return Output.say("No interviews are kept on this machine, so there is nothing to copy.")
        }
        let tally = SyncTally(isWatched: isatty(STDERR_FILENO) == 1)
        do throws(StoreError) {
            tally.begin(try await sync.count())
            try await sync.run { tally.note($0, $1) }
        } catch {
            tally.end()
            Output.complain(Sentences.sentence(error))
            Output.complain("\(tally.sentence) The rest is left for the next time; nothing is copied twice.")
            throw ExitStatus.of(error)
        }
        tally.end()
        for line in tally.failures { Output.complain(line) }
        Output.say(tally.sentence)
        if !tally.failures.isEmpty { throw ExitStatus.failed }
    }
}

/// Counts what became of the sessions, and draws a bar of it on a terminal.
final class SyncTally: Sendable {
    private struct State {
        var total = 0
        var counts: [String: Int] = [:]
        var failures: [String] = []
        var drawn = ""
        var done: Int { counts.values.reduce(0, +) + failures.count }
    }

    private let state = Mutex(State())
    private let isWatched: Bool

    init(isWatched: Bool) { self.isWatched = isWatched }

    func begin(_ total: Int) { state.withLock { $0.total = total } }

    func note(_ session: Session, _ outcome: SessionSync.Outcome) {
        state.withLock { state in
            switch outcome {
            case .copied: state.counts["copied", default: 0] += 1
            case .updated: state.counts["brought up to date", default: 0] += 1
            case .wasThere: state.counts["there already", default: 0] += 1
            case .failed(let error):
                state.failures.append("\(session.sessionID) was not copied: \(Sentences.sentence(error))")
            }
            guard isWatched else { return }
            let bar = Self.bar(state.done, of: state.total)
            // Only what changes is drawn: whole per cents.
            if bar != state.drawn { FileHandle.standardError.write(Data("\r\(bar)".utf8)) }
            state.drawn = bar
        }
    }

    /// Ends the line of the bar.
    func end() {
        let isDrawn = state.withLock { !$0.drawn.isEmpty }
        if isDrawn { FileHandle.standardError.write(Data("\n".utf8)) }
    }

    var failures: [String] { state.withLock { $0.failures } }

    var sentence: String {
        state.withLock { state in
            let parts = ["copied", "brought up to date", "there already"].compactMap { name in
                state.counts[name].map { "\($0) \(name)" }
            }
            let failed = state.failures.isEmpty ? [] : ["\(state.failures.count) not copied"]
            let interviews = state.total == 1 ? "1 interview" : "\(state.total) interviews"
            return "\(interviews) on this machine: \((parts + failed).joined(separator: ", "))."
                .replacing(": .", with: ".")
        }
    }

    static func bar(_ done: Int, of total: Int) -> String {
        let share = total == 0 ? 1 : Double(done) / Double(total)
        let filled = Int(share * 30)
        return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: 30 - filled)
            + "] \(Int(share * 100))%"
    }
}
