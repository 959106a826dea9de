import InterviewKit
import Testing

@testable import LanguageModels

@Suite("The patience with a server")
struct PatienceTests {
    private let start = ContinuousClock.now
    private let ok = ResponseHead(status: 200)

    private func reader(_ limits: ReplyLimits = ReplyLimits()) -> ReplyReader<ChatReply> {
        let reply = ChatReply(mapping: FaultMapping(), limit: limits.replyBytes)
        return ReplyReader(reply, limits: limits, mapping: FaultMapping(), start: start)
    }

    private func time(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("is 120 s for the first event, and neither headers nor comments prolong it")
    func firstEvent() {
        var reader = reader()
        #expect(reader.deadline == time(120))
        _ = reader.receive(ok, at: time(50))
        _ = reader.receive(Array(": keep-alive\n\n".utf8), at: time(60))
        #expect(reader.deadline == time(120))
        #expect(reader.expire(at: time(120)) == .failed(.stalled(seconds: 120)))
    }

    @Test("is 60 s from each event to the next, and comments do not prolong it")
    func betweenEvents() {
        var reader = reader()
        _ = reader.receive(ok, at: time(1))
        #expect(reader.receive(Array(Stream.text("a").utf8), at: time(100)).events == [.text("a")])
        #expect(reader.deadline == time(160))
        _ = reader.receive(Array(": keep-alive\n\ndata: {\"half\"".utf8), at: time(150))
        #expect(reader.deadline == time(160))
        #expect(reader.expire(at: time(160)) == .failed(.stalled(seconds: 60)))
    }

    @Test("ends after 600 s in all, however lively the server is")
    func total() {
        var reader = reader()
        _ = reader.receive(ok, at: time(1))
        for second in stride(from: 50, through: 590, by: 30) {
            _ = reader.receive(Array(Stream.text("a").utf8), at: time(second))
        }
        #expect(reader.deadline == time(600))
        #expect(
            reader.expire(at: time(600)) == .failed(.interrupted(reason: "the reply took longer than 600 s")))
    }

    @Test("with an error page ends early, and the error is told from what came of it")
    func errorPage() {
        var reader = reader()
        _ = reader.receive(ResponseHead(status: 500), at: time(10))
        #expect(reader.deadline == time(25))
        _ = reader.receive(Array("Oops".utf8), at: time(20))
        #expect(
            reader.expire(at: time(25)) == .failed(.unavailable(status: 500, retryAfter: nil, reason: "Oops")))
    }
}
