internal import Foundation

/// Reads lines of standard input on a thread of its own, since reading blocks, and only a few before they are used.
final class LineReader: Sendable {
    /// A line without its end.
    struct Line: Sendable {
        let text: String
        /// Whether the next line of a terminal was there already, as in a paste. Never in a pipe, where lines always are.
        let isFollowed: Bool
    }

    /// Lines of a paste are there at once; the next one somebody types takes longer than these milliseconds.
    static let pasteGap = 40

    private let room = DispatchSemaphore(value: 0)

    /// `most` lines may wait to be used.
    init(most: Int = 64) {
        // Not as its first value: Dispatch traps when a semaphore goes away with less than it began with.
        for _ in 0..<most { room.signal() }
    }

    /// Begins to read; `take` gets each line, then nil at the end of input, on another thread.
    func start(_ take: @escaping @Sendable (Line?) -> Void) {
        Thread.detachNewThread { [room] in
            let isTerminal = isatty(STDIN_FILENO) == 1
            room.wait()
            while let text = readLine() {
                take(Line(text: text, isFollowed: isTerminal && Self.hasMore()))
                room.wait()
            }
            take(nil)
        }
    }

    /// Makes room for another line, after one has been used.
    func use() { room.signal() }

    /// Whether another line is there. A terminal hands out one line at a time, so none is kept in the library's buffer.
    private static func hasMore() -> Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, Int32(pasteGap)) > 0 && input.revents & Int16(POLLIN) != 0
    }
}
