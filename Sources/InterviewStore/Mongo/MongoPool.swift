internal import CMongoc
internal import Dispatch
internal import InterviewKit

/// The driver's connections to one deployment.
final class MongoPool: Sendable {
    // mongoc_client_pool_t may be used from any thread (mongoc_client_pool_t(3)); its clients may not, and are lent to
    // one closure at a time.
    private nonisolated(unsafe) let pool: OpaquePointer

    /// Blocks while an SRV record is looked up; connects to nothing else.
    init(_ uri: MongoURI) throws {
        MongoDriver.start()
        pool = try uri.withSettings { settings in
            var error = bson_error_t()
            guard let pool = mongoc_client_pool_new_with_error(settings, &error) else {
                throw MongoFailure(.read, error)
            }
            mongoc_client_pool_set_error_api(pool, MONGOC_ERROR_API_VERSION_2)
            return pool
        }
    }

    deinit {
        // Joins the threads that watch the servers, which can take a while.
        let address = UInt(bitPattern: pool)
        DispatchQueue.global().async {
            if let pool = OpaquePointer(bitPattern: address) { mongoc_client_pool_destroy(pool) }
        }
    }

    /// Lends `body` a client and its `database`; blocks while all are taken.
    func withDatabase<Value>(_ name: String, _ body: (MongoDatabase) throws -> Value) throws -> Value {
        guard let client = mongoc_client_pool_pop(pool) else {
            throw MongoFailure(
                .read, domain: MONGOC_ERROR_POOL, code: 0, message: "all connections were taken for too long")
        }
        defer { mongoc_client_pool_push(pool, client) }
        return try body(MongoDatabase(client: client, name: name))
    }
}
