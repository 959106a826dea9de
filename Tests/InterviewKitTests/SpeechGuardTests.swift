import Testing

@testable import InterviewKit

@Suite("What a model may say")
struct SpeechGuardTests {
    static func scene(_ request: SpeechRequest) throws -> SpeechScene {
        let exchange = try #require(request.record.exchanges.last)
        return SpeechScene(request, exchange, request.record.plan.prepared.first)
    }

    /// What comes out for pieces, and what it was of.
    static func heard(_ pieces: [String], _ request: SpeechRequest) throws -> (String, SpeechGuard) {
        var speech = SpeechGuard(try scene(request))
        var said = ""
        for piece in pieces { said += speech.take(piece) }
        said += speech.finish()
        return (said, speech)
    }

    static let clarification = SpeechSample.request(
        .clarification, [SpeechSample.answer, .candidate("What do you mean by slow?", .clarification)])
    static let probe = SpeechSample.request(.probe)

    @Test("every statement of the table is said or cut for its reason", arguments: SpeechTable.statements)
    func statements(text: String, fault: SpeechFault?) throws {
        let (said, speech) = try Self.heard([text], Self.clarification)
        #expect(speech.fault == fault, "\(said)")
        if fault == nil { #expect(said == text) }
    }

    @Test("every question of the table is asked or cut for its reason", arguments: SpeechTable.questions)
    func questions(text: String, fault: SpeechFault?) throws {
        let (said, speech) = try Self.heard([text], Self.probe)
        #expect(speech.fault == fault)
        #expect(said == (fault == nil ? text : ""))
        #expect(speech.makesTheMove == (fault == nil))
    }

    @Test("a first sentence that may be said is, and the speech ends at the first that may not")
    func ends() throws {
        let text = "Work is waiting, you said. Great answer! Where do tasks go while the threads are busy?"
        let (said, speech) = try Self.heard([text], Self.probe)
        #expect(said == "Work is waiting, you said.")
        #expect(speech.fault == .verdict)
        #expect(!speech.makesTheMove)
    }

    @Test("after its question a probe says nothing more")
    func one() throws {
        let text = "Where do tasks go while all threads are busy? And what do you do about memory? Take your time."
        let (said, speech) = try Self.heard([text], Self.probe)
        #expect(said == "Where do tasks go while all threads are busy?")
        #expect(speech.makesTheMove)
    }

    @Test("a hint asks one thing at most, and must bring what it is to bring")
    func hints() throws {
        let second = SpeechSample.request(.hint, [SpeechSample.answer, .interviewer("First.", .hint)])
        let (said, speech) = try Self.heard(
            ["What stands between those who hand work in and the threads? And what takes the work out?"], second)
        #expect(said == "What stands between those who hand work in and the threads?")
        #expect(speech.fault == .secondQuestion)
        #expect(speech.makesTheMove)
        let third = SpeechSample.request(
            .hint, [SpeechSample.answer, .interviewer("First.", .hint), .interviewer("Second.", .hint)])
        #expect(
            try !Self.heard(["The central idea is that the pool has to say that it is full."], third).1.makesTheMove)
        let given = try Self.heard(["The idea is back-pressure: the pool must say it is full."], third).1
        #expect(given.fault == nil)
        #expect(given.makesTheMove)
        #expect(try Self.heard(["The idea is a timeout in the pool that is full."], third).1.fault == .leak)
    }

    @Test("a word of a key point may be said once the candidate has said it, in the singular or the plural")
    func used() throws {
        let said = SpeechSample.Line.candidate("I would set timeouts and let tasks go.")
        let request = SpeechSample.request(.probe, [said])
        let text = "With a timeout set, where do tasks go while all threads are busy?"
        #expect(try Self.heard([text], request).0 == text)
        #expect(try Self.heard([text], Self.probe).1.fault == .leak)
    }

    @Test(
        "three words or more in quotation marks are the candidate's, or the question's",
        arguments: [
            ("You said \"work is waiting too\".", true), ("You said “the  Threads wait”.", true),
            ("By \"set this up\" I mean the pool alone.", true), ("That is your \"waiting\", in a word.", true),
            ("You said \"work is never waiting\".", false), ("You said “all the work is waiting”.", false),
            ("So you said 'nothing is ever late' before.", false),
            ("You said \"work is waiting too. It is lost\".", false),
            ("Call `pool.submit(work, at: once)` as often as you like.", true),
        ])
    func quotations(text: String, isSaid: Bool) throws {
        let (said, speech) = try Self.heard([text], Self.clarification)
        #expect(speech.fault == (isSaid ? nil : .misquotation), "\(said)")
    }

