internal import CMongoc
internal import FoundationEssentials
internal import InterviewKit

/// A document on libbson's heap, freed when its one owner goes out of scope.
struct BSONDocument: ~Copyable {
    private let pointer: OpaquePointer

    init(_ fields: BSONFields) throws(StoreError) {
        try self.init(extendedJSON: Data(fields.extendedJSON.utf8))
    }

    /// The document that a Codable value makes.
    init(encoding value: some Encodable) throws(StoreError) {
        try self.init(extendedJSON: ExtendedJSON.encode(value))
    }

    /// A message, without the way by JSON: no other document is written while somebody waits for its reply.
    init(_ message: Message) throws(StoreError) {
        guard let document = bson_new() else { throw .refused("the driver is out of memory") }
        var id = bson_oid_t()
        bson_oid_init_from_string(&id, message.id.hex)
        // In the order that the encoder gives the others.
        let isWhole =
            bson_append_oid(document, "_id", -1, &id) && Self.append("content", message.content, to: document)
            && bson_append_date_time(document, "created_at", -1, message.createdAt.milliseconds)
            && Self.append("role", message.role.rawValue, to: document)
            && Self.append("session_id", message.sessionID, to: document)
        guard isWhole else {
            bson_destroy(document)
            throw .refused("a document cannot be written as BSON")
        }
        pointer = document
    }

    /// With its length, so that a NUL in the text does not end it.
    private static func append(_ name: String, _ text: String, to document: OpaquePointer) -> Bool {
        text.withCString { bson_append_utf8(document, name, -1, $0, Int32(clamping: text.utf8.count)) }
    }

    private init(extendedJSON json: Data) throws(StoreError) {
        let document = json.withUnsafeBytes { bytes in
            // The error would quote the text; nil says enough.
            bson_new_from_json(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, nil)
        }
        guard let document else { throw .refused("a document cannot be written as BSON") }
        pointer = document
    }

    deinit { bson_destroy(pointer) }

    /// Lends the `bson_t`, which nobody may keep.
    borrowing func withPointer<Value, Failure: Error>(
        _ body: (OpaquePointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(pointer)
    }
}

/// What the driver answers to one command; empty until it does.
struct BSONReply: ~Copyable {
    private let pointer: OpaquePointer

    init() { pointer = mi_reply_new() }

    deinit { mi_reply_free(pointer) }

    /// Lends the `bson_t` for the driver to fill in.
    borrowing func withPointer<Value>(_ body: (OpaquePointer) -> Value) -> Value {
        body(pointer)
    }

    /// The reply as Extended JSON.
    borrowing func extendedJSON() -> Data? {
        ExtendedJSON.text(of: pointer)
    }

    borrowing func hasLabel(_ label: String) -> Bool {
        mongoc_error_has_label(pointer, label)
    }
}

/// Documents as MongoDB Extended JSON v2, canonical: the way between Codable values and libbson.
enum ExtendedJSON {
    static func encode(_ value: some Encodable) throws(StoreError) -> Data {
        let encoder = JSONEncoder()
        // One order of the fields, so that documents look alike to whoever reads them.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let key = DocumentDialect.key { encoder.userInfo[key] = DocumentDialect.extendedJSON }
        do {
            return try encoder.encode(value)
        } catch {
            throw .refused("a document cannot be written as JSON")
        }
    }

    /// Throws what `JSONDecoder` throws.
    static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from json: Data) throws -> Value {
        let decoder = JSONDecoder()
        if let key = DocumentDialect.key { decoder.userInfo[key] = DocumentDialect.extendedJSON }
        return try decoder.decode(type, from: json)
    }

    /// Nil for a document that is damaged, or holds text that is not UTF-8.
    static func text(of document: OpaquePointer) -> Data? {
        var length = 0
        guard let text = bson_as_canonical_extended_json(document, &length) else { return nil }
        defer { bson_free(text) }
        return Data(bytes: text, count: length)
    }
}
