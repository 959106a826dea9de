import FoundationEssentials
import InterviewKit
import Testing

@Suite("Documents, in both dialects, field for field")
struct DocumentTests {
    static let id = ObjectIDGenerator(seed: 2).first
    static let other = ObjectIDGenerator(seed: 4).first
    static let moment = Timestamp(milliseconds: 1_800_000_000_125)
    static let plainDate = #""2027-01-15T08:00:00.125Z""#
    static let date = #"{"$date":{"$numberLong":"1800000000125"}}"#

    static func text(_ value: some Encodable, _ dialect: DocumentDialect) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let key = DocumentDialect.key { encoder.userInfo[key] = dialect }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String, _ dialect: DocumentDialect) throws -> Value {
        let decoder = JSONDecoder()
        if let key = DocumentDialect.key { decoder.userInfo[key] = dialect }
        return try decoder.decode(Value.self, from: Data(text.utf8))
    }

    static func check<Value: Codable & Equatable>(_ value: Value, plain: String, extended: String) throws {
        #expect(try text(value, .plainJSON) == plain)
        #expect(try text(value, .extendedJSON) == extended)
        #expect(try Self.value(plain, .plainJSON) == value)
        #expect(try Self.value(extended, .extendedJSON) == value)
    }

    static var oid: String { #"{"$oid":"\#(id.hex)"}"# }

    @Test("a message")
    func message() throws {
        try Self.check(
            Message(id: Self.id, role: .user, content: "a/b \"ü\" \u{1b}", createdAt: Self.moment, sessionID: "abc"),
            plain:
                #"{"_id":"\#(Self.id)","content":"a/b \"ü\" \u001b","created_at":\#(Self.plainDate),"role":"user","session_id":"abc"}"#,
            extended:
                #"{"_id":\#(Self.oid),"content":"a/b \"ü\" \u001b","created_at":\#(Self.date),"role":"user","session_id":"abc"}"#
        )
    }

    @Test("a session that has not begun")
    func newSession() throws {
        try Self.check(
            Session(id: Self.id, sessionID: "abc", role: .aiGenAI, level: .advanced, createdAt: Self.moment),
            plain:
                #"{"_id":"\#(Self.id)","created_at":\#(Self.plainDate),"duration_minutes":0,"interview_level":"advanced","role":"ai-genai","session_id":"abc","status":"active","updated_at":\#(Self.plainDate)}"#,
            extended:
                #"{"_id":\#(Self.oid),"created_at":\#(Self.date),"duration_minutes":{"$numberDouble":"0.0"},"interview_level":"advanced","role":"ai-genai","session_id":"abc","status":"active","updated_at":\#(Self.date)}"#
        )
    }

    @Test("a session that is over")
    func oldSession() throws {
        try Self.check(
            Session(
                id: Self.id, sessionID: "abc", role: .java, level: .beginner, status: .completed,
                createdAt: Self.moment,
                startedAt: Self.moment, completedAt: Self.moment, durationMinutes: 12.25),
            plain:
                #"{"_id":"\#(Self.id)","completed_at":\#(Self.plainDate),"created_at":\#(Self.plainDate),"duration_minutes":12.25,"interview_level":"beginner","role":"java","session_id":"abc","started_at":\#(Self.plainDate),"status":"completed","updated_at":\#(Self.plainDate)}"#,
            extended:
                #"{"_id":\#(Self.oid),"completed_at":\#(Self.date),"created_at":\#(Self.date),"duration_minutes":{"$numberDouble":"12.25"},"interview_level":"beginner","role":"java","session_id":"abc","started_at":\#(Self.date),"status":"completed","updated_at":\#(Self.date)}"#
        )
    }

    @Test(
        "a session as another program may write it: integers, nulls, unknown names, fields missing",
        arguments: [
            #""duration_minutes":{"$numberInt":"7"},"started_at":null,"completed_at":null"#,
            #""duration_minutes":{"$numberLong":"7"}"#,
            #""duration_minutes":{"$numberDouble":"7.0"},"more":{"$numberInt":"1"}"#,
        ])
    func foreignSession(rest: String) throws {
        let session: Session = try Self.value(
            #"{"_id":\#(Self.oid),"session_id":"abc","role":"cobol","interview_level":"guru","status":"paused","created_at":\#(Self.date),\#(rest)}"#,
            .extendedJSON)
        #expect(session.durationMinutes == 7)
        #expect(session.role.rawValue == "cobol")
        #expect(session.startedAt == nil && session.completedAt == nil)
        #expect(session.updatedAt == session.createdAt)
    }

    @Test("a plan")
    func plan() throws {
        try Self.check(
            Plan(
                sessionID: "abc", questions: 4, minutes: 30, hardStop: true, stretchBeganAt: Self.moment,
                minutesBeforeStretch: 1.5),
            plain:
                #"{"_id":"abc","minutes_before_stretch":1.5,"settings":{"hard_stop":true,"minutes":30,"questions":4},"stretch_began_at":\#(Self.plainDate)}"#,
            extended:
                #"{"_id":"abc","minutes_before_stretch":{"$numberDouble":"1.5"},"settings":{"hard_stop":true,"minutes":{"$numberInt":"30"},"questions":{"$numberInt":"4"}},"stretch_began_at":\#(Self.date)}"#
        )
        try Self.check(
            Plan(sessionID: "abc", writingTokens: TokenUsage(prompt: 12, reply: 3)),
            plain:
                #"{"_id":"abc","minutes_before_stretch":0,"settings":{"hard_stop":false,"questions":6},"writing_tokens":{"prompt":12,"reply":3}}"#,
            extended:
                #"{"_id":"abc","minutes_before_stretch":{"$numberDouble":"0.0"},"settings":{"hard_stop":false,"questions":{"$numberInt":"6"}},"writing_tokens":{"prompt":{"$numberInt":"12"},"reply":{"$numberInt":"3"}}}"#
        )
        try Self.check(
            Plan(sessionID: "abc"),
            plain: #"{"_id":"abc","minutes_before_stretch":0,"settings":{"hard_stop":false,"questions":6}}"#,
            extended:
                #"{"_id":"abc","minutes_before_stretch":{"$numberDouble":"0.0"},"settings":{"hard_stop":false,"questions":{"$numberInt":"6"}}}"#
        )
    }

    @Test("a turn, for every move", arguments: Turn.Move.allCases)
    func turn(move: Turn.Move) throws {
        try Self.check(
            Turn(
                id: Self.id, sessionID: "abc", question: 2, questionID: "q", move: move, keyPoint: "k", isCut: true),
            plain:
                #"{"_id":"\#(Self.id)","cut":true,"key_point":"k","move":"\#(move.rawValue)","question":2,"question_id":"q","session_id":"abc"}"#,
            extended:
                #"{"_id":\#(Self.oid),"cut":true,"key_point":"k","move":"\#(move.rawValue)","question":{"$numberInt":"2"},"question_id":"q","session_id":"abc"}"#
        )
        try Self.check(
            Turn(id: Self.id, sessionID: "abc", question: 2, move: move),
            plain: #"{"_id":"\#(Self.id)","cut":false,"move":"\#(move.rawValue)","question":2,"session_id":"abc"}"#,
            extended:
                #"{"_id":\#(Self.oid),"cut":false,"move":"\#(move.rawValue)","question":{"$numberInt":"2"},"session_id":"abc"}"#
        )
    }

    @Test("an assessment")
    func assessment() throws {
        try Self.check(
            Assessment(
                id: Self.id, sessionID: "abc", question: 1, method: .model, kind: .dontKnow,
                covered: [.init(keyPoint: "a", quotation: "words")], missing: ["b", "c"], claimed: 4, judge: "tiny",
                tokens: TokenUsage(prompt: 12, reply: 3)),
            plain:
                #"{"_id":"\#(Self.id)","claimed":4,"covered":[{"key_point":"a","quotation":"words"}],"judge":"tiny","kind":"dont_know","method":"model","missing":["b","c"],"question":1,"session_id":"abc","tokens":{"prompt":12,"reply":3}}"#,
            extended:
                #"{"_id":\#(Self.oid),"claimed":{"$numberInt":"4"},"covered":[{"key_point":"a","quotation":"words"}],"judge":"tiny","kind":"dont_know","method":"model","missing":["b","c"],"question":{"$numberInt":"1"},"session_id":"abc","tokens":{"prompt":{"$numberInt":"12"},"reply":{"$numberInt":"3"}}}"#
        )
    }

    @Test("a report")
    func feedback() throws {
        try Self.check(
            Feedback(
                id: Self.id, sessionID: "abc", createdAt: Self.moment, outcome: .failed, author: "m",
                programVersion: "1", content: "c"),
            plain:
                #"{"_id":"\#(Self.id)","author":"m","content":"c","created_at":\#(Self.plainDate),"outcome":"failed","program_version":"1","session_id":"abc"}"#,
            extended:
                #"{"_id":\#(Self.oid),"author":"m","content":"c","created_at":\#(Self.date),"outcome":"failed","program_version":"1","session_id":"abc"}"#
        )
    }

    @Test("a report as data, and one in another version's form, which is read without it")
    func report() throws {
        var report = ReportSample.report([
            (ReportSample.locks, [.said("It is locks one.", [("one", "locks one")], claimed: 2), .interviewer(.hint)])
        ])
        report.remarks = FeedbackReport.Remarks(author: "m")
        let plain = try Self.text(report, .plainJSON)
        let message = try #require(report.strengths.first?.message)
        for part in [
            #""method":"model""#, #""judges":["judge-1"]"#, #""total":2"#, #""tokens":{"prompt":1000,"reply":100}"#,
            #""remarks":{"author":"m","left_out":0,"next_steps":[],"remarks":[]}"#,
            #""dimensions":[{"name":"correctness","text":"2 of 5 for one question."},"#,
            #""follow_ups":0,"fruitful_aids":0,"hints":1,"#, #""number":1,"question":"What about locks?","#,
            #"{"id":"one","message":"\#(message)","quotation":"locks one","sentence":"Point one of locks.","unaided":true}"#,
            #"{"id":"two","sentence":"Point two of locks.","unaided":false}"#,
            #""reference":"All there is to say of locks.","reference_label":"question bank; JLS 17","score":2,"#
                + #""source":"JLS 17","state":"scored","topic":"concurrency","unassessed":0}"#,
            #""strengths":[{"message":"\#(message)","question":1,"quotation":"locks one","text":"Point one of locks."}]"#,
            #""questions":[1],"sources":["JLS 17"],"topic":"concurrency"}"#,
        ] {
            #expect(plain.contains(part), "\(part) in \(plain)")
        }
        let extended = try Self.text(report, .extendedJSON)
        for part in [
            #""total":{"$numberDouble":"2.0"}"#, #""questions":[{"$numberInt":"1"}]"#, #""score":{"$numberInt":"2"}"#,
            #""message":{"$oid":"\#(message)"}"#,
        ] {
            #expect(extended.contains(part), "\(part) in \(extended)")
        }
        for other in [#"{"method":"model"}"#, #""words""#, "null", "[1]"] {
            let feedback: Feedback = try Self.value(
                #"{"_id":"\#(Self.id)","author":"m","content":"c","created_at":\#(Self.plainDate),"outcome":"written","program_version":"1","session_id":"abc","report":\#(other)}"#,
                .plainJSON)
            #expect(feedback.report == nil && feedback.content == "c")
        }
    }

    @Test("numbers: whole ones beyond 32 bits, any type when read, nothing else")
    func numbers() throws {
        #expect(try Self.text(DocumentInteger(3_000_000_000), .extendedJSON) == #"{"$numberLong":"3000000000"}"#)
        let read: DocumentInteger = try Self.value(#"{"$numberDouble":"4.0"}"#, .extendedJSON)
        #expect(read.value == 4)
        for text in [#"{"$numberDouble":"4.5"}"#, #"{"$numberInt":"x"}"#, #"{"number":"4"}"#] {
            #expect(throws: DecodingError.self) { let _: DocumentInteger = try Self.value(text, .extendedJSON) }
        }
        #expect(throws: DecodingError.self) { let _: Timestamp = try Self.value(#""yesterday""#, .plainJSON) }
        #expect(throws: DecodingError.self) { let _: ObjectID = try Self.value(#""12""#, .plainJSON) }
        #expect(throws: DecodingError.self) { let _: ObjectID = try Self.value(#"{"$oid":"12"}"#, .extendedJSON) }
    }

    @Test("a change changes what it names and always the time of the last change")
    func change() {
        var session = Session(
            id: Self.id, sessionID: "abc", role: .java, level: .beginner, createdAt: Self.moment, durationMinutes: 3)
        let later = Self.moment.advanced(byMilliseconds: 5)
        session.apply(SessionChange(updatedAt: later))
        #expect(session.updatedAt == later && session.durationMinutes == 3 && session.status == .active)
        session.apply(SessionChange(status: .paused, startedAt: later, durationMinutes: 4, updatedAt: later))
        #expect(session.status == .paused && session.startedAt == later && session.durationMinutes == 4)
    }

    @Test("a duration that no interview can have lasted counts as none", arguments: ["NaN", "Infinity", "1e300", "-5"])
    func absurdDurations(number: String) throws {
        let json = """
            {"_id": {"$oid": "6b0418e8b6d6e26538c96102"}, "session_id": "a", "role": "java", "status": "active",
             "interview_level": "beginner", "created_at": {"$date": {"$numberLong": "0"}},
             "duration_minutes": {"$numberDouble": "\(number)"}}
            """
        let decoder = JSONDecoder()
        let key = try #require(DocumentDialect.key)
        decoder.userInfo[key] = DocumentDialect.extendedJSON
        #expect(try decoder.decode(Session.self, from: Data(json.utf8)).durationMinutes == 0)
    }
}
