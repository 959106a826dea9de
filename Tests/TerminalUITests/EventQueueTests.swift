import Foundation
import Synchronization
import Testing

@testable import TerminalUI

@Suite("What happens to a screen", .timeLimit(.minutes(1)))
@TerminalActor
struct EventQueueTests {
    @Test("is taken once, in the order in which each thread posted it")
    func order() async {
        let queue = EventQueue<(poster: Int, number: Int)>()
        for poster in 0..<4 {
            Task.detached { for number in 0..<500 { queue.post((poster, number)) } }
        }
        var next = [0, 0, 0, 0]
        for _ in 0..<2_000 {
            let event = await queue.next()
            #expect(event.number == next[event.poster])
            next[event.poster] += 1
        }
        #expect(next == [500, 500, 500, 500])
    }

    @Test("never keeps out what is watched, though there be no end of it")
    func isFair() async throws {
        let pipe = Pipe()
        let reading = pipe.fileHandleForReading.fileDescriptor
        let isRead = Mutex(false)
        TerminalLoop.shared.watch(reading) {
            TerminalLoop.shared.unwatch(reading)
            isRead.withLock { $0 = true }
        }
        try pipe.fileHandleForWriting.write(contentsOf: Data([1]))
        let queue = EventQueue<Int>()
        queue.post(0)
        var events = 0
        while !isRead.withLock({ $0 }) {
            events += await queue.next()
            queue.post(1)
        }
        #expect(events > 0)
    }

    @Test("begins with what is urgent, where more can be read at once")
    func isUrgentFirst() async throws {
        let pipes = [Pipe(), Pipe()]
        let order = Mutex<[Int]>([])
        let queue = EventQueue<Void>()
        for pipe in pipes { try pipe.fileHandleForWriting.write(contentsOf: Data([1])) }
        for (number, pipe) in pipes.enumerated() {
            let reading = pipe.fileHandleForReading.fileDescriptor
            TerminalLoop.shared.watch(reading, isUrgent: number == 1) {
                TerminalLoop.shared.unwatch(reading)
                order.withLock { $0.append(number) }
                queue.post(())
            }
        }
        for _ in pipes { await queue.next() }
        #expect(order.withLock { $0 } == [1, 0])
    }

    @Test("is waited for, by a reader that goes on where it was")
    func waits() async {
        let queue = EventQueue<Int>()
        let poster = Task.detached {
            // Until the reader waits.
            while !queue.isAwaited { await Task.yield() }
            queue.post(7)
        }
        #expect(await queue.next() == 7)
        await poster.value
    }
}
