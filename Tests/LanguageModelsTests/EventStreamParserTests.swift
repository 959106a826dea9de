import Testing

@testable import LanguageModels

@Suite("An event stream")
struct EventStreamParserTests {
    private func events(in text: String, piece: Int = .max) -> [ServerSentEvent] {
        var parser = EventStreamParser(lineLimit: 100, eventLimit: 300)
        var rest = Array(text.utf8)[...]
        var events: [ServerSentEvent] = []
        while !rest.isEmpty {
            events += parser.push(Array(rest.prefix(piece)))
            rest = rest.dropFirst(piece)
        }
        return events
    }

    private func event(_ data: String, name: String? = nil) -> ServerSentEvent {
        ServerSentEvent(name: name, data: Array(data.utf8))
    }

    static let readings: [(String, [String])] = [
        ("data: a\n\n", ["a"]),
        ("data: a\r\n\r\n", ["a"]),
        ("data: a\r\r", ["a"]),
        ("data: a\r\n\r\ndata: b\r\r\ndata: c\n\n", ["a", "b", "c"]),
        ("data:a\n\n", ["a"]),
        ("data:  a \n\n", [" a "]),
        ("data: a\ndata: b\n\n", ["a\nb"]),
        ("data: a\r\ndata: b\r\n\r\n", ["a\nb"]),
        ("data: a\ndata\ndata:\n\n", ["a\n\n"]),
        ("data:\n\n", [""]),
        (": comment\n\n:\n\ndata: a\n\n", ["a"]),
        ("id: 1\nretry: 5\nevent: x\n\n", []),
        ("data: a: b\n\n", ["a: b"]),
        ("\n\n\n", []),
        ("data: a\n", []),
        ("data: a", []),
        ("datax: a\n\n", []),
        ("data: \u{E9}\u{1F600}\n\n", ["\u{E9}\u{1F600}"]),
    ]

    @Test("is read with every line end, whole and byte by byte", arguments: readings)
    func reads(text: String, data: [String]) {
        for piece in [1, 2, 3, Int.max] {
            #expect(events(in: text, piece: piece) == data.map { event($0) }, "in pieces of \(piece)")
        }
    }

    @Test("keeps the name of an event, and not for the next one")
    func names() {
        #expect(events(in: "event: error\ndata: a\n\ndata: b\n\n") == [event("a", name: "error"), event("b")])
    }

    @Test("delivers what came before a line that is too long, and nothing behind it")
    func longLine() {
        var parser = EventStreamParser(lineLimit: 10, eventLimit: 100)
        #expect(parser.push(Array("data: a\n\ndata: 56789\n\ndata: b\n\n".utf8)) == [event("a")])
        #expect(parser.overflow == .line)
        #expect(parser.push(Array("data: b\n\n".utf8)).isEmpty)
    }

    @Test("takes a line of exactly its limit")
    func fullLine() {
        var parser = EventStreamParser(lineLimit: 10, eventLimit: 100)
        #expect(parser.push(Array("data: 6789\n\n".utf8)) == [event("6789")])
        #expect(parser.overflow == nil)
    }

    @Test("ends at an event that is too large, however short its lines are")
    func largeEvent() {
        var parser = EventStreamParser(lineLimit: 10, eventLimit: 20)
        for _ in 0..<30 { _ = parser.push(Array("data: 6789\n".utf8)) }
        #expect(parser.overflow == .event)
    }
}
