package import InterviewKit

extension MongoStore {
    private static let order: BSONFields = ["created_at": 1, "_id": 1]

    package func append(_ message: Message) async throws(StoreError) {
        try DocumentChecks.checkSize(of: message.content, in: "the message")
        try await connection.run { database in
            do {
                try database.insert(BSONDocument(message), into: "messages")
            } catch let failure as MongoFailure where failure.isDuplicateKey {
                let found = try database.find(
                    ["_id": .objectID(message.id)], in: "messages", sort: ["_id": 1], limit: 1)
                guard let json = found.first, let standing = try? Self.decode(Message.self, json, in: "messages").get(),
                    DocumentChecks.areSame(standing, message)
                else { throw StoreError.conflict(message.id.hex) }
            }
        }
    }

    package func messages(of sessionID: String, limit: Int?, skip: Int) async throws(StoreError) -> [Message] {
        try await find(
            ["session_id": .string(sessionID)], in: "messages", sort: Self.order, skip: skip, limit: limit)
    }

    package func messages(
        of sessionID: String, after position: MessagePosition?, limit: Int
    ) async throws(StoreError) -> [Message] {
        var query: BSONFields = ["session_id": .string(sessionID)]
        if let position {
            // The first bound alone would do for the result; it lets the index begin at the right place.
            let moment = BSONValue.date(position.createdAt)
            query.append("created_at", ["$gte": moment])
            query.append(
                "$or",
                .array([
                    ["created_at": ["$gt": moment]],
                    ["created_at": moment, "_id": ["$gt": .objectID(position.id)]],
                ]))
        }
        return try await find(query, in: "messages", sort: Self.order, limit: limit)
    }

    package func newestMessage(of sessionID: String) async throws(StoreError) -> Message? {
        let newest: [Message] = try await find(
            ["session_id": .string(sessionID)], in: "messages", sort: ["created_at": -1, "_id": -1], limit: 1)
        return newest.first
    }
}