    @Test("yes and no are no reply to a guess at a key point")
    func guesses() throws {
        let guess = SpeechSample.Line.candidate("Do you mean that tasks pile up?", .clarification)
        let request = SpeechSample.request(.clarification, [guess])
        #expect(try Self.heard(["Yes, I mean the service as a whole."], request).1.fault == .verdict)
    }

    @Test("nothing that was said in the interview is said again, not even nearly")
    func repetitions() throws {
        let lines: [SpeechSample.Line] = [
            SpeechSample.answer,
            .interviewer("So where do the waiting tasks go while all of the threads are busy?", .probe),
            .candidate("Somewhere."),
        ]
        let request = SpeechSample.request(.probe, lines)
        for text in [
            "So where do the waiting tasks go while all of the threads are busy?",
            "so, where do the waiting tasks go – while all of the threads are busy?",
            "And so where do the waiting tasks go while all of the threads are busy?",
        ] {
            #expect(try Self.heard([text], request).1.fault == .repetition, "\(text)")
        }
        #expect(try Self.heard(["In which place does a task go while threads are busy?"], request).1.fault == nil)
        let twice = "Assume one machine. Assume one machine."
        #expect(try Self.heard([twice], Self.clarification).0 == "Assume one machine.")
    }

    @Test("a speech has at most 120 words, the question's own included, however many the model has")
    func long() throws {
        let sentences = (1...200).map { "The threads of number \($0) wait for system \($0 * 7)." }
        let (said, speech) = try Self.heard(sentences.map { $0 + " " }, Self.clarification)
        #expect(speech.fault == .tooLong)
        let own = try Self.scene(Self.clarification).ownWordCount
        #expect(SpeechGuard.words(in: said) <= 120 - own)
        #expect(SpeechGuard.words(in: said) > 120 - own - 10)
        let endless = String(repeating: "threads and ", count: 1000)
        #expect(try Self.heard([endless], Self.clarification).1.fault == .tooLong)
        #expect(try Self.heard([endless], Self.clarification).0.isEmpty)
    }

    @Test("words that only lead in are left out, and quotation marks around all of it")
    func leadIns() throws {
        let text = "Where do tasks go while all threads are busy?"
        for lead in [
            "Sure! ", "Certainly!\n\n", "Thank you. ", "Here is the follow-up question:\n", "Great question! ",
        ] {
            #expect(try Self.heard([lead + text], Self.probe).0 == text, "\(lead)")
        }
        #expect(try Self.heard(["\"" + text + "\""], Self.probe).0 == text)
        #expect(try Self.heard([text + " Sure!"], Self.probe).0 == text)
    }

    @Test("the last sentence of a reply that was cut is not said")
    func cut() throws {
        var speech = SpeechGuard(try Self.scene(Self.clarification))
        #expect(speech.take("Assume one machine. The threads are") == "Assume one machine.")
        #expect(speech.finish(isCut: true) == "")
        var other = SpeechGuard(try Self.scene(Self.clarification))
        #expect(other.take("Assume one machine. The threads are") == "Assume one machine.")
        #expect(other.finish() == " The threads are")
    }

    @Test("whatever pieces a text arrives in, the same is said")
    func chunks() throws {
        let texts =
            SpeechTable.statements.map(\.0) + [
                "Sure! Assume one machine, e.g. yours. It has 1.5 GB. “Why?” does not matter… And `a.b? c` neither. Great!",
                "Threads wait.\r\nTasks wait too.\n\nWhat do the tasks do? What else?", "é e\u{301} 👩‍👩‍👧 x. Y.",
            ]
        var generator = SeededGenerator(text: "chunks")
        let whole = texts.joined(separator: " ")
        for text in texts + [whole] {
            let (expected, speech) = try Self.heard([text], Self.clarification)
            let bytes = Array(text.unicodeScalars)
            for round in 0..<(text == whole ? 6 : 2) {
                var pieces: [String] = []
                var start = 0
                while start < bytes.count {
                    let size = round == 0 ? 1 : Int.random(in: 1...12, using: &generator)
                    let end = min(bytes.count, start + size)
                    var view = String.UnicodeScalarView()
                    view.append(contentsOf: bytes[start..<end])
                    pieces.append(String(view))
                    start = end
                }
                let (said, other) = try Self.heard(pieces, Self.clarification)
                #expect(said == expected && other.fault == speech.fault && other.released == speech.released)
            }
        }
    }
}
