internal import InterviewKit

/// What one protocol has of its own: all that ``ModelClient`` does not do for each of them alike.
protocol ModelAPI: Sendable {
    associatedtype Reply: StreamedReply

    /// In the words people know it by.
    static var name: String { get }
    /// Where a request goes, after the base address.
    static var replyPath: String { get }
    /// Where the list of models is, after the base address.
    static var modelsPath: String { get }
    /// Its ways to ask for a structured reply, best first.
    static var structures: [ReplyStructure] { get }

    /// The base address as the paths need it, from the one that was configured, which has no slash at its end.
    static func base(_ configured: String) -> String
    /// The headers that carry the key, and others that every request has.
    static func headers(key: String?) -> [String]
    /// Notes in the shape what this request needs and later ones should keep.
    static func prepare(_ shape: inout RequestShape, for request: ModelRequest)
    static func body(of request: ModelRequest, model: String, shape: RequestShape) throws(ModelError) -> [UInt8]
    /// A reader of the reply to that body; `limit` is the most bytes of text and thought it may have.
    static func reply(
        to request: ModelRequest, shape: RequestShape, mapping: FaultMapping, limit: Int
    ) -> Reply
}

extension ModelAPI {
    static func prepare(_ shape: inout RequestShape, for request: ModelRequest) {}
}

/// One reply under way: a value, told what came, answering with what it means.
protocol StreamedReply: Sendable {
    associatedtype Framing: ReplyFraming

    /// Whether the event brings the reply forward, or at least says that it will: what only keeps a connection open, as a
    /// comment does, is no reason for more patience.
    static func isProgress(_ event: ServerSentEvent) -> Bool
    /// The next event of the stream.
    mutating func receive(_ event: ServerSentEvent) -> ReadStep<ModelEvent>
    /// A JSON body where a stream was asked for.
    mutating func receiveWhole(_ body: [UInt8]) -> ReadStep<ModelEvent>
}

extension StreamedReply {
    static func isProgress(_ event: ServerSentEvent) -> Bool { !event.isBlank }
}

/// How the bytes of an answer are cut into events.
protocol ReplyFraming: Sendable {
    /// The stream itself begins with a brace, so that it cannot be told from a whole JSON body.
    static var beginsLikeJSON: Bool { get }

    /// Limits in bytes: of one line, and of the data of one event.
    init(lineLimit: Int, eventLimit: Int)

    /// Set when a line or an event is larger than it may be; nothing is read from then on.
    var overflow: EventStreamParser.Overflow? { get }

    /// The events that `bytes` complete. An array, as generic code would ask at each byte what it is.
    mutating func push(_ bytes: [UInt8]) -> [ServerSentEvent]
    /// The event that the end of the answer completes, if any.
    mutating func end() -> ServerSentEvent?
}

extension EventStreamParser: ReplyFraming {
    static var beginsLikeJSON: Bool { false }

    func end() -> ServerSentEvent? { nil }
}
