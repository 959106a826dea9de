internal import InterviewKit

/// The indexes that the queries need, under the names that MongoDB itself would give them, so that one which another
/// program made is the same index.
struct MongoIndex: Sendable {
    let collection: String
    let keys: [(field: String, direction: Int)]
    var isUnique = false

    var name: String { keys.map { "\($0.field)_\($0.direction)" }.joined(separator: "_") }

    static let uniqueSessionID = MongoIndex(collection: "sessions", keys: [("session_id", 1)], isUnique: true)

    static let others: [MongoIndex] =
        [
            MongoIndex(collection: "sessions", keys: [("status", 1), ("updated_at", -1), ("_id", -1)]),
            MongoIndex(collection: "sessions", keys: [("updated_at", -1), ("_id", -1)]),
            MongoIndex(collection: "messages", keys: [("session_id", 1), ("created_at", 1), ("_id", 1)]),
        ]
        + ["turns", "assessments", "feedback"].map { MongoIndex(collection: $0, keys: [("session_id", 1)]) }

    /// Makes the index, unless it is there already.
    func make(in database: MongoDatabase) throws {
        var keys = BSONFields()
        for key in self.keys { keys.append(key.field, .integer(key.direction)) }
        var index: BSONFields = ["key": .document(keys), "name": .string(name)]
        if isUnique { index.append("unique", true) }
        _ = try database.run(
            ["createIndexes": .string(collection), "indexes": .array([.document(index)])], as: .write)
    }

    /// A sentence for `doctor` when it could not be made.
    func trouble(_ failure: MongoFailure) -> String {
        let reason =
            switch failure.code {
            case 11000: "several documents there have the same \(keys.map(\.field).joined(separator: ", "))"
            case 85, 86: "there is another index of this name or these fields, with other options"
            case 50, 64, 262: "MongoDB has not confirmed it in time; it may still be making it"
            case 13: "the user that the URI names is not allowed to"
            default: "MongoDB refuses with code \(failure.code)"
            }
        return "the index \(name) of \(collection) cannot be made: \(reason)"
    }
}
