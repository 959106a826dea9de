internal import CMongoc
internal import InterviewKit

/// An error as the driver reports it (`mongoc_errors(3)`, error API version 2).
struct MongoFailure: Error {
    /// What was asked for when it came.
    enum Operation: Sendable { case read, write }

    let operation: Operation
    let domain: mongoc_error_domain_t
    let code: UInt32
    let message: String
    /// Whether the server, or the driver for a network error, labels the write as one to try again.
    let isRetryable: Bool

    init(
        _ operation: Operation, domain: mongoc_error_domain_t, code: UInt32, message: String = "",
        isRetryable: Bool = false
    ) {
        self.operation = operation
        self.domain = domain
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
    }

    init(_ operation: Operation, _ error: bson_error_t, isRetryable: Bool = false) {
        let message = withUnsafePointer(to: error) { String(cString: mi_error_message($0)) }
        self.init(
            operation, domain: mongoc_error_domain_t(error.domain), code: error.code, message: message,
            isRetryable: isRetryable)
    }

    /// The server's "E11000 duplicate key error".
    var isDuplicateKey: Bool { code == MONGOC_ERROR_DUPLICATE_KEY.rawValue && domain != MONGOC_ERROR_STREAM }
}

extension StoreError {
    /// What a failure means to whoever uses the store at `uri`.
    ///
    /// Nothing that a server says is passed on about a write: it may quote the document.
    static func mongo(_ failure: MongoFailure, uri: MongoURI) -> StoreError {
        switch failure.domain {
        case MONGOC_ERROR_SERVER_SELECTION, MONGOC_ERROR_POOL:
            return unreachable(failure, uri)
        case MONGOC_ERROR_PROTOCOL where failure.code == MONGOC_ERROR_PROTOCOL_BAD_WIRE_VERSION.rawValue:
            // A server too old for this driver.
            return unreachable(failure, uri)
        case MONGOC_ERROR_CLIENT where failure.code == MONGOC_ERROR_CLIENT_AUTHENTICATE.rawValue,
            MONGOC_ERROR_SASL, MONGOC_ERROR_SCRAM:
            return .authenticationFailed(place: uri.place)
        case MONGOC_ERROR_STREAM:
            return stream(failure, uri)
        case MONGOC_ERROR_WRITE_CONCERN:
            return .unknownOutcome("MongoDB did not confirm the write in time (code \(failure.code))")
        case MONGOC_ERROR_BSON:
            return .refused("the document is larger than the 16 MiB that MongoDB takes, or is no valid document")
        case MONGOC_ERROR_SERVER, MONGOC_ERROR_COLLECTION, MONGOC_ERROR_QUERY:
            return server(failure, uri)
        default:
            return failure.operation == .read
                ? unreachable(failure, uri)
                : .unknownOutcome("the driver reports error \(failure.code) of domain \(failure.domain.rawValue)")
        }
    }

    private static func stream(_ failure: MongoFailure, _ uri: MongoURI) -> StoreError {
        let nothingWasSent = [
            MONGOC_ERROR_STREAM_CONNECT, MONGOC_ERROR_STREAM_NAME_RESOLUTION, MONGOC_ERROR_STREAM_NOT_ESTABLISHED,
        ].contains { $0.rawValue == failure.code }
        guard failure.operation == .write, !nothingWasSent else { return unreachable(failure, uri) }
        return .unknownOutcome("the connection to \(uri.place) failed before the write was confirmed")
    }

    /// Codes of the server's `error_codes.yml`.
    private static func server(_ failure: MongoFailure, _ uri: MongoURI) -> StoreError {
        switch failure.code {
        case 18, 8000:
            return .authenticationFailed(place: uri.place)
        case 13:
            return .refused("the user that the URI names is not allowed to do this")
        case 121:
            return .refused("the document does not pass the validation that the collection asks for")
        case 10334, 17280, 17419, 17420:
            return .refused("the document is larger than the 16 MiB that MongoDB takes")
        case 11000:
            return .conflict("a unique index of the collection holds another document")
        case 10107, 13435:
            return .unreachable(place: uri.place, reason: "no primary takes writes at the moment")
        case 6, 7, 50, 64, 89, 91, 100, 112, 189, 202, 262, 9001, 11600, 11602, 13436, 14031:
            return failure.operation == .read
                ? .unreachable(place: uri.place, reason: "MongoDB is busy or changing over (code \(failure.code))")
                : .unknownOutcome("MongoDB was busy, full or changing over (code \(failure.code))")
        default:
            if failure.isRetryable { return .unknownOutcome("MongoDB asks to try again (code \(failure.code))") }
            return .refused("MongoDB refuses with code \(failure.code)")
        }
    }

    private static func unreachable(_ failure: MongoFailure, _ uri: MongoURI) -> StoreError {
        .unreachable(place: uri.place, reason: uri.safe(String(failure.message.prefix(300))))
    }
}
