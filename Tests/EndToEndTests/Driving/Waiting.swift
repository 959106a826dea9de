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
