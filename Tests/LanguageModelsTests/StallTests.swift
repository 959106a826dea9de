import InterviewKit
import LanguageModels
import Testing

extension SocketTests {
    /// Servers that hold a connection open and bring no reply forward, in earnest: with whole seconds, over real sockets.
    @Suite("A server that stalls")
    struct Stalls {
        /// What it does instead of going on.
        enum Manner: String, CaseIterable, Sendable {
            case silent = "silence"
            case comments = "comments only"
            case bytewise = "one byte a second"
            /// Whole events, and never an end.
            case endless = "words without end"
        }

        struct Case: CustomTestStringConvertible, Sendable {
            let dialect: Dialect
            let manner: Manner
            /// Whether the first word has come before.
            let isMidway: Bool
            var testDescription: String { "\(manner.rawValue) over \(dialect)\(isMidway ? ", midway" : "")" }

            static let all = Dialect.allCases.flatMap { dialect in
                Manner.allCases.flatMap { manner in
                    [false, true].filter { $0 || manner != .endless }
                        .map { Case(dialect: dialect, manner: manner, isMidway: $0) }
                }
            }

            /// What the server sends again and again.
            var more: [String] {
                switch manner {
                case .silent: []
                case .comments:
                    switch dialect {
                    case .chat: [": keep-alive\n\n", "data:\n\n"]
                    case .anthropic: [": keep-alive\n\n", dialect.event("ping", nil)]
                    case .ollama: ["\n", "\r\n"]
                    }
                case .bytewise: dialect.text("a word that never ends").map(String.init)
                case .endless: [dialect.text("more ")]
                }
            }
        }

        private static let patience = 2

        private static var limits: ReplyLimits {
            var limits = ReplyLimits()
            (limits.firstEvent, limits.betweenEvents, limits.total) = (
                .seconds(patience), .seconds(patience), .seconds(4)
            )
            return limits
        }

        @Test("is left within its limit and 2 s, with what came before kept and nothing taken for whole")
        func ends() async throws {
            let times = try await withThrowingTaskGroup(of: (Case, Duration).self) { group in
                for one in Case.all { group.addTask { (one, try await Self.time(one)) } }
                var times: [(Case, Duration)] = []
                for try await time in group { times.append(time) }
                return times
            }
            var latest = Duration.zero
            for (one, time) in times {
                let limit = one.manner == .endless ? Duration.seconds(4) : .seconds(Self.patience)
                #expect(
                    time >= limit - .milliseconds(10) && time <= limit + .seconds(2), "\(one.testDescription): \(time)")
                latest = max(latest, time - limit)
            }
            #expect(times.count == 21)
            print(
                "Stalled servers: \(times.count) cases, each left at most \(latest / .milliseconds(1)) ms after its limit"
            )
        }

        private static func time(_ one: Case) async throws -> Duration {
            let server = FakeServer { _, connection in
                connection.head()
                if one.isMidway { connection.send(one.dialect.begin + one.dialect.text("Hel")) }
                let pause = one.manner == .bytewise ? 1000 : 100
                for number in 0..<1000 where !connection.waitForClose(milliseconds: pause) {
                    if !one.more.isEmpty { connection.send(one.more[number % one.more.count]) }
                }
                connection.close()
            }
            defer { server.stop() }
            let model = RetryingModel(try one.dialect.model(server, limits: limits)) { _ in }
            let start = ContinuousClock.now
            let outcome = await model.ask()
            let time = ContinuousClock.now - start
            #expect(outcome.stop == nil && server.requests.count == 1, "\(one.testDescription)")
            switch one.manner {
            case .endless:
                #expect(
                    outcome.error == .interrupted(reason: "the reply took longer than 4 s"), "\(one.testDescription)")
                #expect(outcome.text.hasPrefix("Helmore more "))
            default:
                #expect(
                    outcome == Outcome(events: one.isMidway ? [.text("Hel")] : [], error: .stalled(seconds: patience)))
            }
            return time
        }
    }
}
