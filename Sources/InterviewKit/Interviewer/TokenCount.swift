internal import Synchronization

/// Adds up what several requests took, those included of which nothing came.
final class TokenCount: Sendable {
    private let sum = Mutex<TokenUsage?>(nil)

    /// nil where no server told anything.
    var total: TokenUsage? { sum.withLock { $0 } }

    func add(_ usage: TokenUsage?) { sum.withLock { $0 = TokenUsage.sum($0, usage) } }
}
