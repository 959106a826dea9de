/// Lets one program at a time go on with a session.
package protocol SessionClaims: Sendable {
    /// Claims a session for this program until it is released or the program ends; answers with who holds it when somebody
    /// else does. `isNew` for a session that is about to be made.
    func claim(_ sessionID: String, isNew: Bool) async -> SessionHolder?
    /// Gives a session back that this program had claimed.
    func release(_ sessionID: String) async
}

/// The program that goes on with a session.
package struct SessionHolder: Hashable, Codable, Sendable {
    package let process: Int32
    /// The terminal it runs in, for example `/dev/pts/3`; nil where it has none.
    package let terminal: String?
    /// Since when.
    package let since: Timestamp
    /// The machine it runs on; nil for this one.
    package let host: String?

    package init(process: Int32, terminal: String?, since: Timestamp, host: String? = nil) {
        self.process = process
        self.terminal = terminal
        self.since = since
        self.host = host
    }
}
