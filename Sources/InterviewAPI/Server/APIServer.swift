internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// The server around the API: how many connections, and how long they may take.
enum APIServer {
    /// Connections served at a time. A further one waits, unaccepted, until one of them is closed.
    static let mostConnections = 64
    /// To send a whole request.
    static let requestLimit = TimeAmount.seconds(10)
    /// For a client to take anything of its reply.
    static let replyLimit = TimeAmount.seconds(10)
    /// Between requests.
    private static let idleLimit = TimeAmount.seconds(15)

    /// `listening` is called with the port once requests are taken.
    static func application(
        _ api: API, host: String, port: Int, logger: Logger, listening: @escaping @Sendable (Int) -> Void
    ) -> some ApplicationProtocol {
        var quiet = logger
        // Hummingbird's own words on single requests may quote them.
        quiet.logLevel = .notice
        return Application(
            responder: api,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [
                        RequestDeadline(limit: requestLimit), ReplyDeadline(limit: replyLimit, logger: logger),
                    ], idleTimeout: idleLimit)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(mostConnections)),
            onServerRunning: { channel in
                // Hummingbird counts before each look for new connections, which NIO would take four at a time: so up
                // to three too many. Before this is called it takes no more than a dozen.
                try? await channel.setOption(.maxMessagesPerRead, value: 1).get()
                listening(channel.localAddress?.port ?? port)
            },
            logger: quiet)
    }
}
