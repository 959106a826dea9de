import FoundationEssentials
import InterviewKit
import Testing

@Suite("Statuses, ids, commands")
struct ValueTests {
    @Test("a session's status moves only as the design allows, and a refusal names both")
    func transitions() throws {
        let legal: [Status: Set<Status>] = [
            .active: [.paused, .completed, .cancelled], .paused: [.active, .completed, .cancelled],
            .completed: [], .cancelled: [],
        ]
        for from in Status.allCases {
            #expect(from.isFinal == legal[from]?.isEmpty)
            for to in Status.allCases {
                let isLegal = legal[from]?.contains(to) == true
                #expect(from.canBecome(to) == isLegal, "\(from) to \(to)")
                if isLegal {
                    try from.checkTransition(to: to)
                } else {
                    let error = #expect(throws: IllegalTransition.self) { try from.checkTransition(to: to) }
                    #expect(error?.description == "a session that is \(from) cannot become \(to)")
                }
            }
        }
    }

    @Test("session ids are twelve characters that are not mistaken for one another, and do not repeat")
    func sessionIDs() {
        let ids = Set((0..<2000).map { _ in SessionID.random() })
        #expect(ids.count == 2000)
        #expect(!ids.contains { $0.count != 12 || !SessionID.isValid($0) || $0.contains { "ilou".contains($0) } })
        #expect(Set(ids.joined()).count == 32)
    }

    @Test(
        "an id of one's own is 1 to 64 letters, digits, _ and -",
        arguments: [
            ("a", true), ("A-b_9", true), (String(repeating: "x", count: 64), true), ("", false),
            (String(repeating: "x", count: 65), false), ("a b", false), ("a/b", false), ("é", false), ("a\n", false),
            ("a\u{0}", false), ("..", false),
        ])
    func ownID(text: String, isValid: Bool) {
        #expect(SessionID.isValid(text) == isValid)
    }

    @Test("object ids are read as 24 hexadecimal digits and nothing else")
    func objectIDs() {
        #expect(ObjectID(hex: "65A1B2C3D4E5F60718293a4b")?.hex == "65a1b2c3d4e5f60718293a4b")
        for text in [
            "", "65a1b2c3d4e5f60718293a4", "65a1b2c3d4e5f60718293a4bc", "65a1b2c3d4e5f60718293a4g",
            "６5a1b2c3d4e5f60718293a",
        ] {
            #expect(ObjectID(hex: text) == nil, "\(text)")
        }
    }

    @Test("a generator's ids carry the second, order as they were made, and never repeat")
    func generator() {
        var ids = ObjectIDGenerator(seed: 0x1234_5678_9abc_def0)
        var made: [ObjectID] = []
        for index in 0..<3000 { made.append(ids.next(at: Play.dawn.advanced(byMilliseconds: Int64(index)))) }
        #expect(made == made.sorted())
        #expect(Set(made).count == made.count)
        #expect(made[0].hex.prefix(8) == String(1_800_000_000, radix: 16))
        #expect(Set(made.map { $0.hex.dropFirst(8).prefix(10) }).count == 1)
        var others = ObjectIDGenerator()
        #expect(!made.contains(others.next(at: Play.dawn)))
    }

    @Test(
        "a draft is a command only as one known word behind a slash, in any case, or as a call for help",
        arguments: [
            ("/hint", Command.hint), (" /skip \n", .skip), ("/repeat", .repeat), ("/pause", .pause), ("/end", .end),
            ("/cancel", .cancel), ("/retry", .retry), ("/help", .help), ("/quit", .quit), ("/HINT", .hint),
            ("/Skip", .skip), ("?", .help), (" ?\n", .help), ("help", .help), ("Help", .help), ("/etc/hosts", nil),
            ("/", nil), ("??", nil), ("help me", nil), ("/?", nil),
            ("hint", nil), ("/hint please", nil), ("//hint", nil), ("/hints", nil), ("", nil),
            ("/etc", nil), ("say /hint", nil), ("/hint\n/skip", nil),
        ])
    func commands(draft: String, command: Command?) {
        #expect(Command(draft: draft) == command)
    }

