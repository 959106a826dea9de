internal import CCurl

/// What a transfer hands its answer to: a reader and the stream its events go to, whatever their type.
protocol TransferSink: Sendable {
    var deadline: ContinuousClock.Instant { get }
    /// Each answers true once the sink is done and wants nothing more.
    mutating func receive(_ head: ResponseHead) -> Bool
    mutating func receive(_ bytes: [UInt8]) -> Bool
    mutating func end(_ ending: TransferEnding)
    mutating func expire()
}

/// One request under way. Lives on the transport's thread alone, which is where libcurl calls it back.
final class Transfer {
    let easy: EasyHandle
    private var sink: any TransferSink
    private var pendingHead: ResponseHead?
    private var headIsDelivered = false
    /// Set once the sink is done: the rest of the answer is read for a moment and dropped, because a connection that
    /// was read to its end can serve the next request, and saves it a TLS handshake.
    private var drainDeadline: ContinuousClock.Instant?
    private var drainedBytes = 0
    private var newBytes = 0

    private static let drainTime = Duration.seconds(1)
    private static let drainLimit = 64 << 10

    init?(_ request: HTTPRequest, sink: any TransferSink) {
        guard let easy = EasyHandle(request) else { return nil }
        self.easy = easy
        self.sink = sink
        // Unretained: the transport keeps this object for as long as curl has its handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        self.easy.deliver(CURLOPT_HEADERFUNCTION, contextOption: CURLOPT_HEADERDATA, to: Self.headerCallback, context)
        self.easy.deliver(CURLOPT_WRITEFUNCTION, contextOption: CURLOPT_WRITEDATA, to: Self.bodyCallback, context)
    }

    var deadline: ContinuousClock.Instant { drainDeadline ?? sink.deadline }

    /// How many bytes of the body came since this was asked last.
    func takeCount() -> Int {
        defer { newBytes = 0 }
        return newBytes
    }

    /// The deadline passed.
    func expire() {
        if drainDeadline == nil { sink.expire() }
    }

    /// curl is done with it.
    func end(_ code: CURLcode) {
        guard drainDeadline == nil else { return }
        if deliverHead() { return }
        sink.end(TransferEnding(code: Int(code.rawValue), message: easy.message(for: code)))
    }

    private func receiveHeader(_ bytes: UnsafeRawBufferPointer) {
        guard !headIsDelivered else { return }
        let line = String(decoding: bytes, as: UTF8.self).trimmingASCIIWhitespace()
        if line.hasPrefix("HTTP/") {
            let status = line.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
            pendingHead = ResponseHead(status: status)
        } else if let colon = line.firstIndex(of: ":") {
            let name = line[..<colon].lowercased()
            guard ResponseHead.kept.contains(name) else { return }
            pendingHead?.headers[name] = String(line[line.index(after: colon)...]).trimmingASCIIWhitespace()
        }
    }

    /// Hands the head over before the first byte of the body, or at the end where there is none.
    private func deliverHead() -> Bool {
        guard !headIsDelivered, let head = pendingHead, head.status >= 200 else { return false }
        headIsDelivered = true
        return sink.receive(head)
    }

    /// False to break the transfer off.
    private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        newBytes += bytes.count
        if drainDeadline != nil {
            drainedBytes += bytes.count
            return drainedBytes <= Self.drainLimit
        }
        if deliverHead() || sink.receive([UInt8](bytes)) { drainDeadline = .now + Self.drainTime }
        return true
    }

    private static let headerCallback: curl_write_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            .receiveHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
    }

    private static let bodyCallback: curl_write_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let goesOn = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            .receiveBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
        // Any number but the one given breaks the transfer off.
        return goesOn ? size * count : 0
    }
}

/// A reader that passes its events on to a stream.
struct StreamSink<Reader: ResponseReader>: TransferSink {
    var reader: Reader
    let continuation: AsyncThrowingStream<Reader.Event, any Error>.Continuation

    var deadline: ContinuousClock.Instant { reader.deadline }

    mutating func receive(_ head: ResponseHead) -> Bool { pass(reader.receive(head, at: .now)) }
    mutating func receive(_ bytes: [UInt8]) -> Bool { pass(reader.receive(bytes, at: .now)) }

    mutating func end(_ ending: TransferEnding) {
        if !pass(reader.end(ending)) { continuation.finish() }
    }

    mutating func expire() {
        if !pass(reader.expire(at: .now)) { continuation.finish() }
    }

    private func pass(_ step: ReadStep<Reader.Event>) -> Bool {
        for event in step.events { continuation.yield(event) }
        switch step.ending {
        case nil: return false
        case .finished: continuation.finish()
        case .failed(let fault): continuation.finish(throwing: fault)
        }
        return true
    }
}
