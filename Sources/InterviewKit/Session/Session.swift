/// One interview: a document of the shared `sessions` collection, field for field.
package struct Session: Hashable, Codable, Sendable {
    /// The document's own id, made by the client so that writing it again is harmless.
    package let id: ObjectID
    /// The unique name candidates and other programs use; see ``SessionID``.
    package let sessionID: String
    package var role: Role
    package var level: Level
    package var status: Status
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    /// When the first question was asked.
    package var startedAt: Timestamp?
    package var completedAt: Timestamp?
    /// Minutes spent active, pauses left out.
    package var durationMinutes: Double

    package init(
        id: ObjectID, sessionID: String, role: Role, level: Level, status: Status = .active,
        createdAt: Timestamp, updatedAt: Timestamp? = nil, startedAt: Timestamp? = nil,
        completedAt: Timestamp? = nil, durationMinutes: Double = 0
    ) {
        self.id = id
        self.sessionID = sessionID
        self.role = role
        self.level = level
        self.status = status
        self.createdAt = createdAt
        self.updatedAt = updatedAt ?? createdAt
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.durationMinutes = durationMinutes
    }

    /// Where it stands in a list.
    package var position: SessionPosition { SessionPosition(updatedAt: updatedAt, id: id) }

    /// Up to two thousand years.
    static let sensibleMinutes = 0...1e9

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case sessionID = "session_id"
        case role
        case level = "interview_level"
        case status
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case startedAt = "started_at"
        case completedAt = "completed_at"
        case durationMinutes = "duration_minutes"
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(sessionID, forKey: .sessionID)
        try fields.encode(role, forKey: .role)
        try fields.encode(level, forKey: .level)
        try fields.encode(status, forKey: .status)
        try fields.encode(createdAt, forKey: .createdAt)
        try fields.encode(updatedAt, forKey: .updatedAt)
        try fields.encodeIfPresent(startedAt, forKey: .startedAt)
        try fields.encodeIfPresent(completedAt, forKey: .completedAt)
        try fields.encode(DocumentNumber(durationMinutes), forKey: .durationMinutes)
    }

    /// Other programs may leave out the dates and the duration of a session that has not begun, or write them as null.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(ObjectID.self, forKey: .id)
        sessionID = try fields.decode(String.self, forKey: .sessionID)
        role = try fields.decode(Role.self, forKey: .role)
        level = try fields.decode(Level.self, forKey: .level)
        status = try fields.decode(Status.self, forKey: .status)
        createdAt = try fields.decode(Timestamp.self, forKey: .createdAt)
        updatedAt = try fields.decodeIfPresent(Timestamp.self, forKey: .updatedAt) ?? createdAt
        startedAt = try fields.decodeIfPresent(Timestamp.self, forKey: .startedAt)
        completedAt = try fields.decodeIfPresent(Timestamp.self, forKey: .completedAt)
        let minutes = try fields.decodeIfPresent(DocumentNumber.self, forKey: .durationMinutes)?.value ?? 0
        // What no interview can have lasted is taken for nothing: NaN and infinity would spread through every sum.
        durationMinutes = Self.sensibleMinutes.contains(minutes) ? minutes : 0
    }
}

/// Where a session stands in a list: the newest `updated_at` first, then by descending `_id`.
package struct SessionPosition: Hashable, Sendable {
    package let updatedAt: Timestamp
    package let id: ObjectID

    package init(updatedAt: Timestamp, id: ObjectID) {
        self.updatedAt = updatedAt
        self.id = id
    }

    /// Whether it stands behind another in the list.
    package func isBehind(_ other: SessionPosition) -> Bool {
        (updatedAt, id) < (other.updatedAt, other.id)
    }
}

/// What is to change in a session. What is nil stays as it is.
package struct SessionChange: Hashable, Codable, Sendable {
    package var status: Status?
    package var startedAt: Timestamp?
    package var completedAt: Timestamp?
    package var durationMinutes: Double?
    /// Always set: every change is one.
    package var updatedAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case status
        case startedAt = "started_at"
        case completedAt = "completed_at"
        case durationMinutes = "duration_minutes"
        case updatedAt = "updated_at"
    }

    package init(
        status: Status? = nil, startedAt: Timestamp? = nil, completedAt: Timestamp? = nil,
        durationMinutes: Double? = nil, updatedAt: Timestamp
    ) {
        self.status = status
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.durationMinutes = durationMinutes
        self.updatedAt = updatedAt
    }
}

extension Session {
    /// Makes `change` in this value, as every store makes it in its document.
    package mutating func apply(_ change: SessionChange) {
        status = change.status ?? status
        startedAt = change.startedAt ?? startedAt
        completedAt = change.completedAt ?? completedAt
        durationMinutes = change.durationMinutes ?? durationMinutes
        updatedAt = change.updatedAt
    }
}
