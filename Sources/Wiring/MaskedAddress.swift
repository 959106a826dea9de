internal import FoundationEssentials

/// Addresses as they may be shown: names, passwords and options left out. Where it is not certain which part is which,
/// nothing is shown at all.
package enum MaskedAddress {
    /// Scheme, hosts and database of a MongoDB URI, with `***` for a name and password; nil when they cannot be told
    /// from one another.
    package static func mongoDB(_ uri: String) -> String? {
        guard let scheme = ["mongodb://", "mongodb+srv://"].first(where: { uri.hasPrefix($0) }) else { return nil }
        let rest = uri.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let behind = rest[authority.endIndex...]
        // A password with a raw / or ? in it ends up here, and with it the @.
        guard !behind.contains("@") else { return nil }
        let hosts = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        // `name:password` without a host would pass for a host and its port.
        let ports = hosts.split(separator: ",").compactMap { host in
            host.split(separator: "]", omittingEmptySubsequences: false).last?.firstIndex(of: ":").map {
                host[host.index(after: $0)...]
            }
        }
        guard ports.allSatisfy({ 1...5 ~= $0.count && $0.allSatisfy(\.isNumber) }) else { return nil }
        let database = behind.dropFirst(behind.hasPrefix("/") ? 1 : 0).prefix { $0 != "?" }
        guard !hosts.isEmpty, hosts.unicodeScalars.allSatisfy(isPlain), database.unicodeScalars.allSatisfy(isPlain)
        else { return nil }
        return scheme + (authority.contains("@") ? "***@" : "") + hosts + (database.isEmpty ? "" : "/" + database)
    }

    /// Whether a MongoDB URI has a name and password, or an option that may be a secret.
    static func mayHoldSecret(mongoDB uri: String) -> Bool {
        let text = uri.lowercased()
        return ["@", "password", "token"].contains(where: text.contains)
    }

    /// An http or https address; nil when it holds a name, a password or a query, which may be a key.
    package static func endpoint(_ address: String) -> String? {
        guard let parts = URLComponents(string: address, encodingInvalidCharacters: false),
            parts.scheme != nil, parts.host != nil, parts.user == nil, parts.password == nil, parts.query == nil,
            parts.fragment == nil
        else { return nil }
        return address
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        // Above U+0020 and without DEL; what else could hurt a terminal is the gate's business.
        scalar.value > 0x20 && scalar.value != 0x7F
    }
}
