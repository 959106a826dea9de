/// How ids, dates and numbers are spelled in a document's JSON.
///
/// One set of Codable values serves both: set `encoder.userInfo[DocumentDialect.key]`.
package enum DocumentDialect: Sendable {
    /// Ids as hex strings, dates in ISO 8601: what `--json`, SQLite and the REST API use. The default.
    case plainJSON
    /// MongoDB Extended JSON v2, canonical: `{"$oid": …}`, `{"$date": {"$numberLong": …}}`, `{"$numberDouble": …}`.
    case extendedJSON

    /// The key under which an encoder's or decoder's `userInfo` names the dialect.
    package static let key = CodingUserInfoKey(rawValue: "document dialect")

    static func of(_ userInfo: [CodingUserInfoKey: any Sendable]) -> DocumentDialect {
        guard let key, let dialect = userInfo[key] as? DocumentDialect else { return .plainJSON }
        return dialect
    }

    static func of(_ userInfo: [CodingUserInfoKey: Any]) -> DocumentDialect {
        guard let key, let dialect = userInfo[key] as? DocumentDialect else { return .plainJSON }
        return dialect
    }
}
