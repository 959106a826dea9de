internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import InterviewKit
internal import Synchronization

/// The bodies of replies.
enum Reply {
    struct One: Encodable {
        let success = true
        let session: Session
    }

    struct Several: Encodable {
        let success = true
        let sessions: [Session]
    }

    struct Stored: Encodable {
        let success = true
        let message: Message
    }

    struct Done: Encodable {
        let success = true
    }

    private struct Failure: Encodable {
        let success = false
        let error: String
    }

    static let headers: HTTPFields = [
        .contentType: "application/json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
    ]

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: try bytes(value))))
    }

    static func refusal(_ refusal: Refusal) -> Response {
        var response = Response(
            status: refusal.status, headers: headers, body: ResponseBody(byteBuffer: body(refusal)))
        for field in refusal.headers { response.headers[field.name] = field.value }
        return response
    }

    static func body(_ refusal: Refusal) -> ByteBuffer {
        let json = try? bytes(Failure(error: refusal.sentence))
        return ByteBuffer(bytes: json ?? Data("{\"success\":false,\"error\":\"\"}".utf8))
    }

    /// Documents as every other output of plain JSON spells them.
    static func bytes(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Another program can have stored any number as a duration.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return try encoder.encode(value)
    }

    /// The bytes of a body; a streamed one is read to its end for it, as a GET would.
    static func length(of body: ResponseBody) async throws -> Int {
        if let length = body.contentLength { return length }
        let count = Mutex(0)
        try await body.write(Counter { bytes in count.withLock { $0 += bytes } })
        return count.withLock { $0 }
    }

    /// Counts what would be sent.
    private struct Counter: ResponseBodyWriter {
        let add: @Sendable (Int) -> Void

        mutating func write(_ buffer: ByteBuffer) async throws { add(buffer.readableBytes) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
