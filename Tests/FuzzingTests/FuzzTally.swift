import Glibc

/// What came of running inputs of one path.
struct FuzzTally: Sendable {
    let path: FuzzPath
    private(set) var runs = 0
    /// The input that took longest, and its processor time in seconds.
    private(set) var slowest: (input: [UInt8], seconds: Double) = ([], 0)
    private let began = ContinuousClock.now

    init(_ path: FuzzPath) { self.path = path }

    /// Runs one input; throws ``Broken`` where it breaks a promise, that of the time included.
    mutating func run(_ input: [UInt8]) throws {
        let start = Self.processorSeconds()
        try path.check(input)
        let seconds = Self.processorSeconds() - start
        runs += 1
        if seconds > slowest.seconds { slowest = (input, seconds) }
        try hold(seconds <= FuzzPath.mostSeconds, "it takes \(seconds) s")
    }

    /// One line for a log.
    var line: String {
        let elapsed = ContinuousClock.now - began
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        return "fuzzing \(path.name): \(runs) inputs in \(seconds.toOnePlace) s, "
            + "the slowest took \((slowest.seconds * 1000).toOnePlace) ms (\(slowest.input.count) bytes)"
    }

    /// Of this thread, so that what else the machine does counts for nothing.
    static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

extension Double {
    fileprivate var toOnePlace: Double { (self * 10).rounded() / 10 }
}
