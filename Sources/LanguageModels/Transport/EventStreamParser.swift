/// One event of a `text/event-stream`.
struct ServerSentEvent: Hashable, Sendable {
    /// The `event` field, where there was one.
    var name: String?
    /// The `data` lines, joined by LF.
    var data: [UInt8]

    /// Whether there is nothing in it.
    var isBlank: Bool { data.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

/// Reads server-sent events (WHATWG HTML, 9.2.6) from bytes, however they were split on their way: lines may end with
/// LF, CRLF or CR, and a character may arrive in pieces. Comments and fields other than `event` and `data` are passed
/// over. An event that its blank line never ended is none.
struct EventStreamParser: Sendable {
    /// Why the stream cannot be read on.
    enum Overflow: Hashable, Sendable {
        case line, event
    }

    private let lineLimit: Int
    private let eventLimit: Int
    private var line: [UInt8] = []
    private var lastByteWasCR = false
    private var name: String?
    private var data: [UInt8] = []
    private var hasData = false
    /// Set when a line or an event is larger than it may be; nothing is read from then on.
    private(set) var overflow: Overflow?

    /// Limits in bytes: of one line, and of the data of one event.
    init(lineLimit: Int, eventLimit: Int) {
        self.lineLimit = lineLimit
        self.eventLimit = eventLimit
    }

    /// The events that `bytes` complete.
    mutating func push(_ bytes: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            guard overflow == nil else { break }
            // The LF of a CRLF whose CR already ended the line.
            let isSecondHalf = byte == 0x0A && lastByteWasCR
            lastByteWasCR = byte == 0x0D
            if isSecondHalf { continue }
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

    private mutating func endLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else { return endEvent() }
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
        let field = line[..<(colon ?? line.endIndex)]
        var value = line[(colon.map { $0 + 1 } ?? line.endIndex)...]
        if value.first == 0x20 { value.removeFirst() }
        if field.elementsEqual("data".utf8) {
            guard data.count + value.count < eventLimit else {
                overflow = .event
                return nil
            }
            if hasData { data.append(0x0A) }
            data += value
            hasData = true
        } else if field.elementsEqual("event".utf8) {
            name = String(decoding: value, as: UTF8.self)
        }
        return nil
    }

    private mutating func endEvent() -> ServerSentEvent? {
        defer {
            name = nil
            data = []
            hasData = false
        }
        return hasData ? ServerSentEvent(name: name, data: data) : nil
    }
}
