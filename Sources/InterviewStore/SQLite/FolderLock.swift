#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Holds an advisory lock on a folder, `flock(2)`, so that programs which start together set up its database one after
/// the other: neither GRDB's write-ahead log nor its migrations expect company. It is gone with the process that holds
/// it, and leaves no file behind.
///
/// The folder and not the file is locked: closing a descriptor of the database file would drop the locks that SQLite
/// has on it.
struct FolderLock: ~Copyable {
    private let descriptor: CInt

    /// Waits for the lock, but goes on without it after `limit`: whoever holds it that long is stopped or stuck. Where
    /// the file system knows no such locks there is none to wait for.
    init(folder: String, limit: Duration = .seconds(5)) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        let end = ContinuousClock.now + limit
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR,
            ContinuousClock.now < end
        {
            usleep(5_000)
        }
    }

    /// Runs `body`; the lock is let go no earlier than it returns.
    borrowing func whileHeld<Value>(_ body: () throws -> Value) rethrows -> Value {
        try body()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
