/// A request to a model failed before any of its reply came, and is made again by itself after a while.
package struct RetryWait: Hashable, Sendable {
    /// Why it failed.
    package let error: ModelError
    /// How long the next try is waited for, from 0 to 3600.
    package let seconds: Double
    /// Which try comes next, the first being 1.
    package let nextTry: Int
    /// How many are made at most.
    package let tries: Int

    /// Whether it is worth a line to whoever sees no countdown: a shorter one is over before the line is read.
    package var isLong: Bool { seconds > 1 }

    package init(error: ModelError, seconds: Double, nextTry: Int, tries: Int) {
        self.error = error
        // No policy waits as long; what no whole number holds would end the program where it is counted.
        self.seconds = seconds.isFinite ? min(max(seconds, 0), 3600) : 3600
        self.nextTry = nextTry
        self.tries = tries
    }
}
