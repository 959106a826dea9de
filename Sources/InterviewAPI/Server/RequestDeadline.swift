internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTPTypes

/// Gives a client so long to send a whole request, from its first byte, or from connecting for the first one; then it is
/// told so (408) where no reply is under way, and the connection is closed. Bytes that are no HTTP end it likewise (400).
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: TimeAmount
    private var deadline: Scheduled<Void>?
    /// Requests that have begun to arrive (or whose head is still to come), and replies begun and done.
    private var arrived = 0
    private var replying = false
    private var replied = 0

    init(limit: TimeAmount) { self.limit = limit }

    func handlerAdded(context: ChannelHandlerContext) {
        // Only bytes tell when a request begins: its head comes here whole.
        try? context.pipeline.syncOperations.addHandler(FirstByte { [self] in begin(context) }, position: .first)
        if context.channel.isActive { begin(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) {
            arrived += 1
            stop()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: replying = true
        case .body: break
        case .end:
            replying = false
            replied += 1
        }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(context, with: .malformed("This is not HTTP."))
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard deadline == nil else { return }
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { [self] in
            end(context, with: Refusal(.requestTimeout, "The request took too long to send."))
        }
    }

    private func stop() {
        deadline?.cancel()
        deadline = nil
    }

    /// Closes, with words where they can be told apart from an earlier reply.
    private func end(_ context: ChannelHandlerContext, with refusal: Refusal) {
        stop()
        if !replying, replied == arrived {
            let response = Reply.refusal(refusal)
            var head = response.head
            head.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(Reply.body(refusal))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        context.close(promise: nil)
    }
}

@available(*, unavailable)
extension RequestDeadline: Sendable {}

/// Stands before the HTTP decoder and tells of every piece that arrives.
private final class FirstByte: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let arrived: () -> Void

    init(_ arrived: @escaping () -> Void) { self.arrived = arrived }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived()
        context.fireChannelRead(data)
    }
}

@available(*, unavailable)
extension FirstByte: Sendable {}
