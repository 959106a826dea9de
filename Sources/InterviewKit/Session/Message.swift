/// One thing said: a document of the shared `messages` collection, field for field.
package struct Message: Hashable, Codable, Sendable {
    /// Who said it. This program writes no `system` messages and reads past those of others.
    package enum Role: String, Codable, CaseIterable, Sendable {
        case user, assistant, system
    }

    /// Made by the client, once per message, so that writing it again is harmless.
    package let id: ObjectID
    package let role: Role
    package let content: String
    package let createdAt: Timestamp
    package let sessionID: String

    /// The most bytes that the content may have: MongoDB's 16 MiB for a document, less room for its other fields.
    package static let mostContentBytes = 16 * 1024 * 1024 - 16 * 1024

    package init(id: ObjectID, role: Role, content: String, createdAt: Timestamp, sessionID: String) {
        self.id = id
        self.role = role
        self.content = content
        self.createdAt = createdAt
        self.sessionID = sessionID
    }

    /// Where it stands in its session.
    package var position: MessagePosition { MessagePosition(createdAt: createdAt, id: id) }

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case role, content
        case createdAt = "created_at"
        case sessionID = "session_id"
    }
}

/// The order of messages within a session: `created_at`, then `_id`.
package struct MessagePosition: Hashable, Comparable, Sendable {
    package let createdAt: Timestamp
    package let id: ObjectID

    package init(createdAt: Timestamp, id: ObjectID) {
        self.createdAt = createdAt
        self.id = id
    }

    package static func < (left: MessagePosition, right: MessagePosition) -> Bool {
        (left.createdAt, left.id) < (right.createdAt, right.id)
    }
}
