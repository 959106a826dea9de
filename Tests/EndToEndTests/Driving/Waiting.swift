import Foundation

/// Asks again and again until there is an answer, for at most `limit`; then `complaint` says what was waited for.
func eventually<Answer>(
    within limit: Duration = .seconds(10), _ ask: () async throws -> Answer?, complaint: () async throws -> String
) async throws -> Answer {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while true {
        if let answer = try await ask() { return answer }
        guard clock.now < end else { throw TestFailure(description: try await complaint()) }
        try await Task.sleep(for: .milliseconds(30))
    }
}

/// How many machines may be at work at once: more would only wait for each other's processors.
actor Slots {
    static let machines = Slots(4)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
