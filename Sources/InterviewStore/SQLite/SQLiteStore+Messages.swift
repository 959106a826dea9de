internal import GRDB
package import InterviewKit

extension SQLiteStore {
    package func append(_ message: Message) throws(StoreError) {
        try DocumentChecks.checkSize(of: message.content, in: "the message")
        try write { database in
            let standing = try Row.fetchOne(
                database, sql: "SELECT * FROM messages WHERE _id = ?", arguments: [message.id.hex])
            guard let standing else { return try message.insert(into: database) }
            guard DocumentChecks.areSame(try Message(row: standing), message) else {
                throw StoreError.conflict(message.id.hex)
            }
        }
    }

    package func messages(of sessionID: String, limit: Int?, skip: Int) throws(StoreError) -> [Message] {
        let ofSession: SQL = "SELECT * FROM messages WHERE session_id = \(SQLiteText(sessionID))"
        return try messages(ofSession + " ORDER BY created_at, _id LIMIT -1 OFFSET \(max(0, skip))", limit: limit)
    }

    package func messages(
        of sessionID: String, after position: MessagePosition?, limit: Int
    ) throws(StoreError) -> [Message] {
        var condition: SQL = "session_id = \(SQLiteText(sessionID))"
        if let position {
            condition += " AND (created_at, _id) > (\(position.createdAt.milliseconds), \(position.id.hex))"
        }
        return try messages("SELECT * FROM messages WHERE \(condition) ORDER BY created_at, _id", limit: limit)
    }

    package func newestMessage(of sessionID: String) throws(StoreError) -> Message? {
        try messages(
            "SELECT * FROM messages WHERE session_id = \(SQLiteText(sessionID)) ORDER BY created_at DESC, _id DESC",
            limit: 1
        ).first
    }

    private func messages(_ request: SQL, limit: Int?) throws(StoreError) -> [Message] {
        try read { database in
            let (sql, arguments) = try request.build(database)
            return try readable(
                Row.fetchCursor(database, sql: sql, arguments: arguments), limit: limit, Message.init(row:))
        }
    }
}
