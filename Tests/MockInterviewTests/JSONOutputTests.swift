internal import Foundation
internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("Documents as --json prints them")
struct JSONOutputTests {
    private func object(_ value: some Encodable) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: Data(try JSONOutput.text(value).utf8))
        return try #require(json as? [String: Any])
    }

    @Test("a session has the collection's field names, and dates in ISO 8601 with milliseconds and Z")
    func session() throws {
        var session = Samples.session(minutes: 12.5)
        session.startedAt = Samples.moment
        session.completedAt = Samples.moment.advanced(byMilliseconds: 875)
        let fields = try object(session)
        #expect(
            Set(fields.keys) == [
                "_id", "session_id", "role", "interview_level", "status", "created_at", "updated_at", "started_at",
                "completed_at", "duration_minutes",
            ])
        #expect(fields["created_at"] as? String == "2026-03-01T09:30:00.125Z")
        #expect(fields["completed_at"] as? String == "2026-03-01T09:30:01.000Z")
        #expect((fields["_id"] as? String)?.count == 24)
    }

    @Test("a message has the collection's field names")
    func message() throws {
        let fields = try object(Samples.message(.user, "Hello", 2))
        #expect(Set(fields.keys) == ["_id", "role", "content", "created_at", "session_id"])
        #expect(fields["role"] as? String == "user")
    }

    @Test(
        "duration_minutes is a plain number, short where it can be",
        arguments: [(0, "0"), (3, "3"), (12.5, "12.5"), (0.1, "0.1"), (7.43, "7.43")] as [(Double, String)])
    func duration(minutes: Double, text: String) throws {
        let json = try JSONOutput.text(Samples.session(minutes: minutes))
        #expect(json.contains("\"duration_minutes\" : \(text),"), "\(json)")
    }

    @Test("a duration that is no number does not keep a session from being printed")
    func strangeDurations() throws {
        for minutes in [Double.nan, .infinity, -.infinity] {
            #expect(try object(Samples.session(minutes: minutes))["duration_minutes"] is String)
        }
    }

    @Test("show --json is one object with what there is")
    func interview() throws {
        let record = Samples.record()
        let whole = try object(JSONOutput.Interview(record, [Samples.feedback("Good.")]))
        #expect(Set(whole.keys) == ["version", "session", "messages", "turns", "feedback"])
        #expect(whole["version"] as? Int == 1)
        let bare = InterviewRecord(session: record.session, plan: record.plan)
        #expect(Set(try object(JSONOutput.Interview(bare, [])).keys) == ["version", "session", "messages"])
    }

    @Test("list --json is one object, also without any interviews")
    func list() throws {
        let none = try object(JSONOutput.Sessions([]))
        #expect(Set(none.keys) == ["version", "sessions"] && none["version"] as? Int == 1)
        let one = try object(JSONOutput.Sessions([Samples.session()]))
        #expect((one["sessions"] as? [[String: Any]])?.first?["session_id"] as? String == "7k2mabcdefgh")
    }

    @Test("what could steer a terminal is escaped, and reads back as it was stored")
    func escaping() throws {
        let content = "\u{1B}[31m \u{9B}31m \u{202E}abc\u{2066} \u{7F} \u{2028} é 面接 👩‍👩‍👧 \"\\ \r\n\t/"
        let json = try JSONOutput.text(Samples.message(.user, content, 2))
        for scalar in json.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
            #expect(!isControl)
            #expect(![0x202E, 0x2066, 0x2028].contains(scalar.value))
        }
        #expect(json.contains("é 面接 👩‍👩‍👧"))
        #expect(try object(Samples.message(.user, content, 2))["content"] as? String == content)
    }
}
