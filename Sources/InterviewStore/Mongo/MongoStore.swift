internal import FoundationEssentials
package import InterviewKit

/// Sessions in MongoDB, through libmongoc.
///
/// Making one reads the URI and nothing else. The connections and the indexes are made at the first call; every call
/// waits for the server on a thread that is neither the main one nor one of Swift's, and has an outcome within the
/// time-outs of the URI, or 3 seconds for finding a server and 10 for an answer where it sets none.
package struct MongoStore: SessionStore {
    package let name = "MongoDB"
    /// The name of the database.
    package var database: String { connection.database }
    /// Hosts and ports, without name and password.
    package var place: String { connection.uri.place }
    /// Hosts, in one order however the URI names them, and database: where documents are meant to go.
    package var deliveryPlace: String {
        place.split(separator: ",").sorted().joined(separator: ",") + "/" + database
    }

    let connection: MongoConnection
    private let log: @Sendable (String) -> Void

    /// The database when neither the URI nor the caller names one.
    package static let defaultDatabase = "mock-interview-agent"

    /// Takes `database` before the one that the URI names, and ``defaultDatabase`` when there is neither. The driver's
    /// own messages go to `log`, of the whole process. Throws ``StoreError/invalidURI(_:)``, never with the password.
    package init(
        uri: String, database: String? = nil, log: (@Sendable (String) -> Void)? = nil
    ) throws(StoreError) {
        MongoDriver.silence(log: log)
        let parsed = try MongoURI(uri)
        let name = database ?? parsed.database ?? Self.defaultDatabase
        // https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions
        guard 1...63 ~= name.utf8.count, !name.contains(where: { "/\\. \"$*<>:|?\0".contains($0) }) else {
            throw .invalidURI("the database cannot have this name: \(name.prefix(64))")
        }
        connection = MongoConnection(uri: parsed, database: name)
        self.log = log ?? { _ in }
    }

    /// The documents that match and can be read, in order. One that cannot be read must not hide the rest: it is left
    /// out, the log and ``check()`` tell of it, and more are read until there are `limit`. `fields` are those to send,
    /// all when nil.
    func find<Value: Decodable & Sendable>(
        _ filter: BSONFields, in collection: String, sort: BSONFields, fields: BSONFields? = nil, skip: Int = 0,
        limit: Int? = nil
    ) async throws(StoreError) -> [Value] {
        if let limit, limit <= 0 { return [] }
        return try await connection.run { database in
            var values: [Value] = []
            var skip = max(0, skip)
            while true {
                let missing = limit.map { $0 - values.count }
                let found = try database.find(
                    filter, in: collection, sort: sort, fields: fields, skip: skip, limit: missing)
                let known = values.count
                for json in found {
                    switch Self.decode(Value.self, json, in: collection) {
                    case .success(let value): values.append(value)
                    case .failure(let error): note(error)
                    }
                }
                let isWhole = values.count - known == found.count
                guard let missing, found.count == missing, !isWhole else { return values }
                skip += found.count
            }
        }
    }

    /// Reads one document; the failure is ``StoreError/malformed(_:)``, which names it and the field.
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ json: Data?, in collection: String
    ) -> Result<Value, StoreError> {
        guard let json else { return .failure(.malformed("a document in \(collection) holds text that is not UTF-8")) }
        do {
            return .success(try ExtendedJSON.decode(type, from: json))
        } catch {
            let id = (try? ExtendedJSON.decode(Identified.self, from: json)._id.hex).map { "document \($0)" }
            let field = (error as? DecodingError).map(Self.field) ?? "unknown"
            return .failure(.malformed("\(id ?? "a document") in \(collection): field \(field)"))
        }
    }

    private struct Identified: Decodable {
        let _id: ObjectID
    }

    private static func field(_ error: DecodingError) -> String {
        let path: [any CodingKey] =
            switch error {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            @unknown default: []
            }
        return path.map(\.stringValue).joined(separator: ".")
    }

    private func note(_ error: StoreError) {
        guard case .malformed(let what) = error else { return }
        connection.note(
            Trouble("\(what) cannot be read", mend: "correct it with the program that wrote it; it is left as it is"))
        log("left out: \(what)")
    }
}
