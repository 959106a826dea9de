internal import Synchronization

/// How long a model may take for a reply that somebody waits for.
struct Deadline: Sendable {
    let seconds: Int
    private let sleep: @Sendable (Duration) async throws -> Void

    /// `sleep` waits for so long, or throws when its task is cancelled; tests give their own.
    init(
        seconds: Int, sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.seconds = seconds
        self.sleep = sleep
    }

    /// Does the work; it is cancelled and has stalled when the time is over, not counting the `respite` that was given
    /// meanwhile.
    func run<Value: Sendable>(
        besides respite: Respite = Respite(),
        _ work: @escaping @Sendable () async throws(ModelError) -> Value
    ) async throws(ModelError) -> Value {
        let (seconds, sleep) = (seconds, sleep)
        let first = await withTaskGroup(of: Result<Value, ModelError>.self) { group in
            group.addTask {
                do throws(ModelError) { return .success(try await work()) } catch { return .failure(error) }
            }
            group.addTask {
                do {
                    var left = Duration.seconds(seconds)
                    while left > .zero {
                        try await sleep(left)
                        left = respite.take()
                    }
                    return .failure(.stalled(seconds: seconds))
                } catch {
                    return .failure(.cancelled)
                }
            }
            let first = await group.next()
            group.cancelAll()
            return first
        }
        return try (first ?? .failure(.cancelled)).get()
    }
}

/// Time in which nobody works, because a server has asked to be left alone.
final class Respite: Sendable {
    private let time = Mutex(Duration.zero)

    func add(seconds: Double) { time.withLock { $0 += .seconds(seconds) } }

    /// What was added since it was asked for last.
    func take() -> Duration {
        time.withLock { time in
            defer { time = .zero }
            return time
        }
    }
}

extension LanguageModel {
    /// Whether the model runs on this machine, which is slower than a data centre.
    var isLocal: Bool {
        var rest = endpoint[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        let authority = rest.prefix { !"/?#".contains($0) }
        let host =
            authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return host == "localhost" || host == "::1" || host.hasSuffix(".localhost")
            || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}
