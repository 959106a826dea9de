#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Lets one program at a time deliver an outbox, by `flock(2)` on a file beside it, so that writes arrive in order.
///
/// A program that is stopped (Ctrl-Z) while it delivers keeps the lock. Whoever waits longer than `patience` for it
/// therefore goes ahead without: delivering a write twice is harmless, and waiting for ever is not.
struct DeliveryLock: ~Copyable {
    private let descriptor: CInt
    private let patience: Duration
    private var waitsSince: ContinuousClock.Instant?
    private var isHeld = false

    init(path: String, patience: Duration = .seconds(15)) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        self.patience = patience
    }

    /// Whether this program may deliver now.
    mutating func isHeldNow() -> Bool {
        if isHeld || descriptor < 0 { return true }
        // Where the file system knows no such locks there is none to wait for.
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR) {
            isHeld = true
            return true
        }
        let since = waitsSince ?? .now
        waitsSince = since
        return since.duration(to: .now) > patience
    }

    /// Lets others deliver for now.
    mutating func letGo() {
        if isHeld, descriptor >= 0 { flock(descriptor, LOCK_UN) }
        isHeld = false
        waitsSince = nil
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
