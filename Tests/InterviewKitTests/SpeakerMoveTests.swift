import Testing

@testable import InterviewKit

@Suite("What the speaker says for each move")
struct SpeakerMoveTests {
    static func said(
        _ move: Turn.Move, _ lines: [SpeechSample.Line], model: ScriptedModel,
        question: Question? = SpeechSample.question,
        text: String? = nil
    ) async throws -> String {
        try await SpeakerTests.said(model, SpeechSample.request(move, lines, question: question, text: text))
    }

    @Test(
        "what a command does is told by code, whatever the model would say",
        arguments: [
            ("Can we skip this one?", "/skip"), ("Next question please", "/skip"), ("Let's move on", "/skip"),
            ("I need a hint", "/hint"), ("Could you give me a clue?", "/hint"),
            ("Please repeat the question again", "again"),
            ("I want to stop the interview", "/end"), ("Let’s take a break", "/end"), ("Give me five points", "/hint"),
            ("Tell me the answer", "/repeat"), ("Skip it or give me a hint", "/skip"),
        ])
    func requests(message: String, told: String) async throws {
        let model = ScriptedModel("You get five points.")
        let said = try await Self.said(.clarification, [.candidate(message, .request)], model: model)
        if message.contains("break") {
            #expect(said.contains("/pause"))
        } else {
            #expect(said.contains(told), "\(said)")
        }
        #expect(!said.contains("points"))
        #expect(model.requests.isEmpty)
    }

    @Test("a message that could not be judged is a request for a hint only when it says so plainly")
    func unjudged() async throws {
        let model = ScriptedModel("Assume that one machine runs the service.")
        #expect(
            try await Self.said(.clarification, [.candidate("A hint please?", nil)], model: model).contains("/hint"))
        let question = SpeechSample.Line.candidate("Does the service stop when a thread does?", .clarification)
        #expect(
            try await Self.said(.clarification, [question], model: model) == "Assume that one machine runs the service."
        )
    }

    @Test("whoever asks to hear the question again hears it, without a model")
    func again() async throws {
        let model = ScriptedModel("No.")
        let line = SpeechSample.Line.candidate("Could you repeat that?", .clarification)
        let said = try await Self.said(.clarification, [line], model: model)
        #expect(said.hasSuffix(SpeechSample.question.text))
        #expect(model.requests.isEmpty)
    }

    @Test("no hint is offered when all were given")
    func noHint() async throws {
        let hints = Array(repeating: SpeechSample.Line.interviewer("Hint.", .hint), count: 3)
        let model = ScriptedModel("No.")
        let said = try await Self.said(.clarification, hints + [.candidate("A hint!", .request)], model: model)
        #expect(!said.contains("/hint") && said.contains("/skip"))
        let request = SpeechSample.request(.hint, hints)
        var events: [SpeechEvent] = []
        for try await event in Speaker(model: model, bank: BankTests.bank).speak(request) { events.append(event) }
        #expect(events == [.nothingLeft])
    }

    @Test("small talk gets one sentence, no question, and the way back")
    func smallTalk() async throws {
        let line = SpeechSample.Line.candidate("What a sunny day it is!", .offTopic)
        let back = Phrases.wayBack(0)
        let cases = [
            ("Enjoy the sunshine. It is warm too. What do you do today?", "Enjoy the sunshine. " + back),
            ("Is it warm where you are?", back), ("Great!", back), ("", back),
            ("As an AI I feel no weather.", back),
        ]
        for (text, expected) in cases {
            #expect(try await Self.said(.clarification, [line], model: ScriptedModel(text)) == expected)
        }
    }

    @Test("a clarification that says nothing usable puts the question again, in other words each time")
    func clarification() async throws {
        let line = SpeechSample.Line.candidate("What do you mean by slow?", .clarification)
        let once = try await Self.said(.clarification, [line], model: ScriptedModel("Correct."))
        #expect(once == Phrases.repeating(0) + " " + SpeechSample.question.text)
        let lines = [line, .interviewer(once, .clarification), line]
        let twice = try await Self.said(.clarification, lines, model: ScriptedModel("Correct."))
        #expect(twice == Phrases.repeating(1) + " " + SpeechSample.question.text)
        #expect(once != twice)
    }

    @Test("a reframing must ask, and about the question")
    func reframing() async throws {
        let line = SpeechSample.Line.candidate("I don't know.", .dontKnow)
        let good = "Picture a slow system. What becomes of work that comes in then?"
        #expect(try await Self.said(.reframe, [line], model: ScriptedModel(good)) == good)
        for text in ["Think about threads.", "What is your name?", "Never mind."] {
            let said = try await Self.said(.reframe, [line], model: ScriptedModel(text))
            #expect(said.hasSuffix(Phrases.reframing(1) + " " + SpeechSample.question.hints[0]), "\(said)")
        }
    }

    @Test("a question without data gets three hints worded freely, and all other checks hold")
    func foreign() async throws {
        let text = "What does a lock protect?"
        let good = "Think of what two threads could do to the same counter."
        for rung in 0..<3 {
            let lines = [SpeechSample.answer] + Array(repeating: .interviewer("Hint.", .hint), count: rung)
            let model = ScriptedModel(good)
            #expect(try await Self.said(.hint, lines, model: model, question: nil, text: text) == good)
            #expect(model.requests[0].wholeText.contains(["Rephrase", "Narrow", "Name the central"][rung]))
        }
        for bad in ["Great answer!", "See https://example.com.", "", "**Locks** are **it**."] {
            await #expect(throws: ModelError.self) {
                try await Self.said(
                    .hint, [SpeechSample.answer], model: ScriptedModel(bad), question: nil, text: text)
            }
        }
        await #expect(throws: ModelError.filtered) {
            let model = ScriptedModel { _, _ in .failing(.filtered) }
            return try await Self.said(.hint, [SpeechSample.answer], model: model, question: nil, text: text)
        }
        let asked = SpeechSample.Line.candidate("Which lock?", .clarification)
        let said = try await Self.said(
            .clarification, [asked], model: ScriptedModel { _, _ in .failing(.filtered) }, question: nil, text: text)
        #expect(said == Phrases.repeating(0) + " " + text)
    }

    @Test("a bank that cannot be read fails with its name, and where there is nothing of a kind there is nothing left")
    func nothing() async throws {
        let broken = Speaker(model: ScriptedModel("x"), bank: QuestionBank(folder: "/nonexistent"))
        var record = SpeechSample.record()
        record.plan.prepared = []
        await #expect(throws: ModelError.self) {
            try await InterviewerTests.text(broken.speak(SpeechRequest(record: record, question: 1, move: .hint)))
        }
        let speaker = Speaker(model: ScriptedModel("x"), bank: BankTests.bank)
        for request in [
            SpeechSample.request(.bridge), SpeechSample.request(.closing),
            SpeechSample.request(.probe, keyPoint: "other"),
            SpeechSample.request(.probe, question: nil), SpeechSample.request(.reframe, question: nil),
        ] {
            var events: [SpeechEvent] = []
            for try await event in speaker.speak(request) { events.append(event) }
            #expect(events == [.nothingLeft])
        }
    }
}
