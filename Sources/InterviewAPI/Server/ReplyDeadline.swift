internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose client takes nothing of its reply for so long. Looked at once in that time, so it lasts at
/// most twice as long. A client that is slow but goes on taking has all the time it needs.
final class ReplyDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private let logger: Logger
    private var look: Scheduled<Void>?
    /// Bytes given to the connection, and those of them that the client's side had taken at the last look.
    private var written = 0
    private var taken = 0

    init(limit: TimeAmount, logger: Logger) {
        self.limit = limit
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // What is written is counted as the bytes it becomes.
        try? context.pipeline.syncOperations.addHandler(
            WrittenBytes { [self] count in
                if look == nil { begin(context) }
                written += count
            }, position: .first)
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        taken = written - waiting(context)
        look = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { [self] in check(context) }
    }

    private func check(_ context: ChannelHandlerContext) {
        look = nil
        let waiting = waiting(context)
        guard waiting > 0 else { return }
        guard written - waiting > taken else {
            logger.notice("connection closed: the client takes nothing of its reply")
            context.close(promise: nil)
            return
        }
        begin(context)
    }

    /// The bytes that were written and that the system has no room for yet.
    private func waiting(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func stop() {
        look?.cancel()
        look = nil
    }
}

@available(*, unavailable)
extension ReplyDeadline: Sendable {}

/// Stands behind the HTTP encoder and tells of the bytes that go by.
private final class WrittenBytes: ChannelOutboundHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let wrote: (Int) -> Void

    init(_ wrote: @escaping (Int) -> Void) { self.wrote = wrote }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        wrote(unwrapOutboundIn(data).readableBytes)
        context.write(data, promise: promise)
    }
}

@available(*, unavailable)
extension WrittenBytes: Sendable {}
