/// Why a model cannot be used as it is configured. Nothing was sent. No case carries a key, a password or a whole URL.
package enum ModelConfigurationError: Error, Hashable, Sendable {
    /// The model has no name.
    case noModelName
    /// The base URL cannot be read as one; says why in curl's words.
    case invalidURL(reason: String)
    /// Only `http` and `https` are spoken; carries the scheme found, or nil where there is none.
    case unsupportedScheme(String?)
    /// A name or password stands in the base URL; a key is configured apart from it.
    case credentialsInURL
    /// The base URL has a `?query` or a `#fragment`, to which no path can be added.
    case queryInURL
    /// The key would travel in clear text to `host`, which is not this machine.
    case keyOverPlainHTTP(host: String)
    /// The key has a character that cannot stand in a header.
    case invalidKey
}
