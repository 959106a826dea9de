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

    /// All of them.
    static let all = [uniqueSessionID] + others
    /// The collections that have any.
    static let collections = Set(all.map(\.collection)).sorted()

    /// The names of the indexes that a collection has, whoever made them; empty for a collection that is not there, nil where
    /// the user that the URI names may not list them.
    static func names(in collection: String, of database: MongoDatabase) throws -> Set<String>? {
        struct Answer: Decodable {
            struct Cursor: Decodable {
                let firstBatch: [Index]
            }
            struct Index: Decodable {
                let name: String
            }
            let cursor: Cursor
        }
        do {
            // A collection has at most 64, which are one batch.
            let reply = try database.run(
                ["listIndexes": .string(collection), "cursor": ["batchSize": 100]], as: .read)
            return Set(try ExtendedJSON.decode(Answer.self, from: reply).cursor.firstBatch.map(\.name))
        } catch let failure as MongoFailure where failure.code == 26 {
            // NamespaceNotFound.
            return []
        } catch let failure as MongoFailure where failure.code == 13 {
            // Unauthorized.
            return nil
        }
    }

    /// For `doctor`, when it could not be made.
    func trouble(_ failure: MongoFailure, database: String) -> Trouble {
        func shell(_ command: String) -> String {
            "mongosh \"$MONGODB_URI\" --eval 'db.getSiblingDB(\"\(database)\").\(command)'"
        }
        let (reason, mend): (String, String) =
            switch failure.code {
            case 11000:
                (
                    "several documents there have the same \(keys.map(\.field).joined(separator: ", "))",
                    shell(
                        "\(collection).aggregate([{$group: {_id: \"$\(keys[0].field)\", count: {$sum: 1}}}, "
                            + "{$match: {count: {$gt: 1}}}])") + " shows them"
                )
            case 85, 86:
                (
                    "there is another index of this name or these fields, with other options",
                    shell("\(collection).dropIndex(\"\(name)\")") + ", if no other program needs it"
                )
            case 50, 64, 262:
                ("MongoDB has not confirmed it in time; it may still be making it", "mock-interview doctor, later")
            case 13:
                (
                    "the user that the URI names is not allowed to",
                    "db.grantRolesToUser(USER, [{role: \"readWrite\", db: \"\(database)\"}]) in mongosh, as an administrator"
                )
            default: ("MongoDB refuses with code \(failure.code)", "mock-interview doctor tries again")
            }
        return Trouble("\(subject) cannot be made: \(reason)", mend: mend)
    }

    /// For `doctor`, when it was made and is not there any more.
    func missing() -> Trouble {
        Trouble("\(subject) is missing", mend: "mock-interview doctor, once more, makes it")
    }

    /// What a trouble with it begins with.
    var subject: String { "the index \(name) of \(collection)" }
}
