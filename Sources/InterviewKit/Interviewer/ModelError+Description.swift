extension ModelError: CustomStringConvertible {
    /// What went wrong in a phrase without a full stop, for logs and failed reports; the executables word it for people.
    package var description: String {
        switch self {
        case .unreachable(let reason): "no connection to the model: \(reason)"
        case .untrusted(let reason): "the model's server is not to be trusted: \(reason)"
        case .unauthorized(let status, let reason): "the model's server refused the key (\(status)): \(reason)"
        case .quotaExhausted(let reason): "the account's quota is used up: \(reason)"
        case .rateLimited(_, let reason): "too many requests: \(reason)"
        case .notFound(let reason): "no such address or model: \(reason)"
        case .contextExceeded(let prompt?, let limit?):
            "the conversation has \(prompt) tokens and the model takes \(limit)"
        case .contextExceeded: "the conversation is longer than the model takes"
        case .unavailable(let status, _, let reason): "the model is not available (\(status)): \(reason)"
        case .rejected(let status, let reason): "the model's server answered \(status): \(reason)"
        case .failedMidway(let reason): "the model failed in the middle of its reply: \(reason)"
        case .interrupted(let reason): "the reply broke off: \(reason)"
        case .stalled(let seconds): "nothing came for \(seconds) s"
        case .malformed(let reason): "the reply cannot be read: \(reason)"
        case .refusal(let reason): "the model declined: \(reason)"
        case .filtered: "the provider's filter stopped the reply"
        case .empty: "the reply was empty"
        case .cancelled: "it was stopped"
        case .bankUnusable(let error): "the question bank's file \(error.file) cannot be used: \(error.reason)"
        }
    }
}
