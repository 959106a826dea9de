import InterviewKit
import LanguageModels
import Synchronization
import Testing

extension SocketTests {
    /// Every fault of the facts, over every protocol that knows it, each with a server of its own.
    @Suite("Every fault of a model's server")
    struct FaultTable {
        private static let jitters: [Double] = [0, 1, 0.5]

        @Test("has its error, its number of tries and its delays, over each protocol")
        func table() async throws {
            var (cases, requests, largest) = (0, 0, 0.0)
            for dialect in Dialect.allCases {
                for fault in ModelFault.all where fault.dialects.contains(dialect) {
                    let (count, deviation) = try await Self.commit(fault, dialect)
                    cases += 1
                    requests += count
                    largest = max(largest, deviation)
                }
            }
            print(
                """
                Model faults: \(ModelFault.all.count) rows over \(Dialect.allCases.count) protocols, \(cases) cases, \
                \(requests) tries, delays within \((largest * 1000).rounded() / 10)%
                """)
            #expect(cases > 200)
        }

        /// Has a model meet the fault; the tries it made, and how far its delays were from the rule's.
        private static func commit(_ fault: ModelFault, _ dialect: Dialect) async throws -> (Int, Double) {
            let number = Mutex(0)
            let server = FakeServer(readsRequests: !fault.isOverTLS) { _, connection in
                let count = number.withLock { number in
                    number += 1
                    return number
                }
                fault.serve(dialect, count, connection)
            }
            defer { server.stop() }
            let pauses = Mutex<[Double]>([])
            let jitter = Mutex(0)
            let model = RetryingModel(
                try dialect.model(server, isOverTLS: fault.isOverTLS, limits: fault.limits),
                pause: { seconds in pauses.withLock { $0.append(seconds) } },
                jitter: {
                    jitter.withLock { number in
                        number += 1
                        return jitters[(number - 1) % jitters.count]
                    }
                })
            let outcome = await model.ask()
            let waited = pauses.withLock { $0 }

            let name = "\(fault.name) over \(dialect)"
            #expect(outcome.error?.kind == fault.error, "\(name): \(outcome)")
            #expect(outcome.text == fault.text, "\(name)")
            #expect((outcome.stop == nil) == (fault.error != nil), "\(name)")
            #expect(waited.count == fault.tries - 1, "\(name): waited \(waited)")
            if !fault.isOverTLS { #expect(server.requests.count == fault.tries, "\(name)") }
            // Each wait is told before it is waited for.
            let told = outcome.events.compactMap { event in
                if case .waiting(let wait) = event { wait } else { nil }
            }
            #expect(told.map(\.seconds) == waited && told.map(\.nextTry) == Array(2..<2 + waited.count), "\(name)")
            #expect(told.allSatisfy { $0.tries == 3 })

            var largest = 0.0
            for (retry, seconds) in waited.enumerated() {
                let rule =
                    switch fault.delay {
                    case .own: 0.5 * Double(1 << retry) * (0.75 + 0.25 * jitters[retry % jitters.count])
                    case .server(let seconds): seconds
                    }
                let deviation = abs(seconds - rule) / max(rule, 0.001)
                #expect(deviation <= 0.1, "\(name): waited \(waited), the rule says \(rule)")
                largest = max(largest, deviation)
            }
            return (fault.tries, largest)
        }

        @Test("is waited for in earnest: the next try comes after the server's delay, within 10%")
        func realDelay() async throws {
            var best = 1.0
            for _ in 1...4 where best > 0.1 {
                let asked = Mutex<[ContinuousClock.Instant]>([])
                let server = FakeServer { _, connection in
                    asked.withLock { $0.append(.now) }
                    connection.answer("429 Slow", "", headers: "Retry-After: 0.6")
                }
                defer { server.stop() }
                let model = RetryingModel(try OpenAICompatibleModel(baseURL: server.base, model: "m"))
                #expect(await model.ask().error?.kind == "rate limited")
                let times = asked.withLock { $0 }
                try #require(times.count == 3)
                let gaps = zip(times, times.dropFirst()).map { ($1 - $0) / .seconds(0.6) }
                // Never sooner than the server asked for.
                #expect(gaps.allSatisfy { $0 >= 0.99 })
                best = min(best, gaps.map { abs($0 - 1) }.max() ?? 1)
            }
            print("A server's delay of 600 ms was kept within \((best * 1000).rounded() / 10)%")
            #expect(best <= 0.1)
        }
    }
}
