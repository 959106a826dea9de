/// How long a server may take, and how much it may send. Each test can have its own, so that none has to wait.
package struct ReplyLimits: Hashable, Sendable {
    /// For looking the name up, connecting and TLS together.
    package var connect: Duration = .seconds(10)
    /// From sending the request to the first event of the reply: a prompt is being read, or a model loaded.
    package var firstEvent: Duration = .seconds(120)
    /// Between two events; comments that keep a connection alive are none.
    package var betweenEvents: Duration = .seconds(60)
    /// For the whole reply.
    package var total: Duration = .seconds(600)
    /// For a short answer: a list of models, or the rest of an error page.
    package var shortAnswer: Duration = .seconds(15)
    /// One line of an event stream, in bytes.
    package var lineBytes = 1 << 20
    /// All text and thought of a reply, in bytes.
    package var replyBytes = 4 << 20

    /// The limits for a server that is not on this machine.
    package init() {}

    /// What suits a server: one on this machine may have to load its model first, and gets 300 s for its first event.
    package static func standard(isLoopback: Bool) -> ReplyLimits {
        var limits = ReplyLimits()
        if isLoopback { limits.firstEvent = .seconds(300) }
        return limits
    }
}
