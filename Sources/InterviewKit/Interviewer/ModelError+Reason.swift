extension ModelError {
    /// What the server, or the model, said about it; nil where it said nothing.
    var reason: String? {
        switch self {
        case .unreachable(let reason), .untrusted(let reason), .unauthorized(_, let reason),
            .quotaExhausted(let reason), .rateLimited(_, let reason), .notFound(let reason),
            .unavailable(_, _, let reason), .rejected(_, let reason), .failedMidway(let reason),
            .interrupted(let reason), .malformed(let reason), .refusal(let reason):
            reason
        case .contextExceeded, .stalled, .filtered, .empty, .cancelled, .bankUnusable: nil
        }
    }

    /// The same error with another reason, where it has one.
    func withReason(_ reason: String) -> ModelError {
        switch self {
        case .unreachable: .unreachable(reason: reason)
        case .untrusted: .untrusted(reason: reason)
        case .unauthorized(let status, _): .unauthorized(status: status, reason: reason)
        case .quotaExhausted: .quotaExhausted(reason: reason)
        case .rateLimited(let delay, _): .rateLimited(retryAfter: delay, reason: reason)
        case .notFound: .notFound(reason: reason)
        case .unavailable(let status, let delay, _): .unavailable(status: status, retryAfter: delay, reason: reason)
        case .rejected(let status, _): .rejected(status: status, reason: reason)
        case .failedMidway: .failedMidway(reason: reason)
        case .interrupted: .interrupted(reason: reason)
        case .malformed: .malformed(reason: reason)
        case .refusal: .refusal(reason)
        case .contextExceeded, .stalled, .filtered, .empty, .cancelled, .bankUnusable: self
        }
    }
}
