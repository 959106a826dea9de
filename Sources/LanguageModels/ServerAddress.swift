internal import CCurl

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The base URL of a server, checked. It is read by the same parser that later makes the connection, so that the two
/// cannot disagree about which host is meant.
struct ServerAddress: Hashable, Sendable {
    /// Scheme, host, port and path, without a slash at its end.
    let base: String
    let host: String
    let isEncrypted: Bool
    /// The server runs on this machine: what is sent to it never crosses a network.
    let isLoopback: Bool

    /// Reads `text`; white space around it and slashes at its end are dropped, any path is kept as given.
    init(_ text: String) throws(ModelConfigurationError) {
        let trimmed = text.trimmingASCIIWhitespace()
        guard trimmed.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw .invalidURL(reason: "it contains white space or a control character")
        }
        // `localhost:11434` is what people write first; curl calls it a matter of slashes.
        guard trimmed.contains("://") else { throw .unsupportedScheme(nil) }
        guard let handle = curl_url() else { throw .invalidURL(reason: "out of memory") }
        defer { curl_url_cleanup(handle) }

        let outcome = curl_url_set(handle, CURLUPART_URL, trimmed, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard outcome == CURLUE_OK else { throw .invalidURL(reason: String(cString: curl_url_strerror(outcome))) }

        let scheme = Self.part(CURLUPART_SCHEME, of: handle)
        guard scheme == "http" || scheme == "https" else { throw .unsupportedScheme(scheme) }
        guard Self.part(CURLUPART_USER, of: handle) == nil, Self.part(CURLUPART_PASSWORD, of: handle) == nil else {
            throw .credentialsInURL
        }
        guard !trimmed.utf8.contains(UInt8(ascii: "?")), !trimmed.utf8.contains(UInt8(ascii: "#")) else {
            throw .queryInURL
        }
        guard let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
            var base = Self.part(CURLUPART_URL, of: handle)
        else { throw .invalidURL(reason: "it names no host") }

        while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
        self.base = base
        self.host = host.lowercased()
        self.isEncrypted = scheme == "https"
        self.isLoopback = Self.isLoopback(self.host)
    }

    /// True for `localhost`, 127.0.0.0/8 and `::1`, all in their plain spelling: a name that merely begins like one of
    /// them belongs to somebody else.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        var address = in_addr()
        guard inet_pton(AF_INET, host, &address) == 1 else { return false }
        return UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

extension String {
    /// Without the blanks, tabs and line ends around it.
    func trimmingASCIIWhitespace() -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let head = utf8.drop(while: isBlank)
        guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(head[...last]) ?? ""
    }
}
