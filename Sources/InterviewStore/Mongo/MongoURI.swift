internal import CMongoc
internal import InterviewKit

/// A MongoDB URI that parses, and what may be said about it. Its text is a secret and never shown.
struct MongoURI: Sendable, CustomStringConvertible {
    /// Hosts and ports, without name and password.
    let place: String
    /// The database that the URI names, if it names one.
    let database: String?
    private let text: String
    private let secrets: [String]

    var description: String { place }

    /// Touches no network. Throws ``StoreError/invalidURI(_:)``.
    init(_ text: String) throws(StoreError) {
        guard text.hasPrefix("mongodb://") || text.hasPrefix("mongodb+srv://") else {
            throw .invalidURI("it must begin with mongodb:// or mongodb+srv://")
        }
        guard !text.utf8.contains(0) else { throw .invalidURI("it holds a NUL character") }
        try Self.checkCredentials(text)
        var error = bson_error_t()
        guard let uri = mongoc_uri_new_with_error(text, &error) else {
            throw .invalidURI(Self.reason(error, for: text))
        }
        defer { mongoc_uri_destroy(uri) }
        self.text = text
        place = Self.place(of: uri)
        let database = mongoc_uri_get_database(uri).map { String(cString: $0) }
        self.database = database.flatMap { $0.isEmpty ? nil : $0 }
        let raw = text.split(separator: "@").first?.split(separator: ":").last.map(String.init)
        let password = mongoc_uri_get_password(uri).map { String(cString: $0) }
        secrets = password == nil ? [] : [password, raw].compactMap { $0 }.filter { !$0.isEmpty }
    }

    /// An @ that stands behind a separator belongs to a password that was not percent-encoded. The driver would take
    /// pieces of it for hosts and database names, which are shown.
    private static func checkCredentials(_ text: String) throws(StoreError) {
        let rest = text.drop { $0 != "/" }.dropFirst(2)
        guard let end = rest.lastIndex(of: "@") else { return }
        guard !rest[..<end].contains(where: { "/?#@".contains($0) }) else {
            throw .invalidURI("in names and passwords the characters : / ? # [ ] @ % must be percent-encoded")
        }
    }

    /// The driver's reason, unless the URI has something to hide that the driver might quote.
    private static func reason(_ error: bson_error_t, for text: String) -> String {
        let folded = text.lowercased()
        guard !folded.contains("@"), !folded.contains("password"), !folded.contains("authmechanismproperties") else {
            return "it does not parse; in names and passwords the characters : / ? # [ ] @ % must be percent-encoded"
        }
        let message = withUnsafePointer(to: error) { String(cString: mi_error_message($0)) }
        return message.isEmpty ? "it does not parse" : message
    }

    private static func place(of uri: OpaquePointer) -> String {
        if let service = mongoc_uri_get_srv_hostname(uri) { return String(cString: service) }
        var places: [String] = []
        var host = mongoc_uri_get_hosts(uri)
        while let current = host {
            places.append(String(cString: mi_host_and_port(current)))
            host = mi_next_host(current)
        }
        return places.joined(separator: ",")
    }

    /// What the driver said, unless the password is in it.
    func safe(_ reason: String) -> String {
        secrets.contains { reason.contains($0) } ? "the driver's reason is withheld, it holds the password" : reason
    }

    /// Lends the parsed URI with this program's settings, where the URI itself does not say otherwise.
    func withSettings<Value>(_ body: (OpaquePointer) throws -> Value) throws -> Value {
        guard let uri = mongoc_uri_new_with_error(text, nil) else { throw StoreError.invalidURI("it does not parse") }
        defer { mongoc_uri_destroy(uri) }
        for (option, value) in Self.integers where !mongoc_uri_has_option(uri, option) {
            mongoc_uri_set_option_as_int32(uri, option, value)
        }
        if !mongoc_uri_has_option(uri, MONGOC_URI_APPNAME) { mongoc_uri_set_appname(uri, "mock-interview") }
        Self.setWriteConcern(uri)
        return try body(uri)
    }

    /// The driver's own limits are made for servers, not for someone waiting at a screen.
    private static let integers: [(String, Int32)] = [
        (MONGOC_URI_SERVERSELECTIONTIMEOUTMS, 3_000), (MONGOC_URI_CONNECTTIMEOUTMS, 3_000),
        (MONGOC_URI_SOCKETTIMEOUTMS, 10_000), (MONGOC_URI_MAXPOOLSIZE, 4),
    ]

    private static func setWriteConcern(_ uri: OpaquePointer) {
        guard let concern = mongoc_write_concern_copy(mongoc_uri_get_write_concern(uri)) else { return }
        defer { mongoc_write_concern_destroy(concern) }
        if !mongoc_uri_has_option(uri, MONGOC_URI_W) {
            mongoc_write_concern_set_w(concern, MONGOC_WRITE_CONCERN_W_MAJORITY)
        }
        // Unacknowledged writes (w=0) can ask for no journal.
        if !mongoc_uri_has_option(uri, MONGOC_URI_JOURNAL), mongoc_write_concern_get_w(concern) != 0 {
            mongoc_write_concern_set_journal(concern, true)
        }
        if !mongoc_uri_has_option(uri, MONGOC_URI_WTIMEOUTMS) {
            mongoc_write_concern_set_wtimeout_int64(concern, 5_000)
        }
        mongoc_uri_set_write_concern(uri, concern)
    }
}
