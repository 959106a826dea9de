internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// The server around the API: how many connections, and how long they may take.
enum APIServer {
    static let mostConnections = 64
    /// To send a whole request.
    static let requestLimit = TimeAmount.seconds(10)
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
                    additionalChannelHandlers: [RequestDeadline(limit: requestLimit)], idleTimeout: idleLimit)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(mostConnections)),
            onServerRunning: { channel in listening(channel.localAddress?.port ?? port) },
            logger: quiet)
    }
}
