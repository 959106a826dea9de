internal import InterviewKit

/// Reads the answer to a request: a stream of events, a JSON body, or an error. What it is shows in the status and the
/// first byte; `Content-Type` is not asked, since servers get it wrong.
struct ReplyReader<Reply: StreamedReply>: ResponseReader {
    private enum Form {
        /// Nothing but white space and a byte order mark came yet.
        case unknown
        case stream(Reply.Framing)
        case json([UInt8])
        case error(ResponseHead, [UInt8])
    }

    private static var errorBodyLimit: Int { 64 << 10 }
    private static var byteOrderMark: [UInt8] { [0xEF, 0xBB, 0xBF] }

    private let limits: ReplyLimits
    private let mapping: FaultMapping
    private var form = Form.unknown
    private var reply: Reply
    private var hasHead = false
    private let latest: ContinuousClock.Instant
    private var patience: Duration
    private(set) var deadline: ContinuousClock.Instant

    init(_ reply: Reply, limits: ReplyLimits, mapping: FaultMapping, start: ContinuousClock.Instant) {
        self.reply = reply
        self.limits = limits
        self.mapping = mapping
        latest = start + limits.total
        patience = limits.firstEvent
        deadline = min(start + limits.firstEvent, latest)
    }

    mutating func receive(_ head: ResponseHead, at now: ContinuousClock.Instant) -> ReadStep<ModelEvent> {
        hasHead = true
        if !head.isSuccess {
            form = .error(head, [])
            wait(limits.shortAnswer, from: now)
        }
        return ReadStep()
    }

    mutating func receive(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> ReadStep<ModelEvent> {
        switch form {
        case .unknown:
            let body = bytes.drop { Self.byteOrderMark.contains($0) || $0 == 0x20 || (0x09...0x0D).contains($0) }
            guard let first = body.first else { return ReadStep() }
            switch first {
            case UInt8(ascii: "{") where !Reply.Framing.beginsLikeJSON, UInt8(ascii: "["): form = .json([])
            case UInt8(ascii: "<"):
                return .failed(mapping.malformed("a web page came instead of a reply", showing: body))
            default:
                form = .stream(Reply.Framing(lineLimit: limits.lineBytes, eventLimit: limits.replyBytes))
            }
            return receive(Array(body), at: now)
        case .stream(var parser):
            // Emptied first, so that the parser's buffers are not copied.
            form = .unknown
            let events = parser.push(bytes)
            let overflow = parser.overflow
            form = .stream(parser)
            return receive(events, overflow, at: now)
        case .json(var body):
            form = .unknown
            body += bytes
            form = .json(body)
            wait(limits.betweenEvents, from: now)
            return body.count > limits.replyBytes ? tooLarge("reply", limits.replyBytes) : ReadStep()
        case .error(let head, var body):
            body += bytes
            form = .error(head, body)
            return body.count > Self.errorBodyLimit ? end(TransferEnding(code: 0, message: "")) : ReadStep()
        }
    }

    mutating func end(_ ending: TransferEnding) -> ReadStep<ModelEvent> {
        switch form {
        case .error(let head, let body):
            return .failed(mapping.fault(head, body: body))
        case .json(let body) where ending.code == 0:
            return reply.receiveWhole(body)
        case .stream(var parser) where ending.code == 0:
            var step = parser.end().map { reply.receive($0) } ?? ReadStep()
            if step.ending == nil { step.ending = .failed(Fault(ModelError(insideReply: ending))) }
            return step
        default:
            return .failed(hasHead ? ModelError(insideReply: ending) : ModelError(beforeAnswer: ending))
        }
    }

    mutating func expire(at now: ContinuousClock.Instant) -> ReadStep<ModelEvent> {
        if case .error(let head, let body) = form { return .failed(mapping.fault(head, body: body)) }
        if now >= latest {
            return .failed(.interrupted(reason: "the reply took longer than \(limits.total.components.seconds) s"))
        }
        return .failed(.stalled(seconds: Int(patience.components.seconds)))
    }

    private mutating func receive(
        _ events: [ServerSentEvent], _ overflow: EventStreamParser.Overflow?, at now: ContinuousClock.Instant
    ) -> ReadStep<ModelEvent> {
        var step = ReadStep<ModelEvent>()
        if events.contains(where: Reply.isProgress) { wait(limits.betweenEvents, from: now) }
        for event in events {
            let next = reply.receive(event)
            step.events += next.events
            step.ending = next.ending
            if step.ending != nil { return step }
        }
        switch overflow {
        case .line: step.ending = tooLarge("line", limits.lineBytes).ending
        case .event: step.ending = tooLarge("event", limits.replyBytes).ending
        case nil: break
        }
        return step
    }

    private mutating func wait(_ time: Duration, from now: ContinuousClock.Instant) {
        patience = time
        deadline = min(now + time, latest)
    }

    private func tooLarge(_ what: String, _ limit: Int) -> ReadStep<ModelEvent> {
        .failed(.malformed(reason: "a \(what) is larger than \(limit) bytes"))
    }
}
