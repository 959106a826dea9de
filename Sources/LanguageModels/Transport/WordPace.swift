/// When to take words a few at a time. A model's come one by one, faster than anybody reads, and to wake for each of them takes
/// more than to read it.
///
/// The first ones are taken as they come, and so is what comes in large pieces.
struct WordPace {
    /// How long words wait for others, once they come fast.
    static let pause = Duration.milliseconds(25)
    /// Words further apart than this do not come fast.
    private static let longestGap = Duration.milliseconds(50)
    /// How many pieces must have come fast, one after the other.
    private static let fewestPieces = 8
    /// A piece as large as this is many words.
    private static let largestPiece = 4 << 10

    private var last: ContinuousClock.Instant?
    private var pieces = 0

    /// Notes that so many bytes came.
    mutating func note(_ bytes: Int, at now: ContinuousClock.Instant) {
        guard bytes > 0 else { return }
        let isFast = last.map { $0.duration(to: now) < Self.longestGap } ?? false
        pieces = isFast && bytes < Self.largestPiece ? pieces + 1 : 0
        last = now
    }

    /// How long to wait before more is taken; nil when it is to be taken as it comes.
    func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard pieces >= Self.fewestPieces, let last else { return nil }
        let rest = Self.pause - last.duration(to: now)
        return rest > .zero ? rest : nil
    }
}
