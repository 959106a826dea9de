internal import GRDB
package import InterviewKit

extension SQLiteStore {
    package func search(_ query: SearchQuery, limit: Int) throws(StoreError) -> [SearchHit] {
        let matcher = SearchMatcher(query)
        guard !matcher.isEmpty, limit > 0 else { return [] }
        return try read { database in
            var sessions: [String: Session?] = [:]
            func session(_ id: String) throws -> Session? {
                if let known = sessions[id] { return known }
                let found = try readable(
                    Row.fetchCursor(
                        database, sql: "SELECT * FROM sessions WHERE session_id = ?", arguments: [SQLiteText(id)]),
                    limit: 1, Session.init(row:)
                ).first
                sessions[id] = .some(found)
                return found
            }
            let (sql, arguments) = try Self.candidates(matcher).build(database)
            let messages = try readable(
                Row.fetchCursor(database, sql: sql, arguments: arguments), limit: limit,
                where: { message in
                    guard matcher.matches(message), let session = try session(message.sessionID) else { return false }
                    return query.role.map { $0 == session.role } ?? true
                }, Message.init(row:))
            return try messages.compactMap { message in
                try session(message.sessionID).map { SearchHit(message: message, session: $0) }
            }
        }
    }

    /// The messages that may be hits, newest first: those that have the words of the index, or all.
    private static func candidates(_ matcher: SearchMatcher) -> SQL {
        let order: SQL = "ORDER BY created_at DESC, messages._id DESC"
        // Letters and digits in quotation marks are a word to FTS5 and never syntax.
        let words = matcher.indexedWords.sorted().map { "\"\($0)\"" }.joined(separator: " ")
        guard !words.isEmpty else { return "SELECT * FROM messages \(order)" }
        return """
            SELECT messages.* FROM message_index JOIN message_numbers ON number = message_index.rowid
            JOIN messages USING (_id) WHERE message_index MATCH \(words) \(order)
            """
    }
}
