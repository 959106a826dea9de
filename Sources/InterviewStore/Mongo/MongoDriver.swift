internal import CMongoc
internal import Synchronization

/// The parts of libmongoc that a process has once.
enum MongoDriver {
    private static let sink = Mutex<(@Sendable (String) -> Void)?>(nil)

    /// Takes the driver's own messages off standard output and standard error, where they would tear the screen, and
    /// hands them to `log`. Comes before anything else that touches the driver.
    static func silence(log: (@Sendable (String) -> Void)?) {
        if let log { sink.withLock { $0 = log } }
        _ = handlerIsSet
    }

    /// Readies TLS and the rest; takes a while the first time. There is no matching `mongoc_cleanup`: other stores may
    /// still be at work when one is done.
    static func start() {
        silence(log: nil)
        _ = isStarted
    }

    private static let handlerIsSet: Void = {
        mongoc_log_set_handler(
            { level, _, message, _ in
                guard level.rawValue <= MONGOC_LOG_LEVEL_MESSAGE.rawValue, let message else { return }
                MongoDriver.forward(String(cString: message))
            }, nil)
    }()

    private static let isStarted: Void = mongoc_init()

    private static func forward(_ message: String) {
        let log = sink.withLock { $0 }
        log?(message)
    }
}
