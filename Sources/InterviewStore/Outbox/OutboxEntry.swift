internal import FoundationEssentials
internal import GRDB
internal import InterviewKit

/// One write as it waits in the outbox.
struct OutboxEntry: Sendable {
    let number: Int64
    let place: String
    let write: Write
    let keptAt: Timestamp
    let refusal: String?

    /// Throws ``MalformedRow`` for an entry that this version cannot read.
    init(row: Row) throws {
        number = row["number"]
        let what = "entry \(number) of the outbox"
        guard let place = SQLiteText.fromDatabaseValue(row["place"])?.string,
            let kind = String.fromDatabaseValue(row["kind"]),
            let document = SQLiteText.fromDatabaseValue(row["document"])?.string,
            let keptAt = Int64.fromDatabaseValue(row["kept_at"]),
            let write = try? Write(kind: kind, document: document)
        else { throw MalformedRow(what: what) }
        self.place = place
        self.write = write
        self.keptAt = Timestamp(milliseconds: keptAt)
        refusal = SQLiteText.fromDatabaseValue(row["refusal"])?.string
    }

    /// Stores a write behind those that are there; its number.
    static func insert(
        _ write: Write, for place: String, refusal: String?, at now: Timestamp, into database: Database
    ) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO entries (place, session_id, kind, document, kept_at, refusal) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                SQLiteText(place), SQLiteText(write.sessionID), write.kind, try write.document(), now.milliseconds,
                refusal.map(SQLiteText.init),
            ])
        return database.lastInsertedRowID
    }
}

/// A change of a session, as a document.
private struct KeptChange: Codable {
    let sessionID: String
    let change: SessionChange
    let expected: Status

    private enum CodingKeys: String, CodingKey {
        case sessionID = "session_id"
        case change
        case expected = "if_status"
    }
}

extension Write {
    fileprivate var kind: String {
        switch self {
        case .create: "session"
        case .update: "change"
        case .append: "message"
        case .plan: "plan"
        case .turn: "turn"
        case .assessment: "assessment"
        case .feedback: "feedback"
        }
    }

    /// The document as JSON, which escapes NUL.
    fileprivate func document() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data =
            switch self {
            case .create(let session): try encoder.encode(session)
            case .update(let sessionID, let change, let expected):
                try encoder.encode(KeptChange(sessionID: sessionID, change: change, expected: expected))
            case .append(let message): try encoder.encode(message)
            case .plan(let plan): try encoder.encode(plan)
            case .turn(let turn): try encoder.encode(turn)
            case .assessment(let assessment): try encoder.encode(assessment)
            case .feedback(let feedback): try encoder.encode(feedback)
            }
        return String(decoding: data, as: UTF8.self)
    }

    /// Throws for a kind or a document that this version does not know.
    fileprivate init(kind: String, document: String) throws {
        func read<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            try JSONDecoder().decode(type, from: Data(document.utf8))
        }
        switch kind {
        case "session": self = .create(try read())
        case "change":
            let kept = try read(KeptChange.self)
            self = .update(kept.sessionID, kept.change, ifStatus: kept.expected)
        case "message": self = .append(try read())
        case "plan": self = .plan(try read())
        case "turn": self = .turn(try read())
        case "assessment": self = .assessment(try read())
        case "feedback": self = .feedback(try read())
        default: throw MalformedRow(what: "an entry of the outbox of kind \(kind)")
        }
    }
}
