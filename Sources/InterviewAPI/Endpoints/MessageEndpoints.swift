internal import Hummingbird
internal import InterviewKit

/// What `/api/messages` does.
struct MessageEndpoints: Sendable {
    let store: any SessionStore
    let desk: MessageDesk

    static let listLimit = 1...200
    static let skip = 0...100_000
    /// Messages read at a time where all are asked for.
    private static let page = 200
    /// Bytes gathered before they are sent.
    private static let piece = 64 * 1024

    func create(_ fields: Fields) async throws -> Response {
        let id = try fields.sessionID()
        let roles = Message.Role.allCases.map(\.rawValue)
        guard let role = try fields.choice("role", of: roles, Message.Role.init(rawValue:)) else {
            throw Refusal.malformed("role is missing.")
        }
        let message = try await desk.append(role, try fields.required("content"), to: id)
        return try Reply.json(Reply.Stored(message: message), status: .created)
    }

    func list(_ query: Query) async throws -> Response {
        guard let id = try query.sessionID() else { throw Refusal.malformed("session_id is missing.") }
        let limit = try query.number("limit", in: Self.listLimit)
        let skip = try query.number("skip", in: Self.skip) ?? 0
        // The first page before the head, so that a store that does not answer is a 503.
        let first = try await store.messages(of: id, limit: limit ?? Self.page, skip: skip)
        return Response(status: .ok, headers: Reply.headers, body: body(first, of: id, isWhole: limit != nil))
    }

    /// One page, or that and all behind it, in no more memory than a page takes. Where the store fails midway the connection is cut.
    private func body(_ first: [Message], of id: String, isWhole: Bool) -> ResponseBody {
        ResponseBody { [store] writer in
            var page = first
            var buffer = ByteBuffer(string: "{\"success\":true,\"messages\":[")
            var isFirst = true
            while true {
                for message in page {
                    if !isFirst { buffer.writeString(",") }
                    isFirst = false
                    buffer.writeBytes(try Reply.bytes(message))
                    guard buffer.readableBytes >= Self.piece else { continue }
                    try await writer.write(buffer)
                    buffer = ByteBuffer()
                }
                guard !isWhole, page.count == Self.page, let position = page.last?.position else { break }
                page = try await store.messages(of: id, after: position, limit: Self.page)
            }
            buffer.writeString("]}")
            try await writer.write(buffer)
            try await writer.finish(nil)
        }
    }
}
