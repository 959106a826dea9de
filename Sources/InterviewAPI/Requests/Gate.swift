internal import HTTPTypes
internal import Hummingbird

/// Who is let in: checked on every request before anything else.
struct Gate: Sendable {
    /// The names under which this server may be asked for, in lower case. A page whose name was pointed at this machine
    /// (DNS rebinding) asks under its own.
    private let hosts: Set<String>
    private let token: [UInt8]?

    static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    init(hosts: Set<String>, token: String?) {
        self.hosts = Set(hosts.map { $0.lowercased() })
        self.token = token.map { Array($0.utf8) }
    }

    func check(_ request: Request) throws(Refusal) {
        // The first Host field became the authority; a second one stayed a field.
        guard let authority = request.head.authority?.lowercased(), request.headers[values: Self.host].isEmpty,
            let host = Self.host(of: authority)
        else { throw .malformed("The request needs one Host header.") }
        guard hosts.contains(host) else {
            throw Refusal(.misdirectedRequest, "This server is not asked for by this Host.")
        }
        if let origin = request.headers[.origin]?.lowercased() {
            guard origin == "http://" + authority || origin == "https://" + authority else {
                throw Refusal(.forbidden, "Pages of another origin are not served.")
            }
        }
        if let token {
            guard Self.isSame(Self.bearer(request.headers[.authorization] ?? ""), token) else {
                throw Refusal(
                    .unauthorized, "A bearer token is needed.", headers: [.wwwAuthenticate: "Bearer"])
            }
        }
    }

    private static let host = HTTPField.Name("Host") ?? .accept

    /// The host of `host:port`, brackets of an IPv6 address kept; nil when it is neither.
    static func host(of authority: String) -> String? {
        let end =
            authority.hasPrefix("[")
            ? authority.firstIndex(of: "]").map(authority.index(after:)) : authority.firstIndex(of: ":")
        let host = authority[..<(end ?? authority.endIndex)]
        let port = authority[host.endIndex...]
        let isPort =
            port.isEmpty
            || (port.first == ":" && port.dropFirst().utf8.allSatisfy { 48...57 ~= $0 } && 2...6 ~= port.count)
        guard !host.isEmpty, isPort, !authority.hasPrefix("[") || end != nil else { return nil }
        return String(host)
    }

    private static func bearer(_ header: String) -> [UInt8] {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return [] }
        return Array(parts[1].utf8)
    }

    /// Takes as long for a wrong byte at the beginning as for one at the end.
    static func isSame(_ given: [UInt8], _ token: [UInt8]) -> Bool {
        var difference = given.count ^ token.count
        for place in token.indices { difference |= Int((place < given.count ? given[place] : 0) ^ token[place]) }
        return difference == 0
    }
}
