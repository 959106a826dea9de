import InterviewKit
import Testing

@testable import MockInterview

@Suite("What doctor tells of the outbox")
struct KeptReportTests {
    @Test("names each place with its count, and each refused write with its reason, but never what was said")
    func lines() throws {
        let moment = Timestamp(milliseconds: 1_772_357_400_125)
        var ids = ObjectIDGenerator(seed: 1)
        func kept(_ place: String, refusal: String? = nil) -> KeptWrite {
            let message = Message(
                id: ids.next(at: moment), role: .user, content: "secret answer", createdAt: moment, sessionID: "s1")
            return KeptWrite(place: place, write: .append(message), keptAt: moment, refusal: refusal)
        }
        let lines = KeptReport.lines(
            [kept("a:1/db"), kept("b:2/db"), kept("a:1/db"), kept("a:1/db", refusal: "validation")], path: "/o.sqlite")
        let text = lines.joined(separator: "\n")
        #expect(text.contains("Kept on this machine, in /o.sqlite"))
        #expect(text.contains("waiting for a:1/db: 2 writes, the oldest since 2026-03-01"))
        #expect(text.contains("waiting for b:2/db: 1 write, "))
        #expect(text.contains("of session s1, refused by a:1/db: validation"))
        #expect(!text.contains("secret answer"))
        #expect(KeptReport.lines([], path: "/o.sqlite").isEmpty)
    }
}
