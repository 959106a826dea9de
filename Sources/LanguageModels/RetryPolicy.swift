package import InterviewKit

/// Which failures are worth another try, and after how long. Only before the first token: afterwards part of the
/// reply is on the screen, and a person decides.
package enum RetryPolicy {
    /// Tries after the first one.
    package static let retries = 2
    /// The longest a server's own delay is waited for, in seconds.
    package static let longestServerDelay = 120.0

    /// Seconds to wait before another try, or nil for none. `retry` counts from 0; `jitter` is from 0 to 1.
    package static func delay(after error: ModelError, retry: Int, jitter: Double) -> Double? {
        guard retry < retries else { return nil }
        let ownDelay = min(8, 0.5 * Double(1 << retry)) * (0.75 + 0.25 * jitter)
        switch error {
        case .unreachable, .interrupted:
            return ownDelay
        case .rateLimited(let serverDelay, _), .unavailable(_, let serverDelay, _):
            guard let serverDelay else { return ownDelay }
            return serverDelay <= longestServerDelay ? serverDelay : nil
        case .untrusted, .unauthorized, .quotaExhausted, .notFound, .contextExceeded, .rejected, .failedMidway,
            .stalled, .malformed, .refusal, .filtered, .empty, .cancelled, .bankUnusable:
            return nil
        }
    }
}
