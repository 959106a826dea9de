internal import CMongoc
internal import FoundationEssentials
internal import InterviewKit

/// The collections of one database, through a client that is lent for as long as this value lives. Every call blocks
/// and throws ``MongoFailure`` or ``StoreError``. Not to be kept beyond the closure it is lent to.
// Not `~Copyable`, as it should be: the optimizer of Swift 6.3.1 aborts where it specializes a generic function that
// takes a closure over a borrowed one.
struct MongoDatabase {
    private let client: OpaquePointer
    let name: String

    init(client: OpaquePointer, name: String) {
        self.client = client
        self.name = name
    }

    func insert(_ document: borrowing BSONDocument, into collection: String) throws {
        _ = try write(collection) { collection, reply, error in
            document.withPointer { mongoc_collection_insert_one(collection, $0, nil, reply, error) }
        }
    }

    /// Puts `document` in place of the one with this `_id`, or stores it when there is none.
    func replace(id: BSONValue, with document: borrowing BSONDocument, in collection: String) throws {
        let filter = try BSONDocument(["_id": id])
        let options = try BSONDocument(["upsert": true])
        func attempt() throws {
            _ = try write(collection) { collection, reply, error in
                filter.withPointer { filter in
                    document.withPointer { document in
                        options.withPointer {
                            mongoc_collection_replace_one(collection, filter, document, $0, reply, error)
                        }
                    }
                }
            }
        }
        do {
            try attempt()
        } catch let failure as MongoFailure where failure.isDuplicateKey {
            // Another program stored one under this id after the server had looked: now there is one to replace.
            try attempt()
        }
    }

    /// The number of documents that were deleted.
    func delete(_ filter: BSONFields, from collection: String) throws -> Int {
        struct Answer: Decodable {
            let deletedCount: DocumentInteger
        }
        let filter = try BSONDocument(filter)
        let reply = try write(collection) { collection, reply, error in
            filter.withPointer { mongoc_collection_delete_many(collection, $0, nil, reply, error) }
        }
        return try ExtendedJSON.decode(Answer.self, from: reply).deletedCount.value
    }

    /// Sets fields of the first document that matches; the reply to `findAndModify`, with the document as it then is.
    func findAndSet(_ filter: BSONFields, _ changes: BSONFields, in collection: String) throws -> Data {
        let filter = try BSONDocument(filter)
        let update = try BSONDocument(["$set": .document(changes)])
        guard let options = mongoc_find_and_modify_opts_new() else {
            throw StoreError.refused("the driver is out of memory")
        }
        defer { mongoc_find_and_modify_opts_destroy(options) }
        _ = update.withPointer { mongoc_find_and_modify_opts_set_update(options, $0) }
        mongoc_find_and_modify_opts_set_flags(options, MONGOC_FIND_AND_MODIFY_RETURN_NEW)
        return try write(collection) { collection, reply, error in
            filter.withPointer {
                mongoc_collection_find_and_modify_with_opts(collection, $0, options, reply, error)
            }
        }
    }

    /// The documents that match, as Extended JSON; nil for one that is damaged. `fields` are those to send, all when nil.
    func find(
        _ filter: BSONFields, in collection: String, sort: BSONFields, fields: BSONFields? = nil, skip: Int = 0,
        limit: Int? = nil
    ) throws -> [Data?] {
        let filter = try BSONDocument(filter)
        var settings: BSONFields = ["sort": .document(sort), "skip": .integer(skip)]
        if let limit { settings.append("limit", .integer(limit)) }
        if let fields { settings.append("projection", .document(fields)) }
        let options = try BSONDocument(settings)
        return try withCollection(collection) { collection in
            try filter.withPointer { filter throws -> [Data?] in
                try options.withPointer { options throws -> [Data?] in
                    guard let cursor = mongoc_collection_find_with_opts(collection, filter, options, nil) else {
                        return []
                    }
                    defer { mongoc_cursor_destroy(cursor) }
                    return try Self.drain(cursor)
                }
            }
        }
    }

    /// Runs a command; the reply as Extended JSON.
    func run(_ command: BSONFields, as operation: MongoFailure.Operation) throws -> Data {
        let command = try BSONDocument(command)
        return try perform(operation) { reply, error in
            command.withPointer {
                operation == .read
                    ? mongoc_client_read_command_with_opts(client, name, $0, nil, nil, reply, error)
                    : mongoc_client_write_command_with_opts(client, name, $0, nil, reply, error)
            }
        }
    }

    private static func drain(_ cursor: OpaquePointer) throws -> [Data?] {
        var documents: [Data?] = []
        var document: OpaquePointer?
        // The document is the cursor's, and gone at its next step.
        while mongoc_cursor_next(cursor, &document), let found = document {
            documents.append(ExtendedJSON.text(of: found))
        }
        var error = bson_error_t()
        guard !mongoc_cursor_error(cursor, &error) else { throw MongoFailure(.read, error) }
        return documents
    }

    private func write(
        _ collection: String, _ body: (OpaquePointer, OpaquePointer, UnsafeMutablePointer<bson_error_t>) -> Bool
    ) throws -> Data {
        try withCollection(collection) { collection in
            try perform(.write) { reply, error in body(collection, reply, error) }
        }
    }

    private func withCollection<Value>(
        _ collection: String, _ body: (OpaquePointer) throws -> Value
    ) throws -> Value {
        guard let collection = mongoc_client_get_collection(client, name, collection) else {
            throw StoreError.refused("\(name) cannot be the name of a database")
        }
        defer { mongoc_collection_destroy(collection) }
        return try body(collection)
    }

    private func perform(
        _ operation: MongoFailure.Operation, _ body: (OpaquePointer, UnsafeMutablePointer<bson_error_t>) -> Bool
    ) throws -> Data {
        let reply = BSONReply()
        var error = bson_error_t()
        guard reply.withPointer({ body($0, &error) }) else {
            throw MongoFailure(operation, error, isRetryable: reply.hasLabel("RetryableWriteError"))
        }
        guard let json = reply.extendedJSON() else {
            throw StoreError.malformed("MongoDB's reply is damaged")
        }
        return json
    }
}
