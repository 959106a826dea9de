/// Reads one JSON value a line (NDJSON) from bytes, however they were split on their way. Lines may end with LF, CRLF or CR,
/// none of which JSON has inside a line; blank ones are passed over.
struct JSONLines: ReplyFraming {
    static var beginsLikeJSON: Bool { true }

    private let lineLimit: Int
    private var line: [UInt8] = []
    private(set) var overflow: EventStreamParser.Overflow?

    init(lineLimit: Int, eventLimit: Int) {
        self.lineLimit = lineLimit
    }

    mutating func push(_ bytes: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            guard overflow == nil else { break }
            if byte == 0x0A || byte == 0x0D {
                if let event = endLine() { events.append(event) }
            } else if line.count < lineLimit {
                line.append(byte)
            } else {
                overflow = .line
            }
        }
        return events
    }

    /// A last line without a line end counts when it is JSON to its end: it cannot have been cut.
    mutating func end() -> ServerSentEvent? {
        endLine().flatMap { JSONValue.decode($0.data) == nil ? nil : $0 }
    }

    private mutating func endLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        return isBlank ? nil : ServerSentEvent(data: line)
    }
}
