internal import Dispatch

/// Runs an actor's work one piece at a time on a thread of libdispatch, so that calls that wait for a disk or a server
/// take no thread away from Swift's cooperative pool, nor from the screen.
///
/// Written by hand because `DispatchSerialQueue` does not exist on Linux.
final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            job.runSynchronously(on: self.asUnownedSerialExecutor())
        }
    }
}
