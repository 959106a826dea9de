internal import CCurl
internal import Dispatch
internal import Synchronization

/// The one thread on which libcurl works for the whole program: any number of transfers at once.
///
/// It starts with the first request, so that a program that asks no model does not pay for it, and sleeps in
/// `curl_multi_poll` whenever nothing happens. Other threads leave their orders in an inbox and wake it.
final class Transport: Sendable {
    /// Nil when libcurl cannot be started, which takes a machine without memory.
    static let shared = Transport()

    private enum Order {
        case start(Int, HTTPRequest, any TransferSink)
        case cancel(Int)
    }

    private struct Inbox {
        var orders: [Order] = []
        var nextID = 0
    }

    private let inbox = Mutex(Inbox())
    /// Signalled with each order, which is not to wait for words.
    private let ordered = DispatchSemaphore(value: 0)
    // Never freed, and used by the transport's thread alone, with the one exception that libcurl allows:
    // curl_multi_wakeup may be called from any thread.
    nonisolated(unsafe) private let multi: UnsafeMutableRawPointer

    private init?() {
        guard curl_global_init(CCURL_GLOBAL_ALL) == CURLE_OK, let multi = curl_multi_init() else { return nil }
        // Idle connections kept for the next request.
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 4)
        self.multi = multi
        DispatchQueue(label: "mock-interview.model-transport").async { [self] in run() }
    }

    /// Sends `request` and streams what `reader` makes of the answer. Ending the iteration breaks the transfer off.
    func stream<Reader: ResponseReader>(
        _ request: HTTPRequest, to reader: Reader
    ) -> AsyncThrowingStream<Reader.Event, any Error> {
        AsyncThrowingStream { continuation in
            let id = inbox.withLock { inbox in
                inbox.nextID += 1
                inbox.orders.append(
                    .start(inbox.nextID, request, StreamSink(reader: reader, continuation: continuation)))
                return inbox.nextID
            }
            wake()
            continuation.onTermination = { [self] reason in
                guard case .cancelled = reason else { return }
                inbox.withLock { $0.orders.append(.cancel(id)) }
                wake()
            }
        }
    }

    private func wake() {
        ordered.signal()
        curl_multi_wakeup(multi)
    }

    private func run() {
        var transfers: [Int: Transfer] = [:]
        var pace = WordPace()
        while true {
            carryOutOrders(&transfers)
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            pace.note(transfers.values.reduce(0) { $0 + $1.takeCount() }, at: .now)
            removeFinished(&transfers)
            let wait = removeExpired(&transfers)
            if let pause = pace.wait(at: .now), !transfers.isEmpty { waitForOrders(pause) }
            // curl shortens the wait to its own timers; a wake-up since the orders were read ends it at once.
            curl_multi_poll(multi, nil, 0, wait, nil)
        }
    }

    /// Lets words gather for so long; an order ends it.
    private func waitForOrders(_ pause: Duration) {
        while ordered.wait(timeout: .now()) == .success {}
        guard inbox.withLock({ $0.orders.isEmpty }) else { return }
        _ = ordered.wait(timeout: .now() + .microseconds(Int(pause / .microseconds(1))))
    }

    private func carryOutOrders(_ transfers: inout [Int: Transfer]) {
        let orders = inbox.withLock { inbox in
            defer { inbox.orders.removeAll() }
            return inbox.orders
        }
        for order in orders {
            switch order {
            case .start(let id, let request, var sink):
                guard let transfer = Transfer(request, sink: sink) else {
                    sink.end(TransferEnding(code: Int(CURLE_FAILED_INIT.rawValue), message: "curl refused the request"))
                    continue
                }
                curl_multi_add_handle(multi, transfer.easy.pointer)
                transfers[id] = transfer
            case .cancel(let id):
                remove(id, from: &transfers)
            }
        }
    }

    private func removeFinished(_ transfers: inout [Int: Transfer]) {
        var queued: Int32 = 0
        while let message = curl_multi_info_read(multi, &queued) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            // Read before the handle is removed: that frees the message.
            let result = ccurl_message_result(message)
            guard let id = transfers.first(where: { $0.value.easy.pointer == easy })?.key else { continue }
            transfers[id]?.end(result)
            remove(id, from: &transfers)
        }
    }

    /// Ends what is out of patience; answers with the milliseconds until the next deadline.
    private func removeExpired(_ transfers: inout [Int: Transfer]) -> Int32 {
        let now = ContinuousClock.now
        var next = now + .seconds(3_600)
        for (id, transfer) in transfers {
            let deadline = transfer.deadline
            if deadline <= now {
                transfer.expire()
                remove(id, from: &transfers)
            } else {
                next = min(next, deadline)
            }
        }
        return Int32((next - now) / .milliseconds(1)) + 1
    }

    /// A transfer that has not ended is broken off: removing its handle closes its connection.
    private func remove(_ id: Int, from transfers: inout [Int: Transfer]) {
        guard let transfer = transfers.removeValue(forKey: id) else { return }
        curl_multi_remove_handle(multi, transfer.easy.pointer)
    }
}
