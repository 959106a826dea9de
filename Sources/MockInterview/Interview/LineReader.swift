internal import Foundation

/// Reads lines of standard input on a thread of its own, since reading blocks, and only a few before they are used.
final class LineReader: Sendable {
    private let room = DispatchSemaphore(value: 0)

    /// `most` lines may wait to be used.
    init(most: Int = 64) {
        // Not as its first value: Dispatch traps when a semaphore goes away with less than it began with.
        for _ in 0..<most { room.signal() }
    }

    /// Begins to read; `take` gets each line without its end, then nil at the end of input, on another thread.
    func start(_ take: @escaping @Sendable (String?) -> Void) {
        Thread.detachNewThread { [room] in
            room.wait()
            while let line = readLine() {
                take(line)
                room.wait()
            }
            take(nil)
        }
    }

    /// Makes room for another line, after one has been used.
    func use() { room.signal() }
}