    @Test(
        "a word behind a slash that is no command, and a command that is not alone, are slips; code and paths are not",
        arguments: [
            ("/hnit", Command.Slip.unknown("/hnit")), (" /Hnit\n", .unknown("/Hnit")), ("/", .unknown("/")),
            ("/hint please", .notAlone(.hint)), ("/END now", .notAlone(.end)), ("/hint\n/skip", .notAlone(.hint)),
            ("/hint", nil), ("/HINT", nil), ("?", nil), ("help", nil), ("/etc/hosts", nil), ("/usr is read-only.", nil),
            ("// a comment", nil), ("//", nil), ("/* a comment */", nil), ("/a-z/", nil), ("/404", nil), ("1 / 2", nil),
            ("", nil),
        ])
    func slips(draft: String, slip: Command.Slip?) {
        #expect(Command.Slip(draft: draft) == slip)
    }

    @Test("every command says what it does")
    func summaries() {
        #expect(Set(Command.allCases.map(\.summary)).count == Command.allCases.count)
        #expect(!Command.allCases.contains { $0.summary.isEmpty })
    }
}

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "every millisecond of a second goes to ISO 8601 and back, before 1970 too",
        arguments: [
            (0, "1970-01-01T00:00:00."), (-1000, "1969-12-31T23:59:59."), (1_800_000_000_000, "2027-01-15T08:00:00."),
            (-86_400_000 * 365, "1969-01-01T00:00:00."), (951_782_400_000, "2000-02-29T00:00:00."),
            (253_402_300_799_000, "9999-12-31T23:59:59."), (-2_208_988_800_000, "1900-01-01T00:00:00."),
        ])
    func milliseconds(second: Int64, text: String) {
        for fraction in Int64(0)..<1000 {
            let moment = Timestamp(milliseconds: second + fraction)
            let digits = String(1000 + fraction).dropFirst()
            #expect(moment.iso8601 == text + digits + "Z")
            #expect(Timestamp(iso8601: moment.iso8601) == moment)
        }
    }

    @Test(
        "it reads what others write",
        arguments: [
            ("2027-01-15T08:00:00Z", Int64(1_800_000_000_000)), ("2027-01-15T08:00:00.5Z", 1_800_000_000_500),
            ("2027-01-15T08:00:00.25Z", 1_800_000_000_250), ("2027-01-15T08:00:00.123456789Z", 1_800_000_000_123),
            ("2027-01-15T08:00:00.9999999999999Z", 1_800_000_000_999), ("1969-12-31T23:59:59.9999999999Z", -1),
        ])
    func others(text: String, milliseconds: Int64) {
        #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(
        "what is no date is none",
        arguments: [
            "", "now", "2027-01-15", "2027-13-15T08:00:00Z", "2027-01-15T08:00:00.Z", "2027-01-15T08:00:00.½Z", ".5",
        ])
    func wrong(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test("a date is its millisecond, and minutes are never negative nor overflow")
    func minutes() {
        #expect(Timestamp(Date(timeIntervalSince1970: -0.0005)).milliseconds == -1)
        #expect(Timestamp(Date(timeIntervalSince1970: 1.9999)).milliseconds == 1999)
        let dawn = Play.dawn
        #expect(dawn.advanced(byMilliseconds: 90_000).minutes(since: dawn) == 1.5)
        #expect(dawn.minutes(since: dawn.advanced(byMilliseconds: 90_000)) == 0)
        let ends = [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)]
        #expect(ends[0].minutes(since: ends[1]) == 0)
        #expect(ends[1].minutes(since: ends[0]) > 1e14)
        #expect(abs(Timestamp.now().minutes(since: Timestamp(Date()))) < 1)
    }
}
